package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBaseConfiguration;

/** The rules of an engine, loaded ahead or when they are first asked for, and a network for each that was needed. */
final class RuleNetworks {

    private final Supplier<DroolsRuleSet> source;
    private final @Nullable RuleNetworks base;
    private final Map<String, RuleNetwork> byTitle;
    private final Predicate<RuleDescriptor> isBuiltHere;
    private @Nullable CompletableFuture<DroolsRuleSet> rules;
    private @Nullable KieBaseConfiguration configuration;
    private volatile boolean asked;

    RuleNetworks(Supplier<DroolsRuleSet> source) {
        this.source = source;
        this.base = null;
        this.byTitle = new ConcurrentHashMap<>();
        this.isBuiltHere = rule -> true;
    }

    private RuleNetworks(
            RuleNetworks base, UnaryOperator<DroolsRuleSet> change, Predicate<RuleDescriptor> isBuiltHere) {
        this.source = () -> change.apply(base.rules());
        this.base = base;
        this.byTitle = new ConcurrentHashMap<>();
        this.isBuiltHere = isBuiltHere;
    }

    /** The same with others in the place of the rules with these titles; what is built of the rest is shared. */
    RuleNetworks replacing(Set<String> titles, UnaryOperator<DroolsRuleSet> change) {
        return new RuleNetworks(this, change, rule -> titles.contains(rule.title()));
    }

    /** The same with the rules of an organisation; whatever is loaded and built of the others is shared. */
    RuleNetworks with(UnaryOperator<DroolsRuleSet> addition) {
        return new RuleNetworks(this, addition, rule -> !rules().has(rule));
    }

    /**
     * Starts to load the rules on the executor, unless that was done before, and then builds networks until somebody asks for
     * one: a large repository takes longer to read than the rules to load.
     */
    synchronized void prepare(Executor executor) {
        if (rules == null) {
            CompletableFuture<DroolsRuleSet> loading = new CompletableFuture<>();
            rules = loading;
            executor.execute(() -> {
                load(loading);
                buildAhead(loading);
            });
        }
    }

    private void load(CompletableFuture<DroolsRuleSet> loading) {
        try {
            loading.complete(source.get());
        } catch (RuntimeException | Error e) {
            loading.completeExceptionally(e);
        }
    }

    /** Whatever breaks down here does so again when the network is asked for, and is reported then. */
    private void buildAhead(CompletableFuture<DroolsRuleSet> loading) {
        try {
            for (RuleDescriptor rule : loading.join().rules()) {
                if (asked) {
                    return;
                }
                network(rule);
            }
        } catch (RuntimeException | Error e) {
            asked = true;
        }
    }

    DroolsRuleSet rules() {
        CompletableFuture<DroolsRuleSet> loading;
        synchronized (this) {
            loading = rules;
            if (loading == null) {
                loading = CompletableFuture.completedFuture(source.get());
                rules = loading;
            }
        }
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw asThrown(e);
        }
    }

    /** The network of one rule. */
    RuleNetwork of(RuleDescriptor rule) {
        ask();
        return network(rule);
    }

    private void ask() {
        asked = true;
        if (base != null) {
            base.ask();
        }
    }

    private RuleNetwork network(RuleDescriptor rule) {
        if (base != null && !isBuiltHere.test(rule)) {
            return base.network(rule);
        }
        RuleNetwork known = byTitle.get(rule.title());
        return known == null ? byTitle.computeIfAbsent(rule.title(), title -> built(rule)) : known;
    }

    private RuleNetwork built(RuleDescriptor rule) {
        return new RuleNetwork(rules().model(rule), configuration());
    }

    private synchronized KieBaseConfiguration configuration() {
        if (base != null) {
            return base.configuration();
        }
        KieBaseConfiguration known = configuration;
        if (known == null) {
            known = RuleNetwork.configuration();
            configuration = known;
        }
        return known;
    }

    /** What broke down on another thread, as it would have been thrown on this one. */
    static RuntimeException asThrown(Exception wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(wrapper);
    }
}
