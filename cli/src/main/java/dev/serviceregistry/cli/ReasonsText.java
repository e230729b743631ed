package dev.serviceregistry.cli;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why a rule reports something or not, as a person reads it. */
final class ReasonsText {

    private static final int MOST = 20;

    private final Call call;
    private final Judgement judgement;
    private final String policies;
    private final Output out;

    /**
     * For one judgement.
     *
     * @param policies who answers for the settings of the policies; empty when nobody is named
     */
    ReasonsText(Call call, Judgement judgement, String policies) {
        this.call = call;
        this.judgement = judgement;
        this.policies = policies;
        this.out = call.out();
    }

    void all(Reasons reasons) {
        RuleDescriptor rule = reasons.rule();
        line(rule.id() + "  " + rule.title()).line("");
        line(sentence(reasons)).line("");
        Finding finding = reasons.finding();
        if (finding != null) {
            line("Fingerprint  " + finding.fingerprint());
        }
        severity(rule, reasons.severity());
        if (reasons.suppression() != null) {
            line("Let off      " + reasons.suppression().label() + ": "
                    + reasons.suppression().standing() + " ("
                    + place(reasons.suppression().source()) + ")");
        }
        owner(reasons.owner());
        Explanation explanation = reasons.explanation();
        if (explanation != null) {
            conditions(explanation, reasons);
            settings(reasons);
            layers(reasons.layers());
        }
        about(rule);
        next(reasons);
        line("");
    }

    private String sentence(Reasons reasons) {
        RuleDescriptor rule = reasons.rule();
        String subject = name(reasons.subject());
        Finding finding = reasons.finding();
        if (finding != null) {
            return rule.severity() + " on " + subject + ": " + finding.message() + " (" + place(finding.source()) + ")";
        }
        return switch (reasons.standing()) {
            case OFF ->
                rule.id() + " is switched off"
                        + (reasons.mode() == null
                                ? ""
                                : " at " + place(reasons.mode().source())) + ", so it finds nothing";
            case NOTHING ->
                rule.id() + " has nothing to judge: there is no " + rule.subjectType() + " in the repository"
                        + (rule.family().equals("breaking") ? "; it judges what changed, with --against" : "");
            default -> rule.id() + " does not report " + subject + ": " + reason(reasons);
        };
    }

    private static String reason(Reasons reasons) {
        Explanation explanation = reasons.explanation();
        ConditionCheck failing =
                explanation == null ? null : explanation.failing().orElse(null);
        if (explanation == null || failing == null) {
            return "each condition holds for some fact";
        }
        int place = explanation.conditions().indexOf(failing) + 1;
        return "condition " + place + " of " + explanation.conditions().size() + " does not hold: "
                + words(failing, reasons);
    }

    /** Why a condition does not hold, in words. */
    private static String words(ConditionCheck condition, Reasons reasons) {
        String type = condition.type().isEmpty() ? "such fact" : condition.type();
        return switch (condition.kind()) {
            case NONE -> "there must be no " + type + " that satisfies it, and there is one";
            case EACH ->
                condition.facts().isEmpty()
                        ? "it is not true of each fact"
                        : "there is one of which it is not true: "
                                + condition.facts().get(0).description();
            default -> {
                for (ConstraintCheck constraint : condition.constraints()) {
                    if (!constraint.holds()) {
                        yield constraint.text() + ": " + constraint.values() + " is false";
                    }
                }
                if (condition.kind() == ConditionCheck.Kind.ONE_OF) {
                    yield "none of its alternatives holds";
                }
                if (condition.kind() == ConditionCheck.Kind.SEVERAL) {
                    yield "what the facts come to together is not what it demands";
                }
                yield condition.wanted().isEmpty()
                        ? "there is no " + type
                                + (condition.reported() ? " of " + name(reasons.subject()) : " in the repository")
                        : "there is no " + type + " with " + condition.wanted();
            }
        };
    }

    private void severity(RuleDescriptor rule, @Nullable Setting setting) {
        line("Severity     " + rule.severity()
                + (setting == null ? ", as the rule says" : ", set at " + place(setting.source())));
    }

    private void owner(@Nullable Owner owner) {
        if (owner == null) {
            line("Owner        nobody is named");
            return;
        }
        boolean isUnknown = owner.ownership().resolution() == Resolution.MISSING;
        String none = isUnknown ? ", which is no team" : "";
        String name = owner.team() == null ? none : " (" + owner.team().displayName() + ")";
        line("Owner        " + owner.handle() + name
                + (owner.contacts().isEmpty() ? "" : ": " + String.join(", ", owner.contacts()))
                + " (" + place(owner.ownership().source()) + ")");
    }

    private void conditions(Explanation explanation, Reasons reasons) {
        line("").line("The rule's conditions (" + reasons.rule().source().file() + ")");
        int place = 0;
        for (ConditionCheck condition : explanation.conditions()) {
            place++;
            line("  " + place + ". " + condition.text()
                    + (condition.line() == 0 ? "" : "  [line " + condition.line() + "]"));
            condition(condition, reasons);
        }
        if (explanation.others() > 0) {
            line("  The subject has " + explanation.others() + " more of what the rule judges.");
        }
    }

    private void condition(ConditionCheck condition, Reasons reasons) {
        switch (condition.standing()) {
            case UNREACHED -> line("     not looked at");
            case FAILS -> line("     does not hold: " + words(condition, reasons));
            case HOLDS -> line("     holds" + (condition.kind() == ConditionCheck.Kind.NONE ? ": there is none" : ""));
        }
        String label = condition.standing() == ConditionCheck.Standing.HOLDS
                ? "by"
                : condition.kind() == ConditionCheck.Kind.NONE || condition.kind() == ConditionCheck.Kind.EACH
                        ? "in the way"
                        : "nearest";
        boolean failing = condition.standing() == ConditionCheck.Standing.FAILS;
        for (Fact fact : condition.facts()) {
            line("       " + label + ": " + fact.description() + stated(fact));
            for (Fact part : fact.parts()) {
                line("         which comes from: " + part.description() + stated(part));
            }
        }
        for (ConstraintCheck constraint : condition.constraints()) {
            line("       " + constraint.text() + ": " + constraint.values() + " is " + constraint.holds());
            if (failing && !constraint.holds()) {
                operands(constraint.operands());
            }
        }
        if (!condition.bound().isEmpty()) {
            StringBuilder bound = new StringBuilder();
            for (Operand value : condition.bound()) {
                if (value.value().isEmpty()) {
                    continue;
                }
                bound.append(bound.isEmpty() ? "" : ", ")
                        .append(value.name())
                        .append(" = ")
                        .append(value.value());
            }
            line(bound.isEmpty() ? "       takes nothing" : "       takes: " + bound);
        }
    }

    private void operands(List<Operand> operands) {
        for (Operand operand : operands) {
            Fact fact = operand.fact();
            line("         " + operand.name() + " = " + operand.value() + (fact == null ? "" : stated(fact)));
        }
    }

    private void settings(Reasons reasons) {
        if (reasons.settings().isEmpty()) {
            return;
        }
        line("").line("Settings behind it");
        String owner = policies.isEmpty() ? "" : ", owned by " + policies;
        for (Fact fact : reasons.settings()) {
            line("  " + fact.description() + stated(fact)
                    + (fact.source().file().isEmpty() ? "" : owner));
        }
    }

    private void layers(List<ValueLayer> layers) {
        if (layers.isEmpty()) {
            return;
        }
        line("").line("Values behind it");
        for (ValueLayer layer : layers) {
            line("  " + (layer.holds() ? "" : "not ") + layer.key() + " = " + layer.value() + "  (" + layer.origin()
                    + ", " + place(layer.source()) + ")");
        }
    }

    private void about(RuleDescriptor rule) {
        line("").line("Why").line(RuleText.wrapped(rule.rationale()));
        if (!rule.controls().isEmpty()) {
            line("").line("Controls");
            ControlCatalog catalog = new ControlCatalog();
            for (String control : new TreeSet<>(rule.controls())) {
                line(("  " + control + "  " + catalog.title(control)).stripTrailing());
            }
        }
    }

    private void next(Reasons reasons) {
        Finding finding = reasons.finding();
        if (finding == null) {
            return;
        }
        line("").line("What to do").line(RuleText.wrapped(reasons.rule().remediation()));
        if (reasons.suppression() == null) {
            line(
                    Exceptions.isBeyondExceptions(finding)
                            ? "  Nothing lets it off, since it is on an exception or on an approval."
                            : "  To live with it until a day: "
                                    + WaiverAdvice.of(finding, reasons.owner(), judgement, call));
        }
    }

    void rule(RuleInForce inForce, RuleSet rules) {
        RuleText.show(inForce.rule(), rules, call);
        line("").line("In this repository");
        severity(inForce.rule(), inForce.severity());
        if (inForce.mode() != null) {
            line("Mode         " + inForce.mode().value() + ", set at "
                    + place(inForce.mode().source()));
        }
        if (!inForce.isOff()) {
            line("Outcome      "
                    + inForce.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", findings: "
                    + inForce.findings().size());
        }
        int shown = 0;
        for (Finding finding : inForce.findings()) {
            if (shown++ == MOST) {
                line("  … and " + (inForce.findings().size() - MOST) + " more");
                break;
            }
            line("  " + finding.fingerprint() + "  " + name(finding.subject()) + ": " + finding.message());
        }
    }

    private Output line(String text) {
        return out.line(text.isEmpty() ? text : shown(text));
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (String part : text.split("\n", -1)) {
            shown.append(shown.isEmpty() ? "" : "\n").append(ShownText.of(part));
        }
        return shown.toString();
    }

    private static String name(Subject subject) {
        return subject.toString().isEmpty() ? "the repository" : subject.toString();
    }

    private String stated(Fact fact) {
        return " (" + (fact.source().file().isEmpty() ? "by default" : place(fact.source())) + ")";
    }

    private String place(SourceLocation source) {
        return source.file().isEmpty()
                ? "by default"
                : call.repository().shown(source.file()) + ":" + source.line() + ":" + source.column();
    }
}
