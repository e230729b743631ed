package dev.serviceregistry.cli;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.report.ShownText;
import java.util.Locale;
import java.util.TreeSet;

/** Rules as a person reads them. */
final class RuleText {

    private static final int WIDTH = 100;

    private RuleText() {}

    static void list(RuleSet rules, Call call) {
        Columns columns = new Columns("ID", "SEVERITY", "FAMILY", "DEMANDS", "FROM");
        for (RuleDescriptor rule : rules.rules()) {
            columns.add(rule.id(), rule.severity().toString(), rule.family(), rule.title(), RuleOrigin.of(rule, call));
        }
        columns.writeTo(call.out(), call.tableWidth());
    }

    static void show(RuleDescriptor rule, RuleSet rules, Call call) {
        Output out = call.out();
        out.line(rule.id() + "  " + rule.title()).line("");
        out.line(
                "Severity  " + rule.severity() + "   Family  " + rule.family() + "   Judges  each " + rule.subjectType()
                        + ", in view of the whole " + rule.scope().name().toLowerCase(Locale.ROOT));
        if (!rule.controls().isEmpty()) {
            out.line("").line("Controls");
            ControlCatalog catalog = new ControlCatalog();
            for (String control : new TreeSet<>(rule.controls())) {
                out.line(("  " + ShownText.of(control) + "  " + catalog.title(control)).stripTrailing());
            }
        }
        out.line("").line("Why").line(wrapped(rule.rationale()));
        out.line("").line("What to do").line(wrapped(rule.remediation()));
        out.line("").line("To live with a finding for a while, add it to policies/waivers.toml.");
        rules.text(rule.id()).ifPresent(text -> {
            out.line("").line("The rule (" + rule.source().file() + ")");
            for (String line : text.stripTrailing().split("\n", -1)) {
                out.line(("  " + ShownText.of(line)).stripTrailing());
            }
        });
    }

    static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : ShownText.of(text).split(" ", -1)) {
            if (column + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            }
            wrapped.append(column == 0 ? "  " : " ").append(word);
            column += word.length() + (column == 0 ? 2 : 1);
        }
        return wrapped.toString();
    }
}
