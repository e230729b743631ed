package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The networks of one set of rules, each built when it is first asked for or ahead of that on another thread. */
final class RuleNetworks {

    private final Supplier<DroolsRuleSet> source;
    private final Map<Scope, RuleNetwork> byScope = new EnumMap<>(Scope.class);
    private @Nullable CompletableFuture<DroolsRuleSet> rules;
    private @Nullable CompletableFuture<RuleNetwork> whole;

    RuleNetworks(Supplier<DroolsRuleSet> source) {
        this.source = source;
    }

    /** Starts to load the rules and to build their network on the executor, unless that was done before. */
    synchronized CompletableFuture<?> prepare(Executor executor) {
        CompletableFuture<DroolsRuleSet> loading = rules;
        if (loading == null) {
            loading = CompletableFuture.supplyAsync(source, executor);
            rules = loading;
        }
        CompletableFuture<RuleNetwork> building = whole;
        if (building == null) {
            building = loading.thenApplyAsync(
                    loaded -> RuleSession.warmedUp(new RuleNetwork(loaded.model()), loaded), executor);
            whole = building;
        }
        return building;
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
        return joined(loading);
    }

    /** The network of all the rules. */
    RuleNetwork whole() {
        DroolsRuleSet loaded = rules();
        CompletableFuture<RuleNetwork> building;
        synchronized (this) {
            building = whole;
            if (building == null) {
                building = CompletableFuture.completedFuture(new RuleNetwork(loaded.model()));
                whole = building;
            }
        }
        return joined(building);
    }

    /** The network of the rules of one scope. */
    RuleNetwork of(Scope scope) {
        DroolsRuleSet loaded = rules();
        synchronized (byScope) {
            return byScope.computeIfAbsent(
                    scope,
                    wanted -> new RuleNetwork(
                            loaded.only(rule -> rule.scope() == wanted).model()));
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw asThrown(e);
        }
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
