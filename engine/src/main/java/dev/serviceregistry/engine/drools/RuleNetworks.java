package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of an engine, loaded ahead or when they are first asked for, and a network for each that was needed. */
final class RuleNetworks {

    private final Supplier<DroolsRuleSet> source;
    private final Map<String, RuleNetwork> byTitle = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<DroolsRuleSet> rules;

    RuleNetworks(Supplier<DroolsRuleSet> source) {
        this.source = source;
    }

    /** Starts to load the rules on the executor, unless that was done before. */
    synchronized CompletableFuture<?> prepare(Executor executor) {
        CompletableFuture<DroolsRuleSet> loading = rules;
        if (loading == null) {
            loading = CompletableFuture.supplyAsync(source, executor);
            rules = loading;
        }
        return loading;
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
        RuleNetwork known = byTitle.get(rule.title());
        return known == null
                ? byTitle.computeIfAbsent(rule.title(), title -> new RuleNetwork(rules().model(rule)))
                : known;
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
