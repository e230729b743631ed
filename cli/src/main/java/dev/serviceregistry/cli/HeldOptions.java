package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Judges a change by the options of the repository as they were before it, where it makes them weaker: it frees nothing of itself. */
final class HeldOptions {

    private final Table former;
    private final Call call;
    private final List<String> held = new ArrayList<>();

    private HeldOptions(Table former, Call call) {
        this.former = former;
        this.call = call;
    }

    /** Sets the options that whoever called left to the repository, and tells which of them are not those of its file now. */
    static void hold(JudgingOptions options, Baseline before, Call call) {
        ParsedFile file = before.reading().file(SettingsFile.NAME);
        if (file != null && !file.usable()) {
            return;
        }
        SourceLocation start = SourceLocation.startOf(SettingsFile.NAME);
        HeldOptions held = new HeldOptions(file == null ? Table.empty(start) : file.content(), call);
        options.failOn = held.stricter(options.failOn);
        options.baseline = held.former("baseline", options.baseline);
        options.asOf = held.former("as_of", options.asOf);
        options.changedSince = held.former("changed_since", options.changedSince);
        held.widen("rule", options.rules);
        held.widen("family", options.families);
        held.widen("project", options.projects);
        held.tell();
    }

    private String stricter(String now) {
        String then = former.string("fail_on").orElse(FailOn.ERROR.toString());
        boolean isKnown =
                Stream.of(FailOn.values()).anyMatch(one -> one.toString().equals(then));
        return isKnown && strictness(then) > strictness(now) ? held("fail_on", then, now) : now;
    }

    private static int strictness(String failOn) {
        FailOn from = FailOn.valueOf(failOn.toUpperCase(Locale.ROOT));
        return from == FailOn.NONE ? -1 : from.ordinal();
    }

    private String former(String name, String now) {
        String then = former.string(name).orElse("");
        return then.equals(now) ? now : held(name, then, now);
    }

    private String held(String name, String then, String now) {
        if (!call.settings().isLeftToFile(name)) {
            return now;
        }
        held.add(name);
        return then;
    }

    /** What is judged by less than before is judged by all of that too; none stands for all. */
    private void widen(String name, List<String> now) {
        List<String> then = new ArrayList<>();
        former.scalars(name).forEach(one -> then.add(one.text()));
        former.string(name).ifPresent(then::add);
        boolean isNarrower = !now.isEmpty() && (then.isEmpty() || !now.containsAll(then));
        if (isNarrower && call.settings().isLeftToFile(name)) {
            held.add(name);
            now.addAll(then);
            if (then.isEmpty()) {
                now.clear();
            }
        }
    }

    private void tell() {
        if (!held.isEmpty() && !call.common().quiet) {
            call.err()
                    .line("note: " + String.join(", ", held) + " of " + SettingsFile.NAME
                            + (held.size() == 1 ? " holds" : " hold")
                            + " as before the change, which cannot free itself");
        }
    }
}
