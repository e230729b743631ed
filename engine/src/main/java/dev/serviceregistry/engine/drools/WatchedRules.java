package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.OwnRuleException;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleFailureException;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.source.RuleProblem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges by the rules of an organisation on a thread of its own, and gives up on one that takes too much.
 *
 * <p>No check of a rule's text can tell that it joins everything with everything, or that its regular expression never ends
 * on some text. Such a thread cannot be stopped, only left alone: whoever called then ends the run.
 */
final class WatchedRules {

    /** How often is looked after the rules, in milliseconds. */
    private static final long GLANCE = 50;

    private static final long MEGABYTE = 1 << 20;

    private static final long UNKNOWN = -1;

    private final RuleLimits limits;
    private final Function<RuleDescriptor, List<Violation>> judge;
    private final CompletableFuture<List<Violation>> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile Turn turn;

    /** The rule whose turn it is, and since when. */
    private record Turn(RuleDescriptor rule, long since) {}

    private WatchedRules(
            List<RuleDescriptor> rules, RuleLimits limits, Function<RuleDescriptor, List<Violation>> judge) {
        this.limits = limits;
        this.judge = judge;
        this.turn = new Turn(rules.get(0), System.nanoTime());
        this.thread = new Thread(() -> run(rules), "own rules");
        thread.setDaemon(true);
    }

    /**
     * What the rules report.
     *
     * @param judge judges by one of them
     * @throws OwnRuleException when one breaks down or takes too much
     */
    static List<Violation> judge(
            List<RuleDescriptor> rules, RuleLimits limits, Function<RuleDescriptor, List<Violation>> judge) {
        return rules.isEmpty() ? List.of() : new WatchedRules(rules, limits, judge).watched();
    }

    private void run(List<RuleDescriptor> rules) {
        try {
            List<Violation> violations = new ArrayList<>();
            for (RuleDescriptor rule : rules) {
                turn = new Turn(rule, System.nanoTime());
                violations.addAll(judge.apply(rule));
            }
            result.complete(violations);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private List<Violation> watched() {
        thread.start();
        @Nullable Turn last = null;
        long before = UNKNOWN;
        while (true) {
            try {
                return result.get(GLANCE, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Turn now = turn;
                // Most rules are done before the second glance, and whoever tells of memory takes a while to come.
                long allocated = now == last ? allocated() : UNKNOWN;
                if (now != last || before == UNKNOWN) {
                    before = allocated;
                }
                last = now;
                look(now, allocated - before);
            } catch (ExecutionException e) {
                throw failure(turn.rule(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("judging was interrupted", e);
            }
        }
    }

    private void look(Turn now, long allocated) {
        if (System.nanoTime() - now.since() > limits.time().toNanos()) {
            throw stopped(now.rule(), "took longer than " + seconds() + " (limits.seconds)", null);
        }
        long most = Math.min(limits.megabytes() * MEGABYTE, Runtime.getRuntime().maxMemory() / 2);
        if (allocated > most) {
            throw stopped(
                    now.rule(), "took up more than " + most / MEGABYTE + " MB of memory (limits.megabytes)", null);
        }
    }

    private String seconds() {
        long millis = limits.time().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** What the thread has taken up since it began, in bytes; nothing where the platform does not tell. */
    private long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? Math.max(0, threads.getThreadAllocatedBytes(thread.getId()))
                : 0;
    }

    private static RuntimeException failure(RuleDescriptor rule, Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return stopped(rule, "took up all the memory that there is", cause);
        }
        Throwable first = cause;
        while (first.getCause() != null && !(first instanceof MatchLimit.ExceededException)) {
            first = first.getCause();
        }
        if (first instanceof MatchLimit.ExceededException) {
            return stopped(rule, first.getMessage() + " (limits.matches)", cause);
        }
        if (cause instanceof RuleFailureException || first instanceof StackOverflowError) {
            String reason = first instanceof StackOverflowError ? "it nests too deep" : first.getMessage();
            return new OwnRuleException(
                    new RuleProblem(rule.source(), "rule " + rule.id() + " broke down while it judged: " + reason, ""),
                    cause);
        }
        return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
    }

    private static OwnRuleException stopped(RuleDescriptor rule, String reason, @Nullable Throwable cause) {
        return new OwnRuleException(
                new RuleProblem(
                        rule.source(),
                        "rule " + rule.id() + " was stopped: it " + reason,
                        "join facts by a property that they have in common, and let no regular expression repeat what"
                                + " repeats itself; or raise the limit in service-registry.toml"),
                cause == null ? new IllegalStateException(reason) : cause);
    }
}
