package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import java.util.List;
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
     * Starts to load the rules on the executor, unless that was done before, and then judges nothing by one of them: most
     * rules need no network, but whoever needs one finds the classes of Drools loaded.
     */
    synchronized void prepare(Executor executor) {
        if (rules == null) {
            CompletableFuture<DroolsRuleSet> loading = new CompletableFuture<>();
            rules = loading;
            executor.execute(() -> {
                load(loading);
                rehearse(loading);
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
    private void rehearse(CompletableFuture<DroolsRuleSet> loading) {
        try {
            List<RuleDescriptor> all = loading.join().rules();
            if (!all.isEmpty()) {
                RuleSession.judge(of(all.get(0)), all.get(0), List.of());
            }
        } catch (RuntimeException | Error e) {
            // The rules could not be loaded, or not judged by.
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
        if (base != null && !isBuiltHere.test(rule)) {
            return base.of(rule);
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
