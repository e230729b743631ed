package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.SettingsFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Judges a change by the options of the repository as they were before it, where it makes them weaker: it frees nothing of itself. */
final class HeldOptions {

    private final JudgingOptions options;
    private final Map<String, SettingsFile.Written> former;
    private final Reading now;
    private final Function<String, Baseline> states;
    private final Call call;
    private final Set<String> held = new LinkedHashSet<>();

    private HeldOptions(
            JudgingOptions options,
            Map<String, SettingsFile.Written> former,
            Reading now,
            Function<String, Baseline> states,
            Call call) {
        this.options = options;
        this.former = former;
        this.now = now;
        this.states = states;
        this.call = call;
    }

    /**
     * The options with what holds as before the change, which it tells; only those count that whoever called left to the
     * repository.
     *
     * @param states reads the state that a name means
     */
    static JudgingOptions of(
            JudgingOptions asked, Baseline before, Reading now, Function<String, Baseline> states, Call call) {
        Map<String, SettingsFile.Written> former =
                call.settingsAt(before.root()).settings();
        HeldOptions held = new HeldOptions(asked.copy(), former, now, states, call);
        held.failOn();
        held.asOf();
        held.changedSince();
        held.selection();
        held.projects("project", held.options.projects);
        held.projects("breaks", held.options.breaks);
        held.vulnerabilities();
        held.tell();
        return held.options;
    }

    private void failOn() {
        String written = text("fail_on");
        String then = SettingKeys.choices("fail_on").contains(written) ? written : FailOn.ERROR.toString();
        if (isOpen("fail_on") && strictness(then) > strictness(options.failOn)) {
            options.failOn = then;
            held.add("fail_on");
        }
    }

    private static int strictness(String failOn) {
        FailOn from = FailOn.valueOf(failOn.toUpperCase(Locale.ROOT));
        return from == FailOn.NONE ? -1 : from.ordinal();
    }

    private void asOf() {
        String written = text("as_of");
        String then = AsOf.isDay(written) ? written : "";
        if (isOpen("as_of") && !then.equals(options.asOf)) {
            options.asOf = then;
            held.add("as_of");
        }
    }

    /** Where the state before named none that there is, what came since that state itself counts. */
    private void changedSince() {
        String then = text("changed_since");
        if (isOpen("changed_since") && !options.changedSince.isEmpty() && !then.equals(options.changedSince)) {
            options.changedSince = then.isEmpty() || isState(then) ? then : options.against;
            held.add("changed_since");
        }
    }

    private boolean isState(String name) {
        try {
            states.apply(name);
            return true;
        } catch (UsageProblem e) {
            return false;
        }
    }

    /** Rules and families are one selection, of which none stands for all rules. */
    private void selection() {
        List<String> rules = isOpen("rule") ? texts("rule") : Settings.parts(options.rules);
        List<String> families = isOpen("family") ? texts("family") : Settings.parts(options.families);
        if (options.rules.isEmpty() && options.families.isEmpty()) {
            return;
        }
        if (rules.isEmpty() && families.isEmpty()) {
            clear("rule", options.rules);
            clear("family", options.families);
            return;
        }
        RuleSet known = call.engineOnChanges().rules();
        Set<String> selected = selected(known, Settings.parts(options.rules), Settings.parts(options.families));
        if (selected.containsAll(selected(known, rules, families))) {
            return;
        }
        Set<String> ids = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (RuleDescriptor rule : known.rules()) {
            ids.add(rule.id());
            names.add(rule.family());
        }
        widen("rule", options.rules, rules, ids);
        widen("family", options.families, families, names);
    }

    private static Set<String> selected(RuleSet known, List<String> rules, List<String> families) {
        Set<String> selected = new TreeSet<>();
        for (RuleDescriptor rule : known.rules()) {
            if (rules.contains(rule.id()) || families.contains(rule.family())) {
                selected.add(rule.id());
            }
        }
        return selected;
    }

    /** Projects of which none stands for all. */
    private void projects(String name, List<String> current) {
        List<String> then = texts(name);
        if (!isOpen(name) || current.isEmpty()) {
            return;
        }
        if (then.isEmpty()) {
            clear(name, current);
        } else {
            widen(name, current, then, Readings.projects(now));
        }
    }

    private void vulnerabilities() {
        if (isOpen("vulnerabilities") && former.containsKey("vulnerabilities")) {
            List<String> then = former.get("vulnerabilities").values();
            Path root = call.repository().root();
            List<String> there =
                    then.stream().filter(file -> isFile(root, file)).toList();
            widen("vulnerabilities", options.vulnerabilities, then, there);
        }
    }

    private void clear(String name, List<String> current) {
        if (!current.isEmpty()) {
            current.clear();
            held.add(name);
        }
    }

    /** Adds what held before and is still there. */
    private void widen(String name, List<String> current, List<String> then, Collection<String> there) {
        Set<String> known = new TreeSet<>(current);
        known.addAll(Settings.parts(current));
        for (String one : then) {
            if (there.contains(one) && !known.contains(one)) {
                current.add(one);
                held.add(name);
            }
        }
    }

    private boolean isOpen(String name) {
        return call.settings().isLeftToFile(name);
    }

    /** The former value of an option that takes one; empty when there was none. */
    private String text(String name) {
        SettingsFile.Written written = former.get(name);
        return written == null || written.values().size() != 1
                ? ""
                : written.values().get(0);
    }

    private List<String> texts(String name) {
        SettingsFile.Written written = former.get(name);
        return written == null ? List.of() : Settings.parts(written.values());
    }

    private static boolean isFile(Path root, String name) {
        try {
            return Files.isRegularFile(root.resolve(name));
        } catch (InvalidPathException e) {
            return false;
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
