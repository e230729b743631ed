package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.JudgedCatalog;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that every way of telling evidence has in common. */
final class ControlWords {

    private ControlWords() {}

    static String result(RuleEvidence.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A violation with what it is on. */
    static String finding(Finding finding) {
        String subject = finding.subject().toString();
        return subject.isEmpty() ? finding.message() : subject + ": " + finding.message();
    }

    /** A place as people write it; empty for what no file states. */
    static String place(SourceLocation source) {
        return source.file().isEmpty() ? "" : source.file() + ":" + source.line();
    }

    /** That a control is in force and where that is set, in words that follow the control. */
    static String inForce(ControlEvidence control) {
        String place = control.inForce() == null ? "" : place(control.inForce());
        return "is in force" + (place.isEmpty() ? "" : " (" + place + ")");
    }

    /** Why no rule that serves a control was judged by, in words that follow the control. */
    static String unjudged(ControlEvidence control, ControlReport report) {
        List<String> off = new ArrayList<>();
        for (RuleEvidence rule : control.rules()) {
            if (rule.result() == RuleEvidence.Result.OFF) {
                off.add(rule.rule().id() + switched(rule.rule().id(), report));
            }
        }
        if (off.isEmpty()) {
            return "its rules had nothing to judge";
        }
        String served = off.size() == 1 ? "which serves it, is" : "which serve it, are";
        String others = off.size() == control.rules().size() ? "" : "; its other rules had nothing to judge";
        return String.join(", ", off) + ", " + served + " switched off" + others;
    }

    /** Where a rule is switched off; empty when no setting says so. */
    private static String switched(String rule, ControlReport report) {
        for (Setting setting : report.judgement().judged().facts().ofType(Setting.class)) {
            if (setting.key().equals("rules." + rule + ".mode")) {
                return " (" + place(setting.source()) + ")";
            }
        }
        return "";
    }

    /** What came of scenarios, such as {@code 3 passed, 1 failed}. */
    static String scenarios(Iterable<ScenarioResult> scenarios) {
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (ScenarioResult scenario : scenarios) {
            passed += scenario.passed() && !scenario.skipped() ? 1 : 0;
            failed += scenario.passed() || scenario.skipped() ? 0 : 1;
            skipped += scenario.skipped() ? 1 : 0;
        }
        if (passed + failed + skipped == 0) {
            return "none";
        }
        return passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed")
                + (skipped == 0 ? "" : ", " + skipped + " skipped");
    }

    /** What was judged, on which day and in which state. */
    static String scope(ControlReport report) {
        JudgedCatalog catalog = report.judgement().catalog();
        return counted(catalog.services(), "service") + " in " + counted(catalog.projects(), "project") + ", judged on "
                + report.judgement().asOf();
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** How many controls have which standing. */
    static String counts(ControlReport report) {
        StringBuilder text = new StringBuilder();
        for (ControlEvidence.Standing standing : ControlEvidence.Standing.values()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(report.count(standing))
                    .append(' ')
                    .append(standing);
        }
        return text.toString();
    }
}
