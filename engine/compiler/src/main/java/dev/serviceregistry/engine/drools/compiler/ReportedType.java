package dev.serviceregistry.engine.drools.compiler;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Finds the type of what a rule reports on: that of the pattern whose fact it hands to the report first. */
final class ReportedType {

    private static final Pattern FIRST_ARGUMENT = Pattern.compile("\\breport\\s*\\.\\s*violation\\s*\\(\\s*(\\$?\\w+)");

    private ReportedType() {}

    /** The simple name of the type; empty when the text does not tell it. */
    static String of(RuleDescr rule) {
        Matcher reported = FIRST_ARGUMENT.matcher(String.valueOf(rule.getConsequence()));
        return reported.find() ? type(rule.getLhs(), reported.group(1)) : "";
    }

    private static String type(BaseDescr condition, String binding) {
        if (condition instanceof PatternDescr pattern && binding.equals(pattern.getIdentifier())) {
            return pattern.getObjectType();
        }
        if (condition instanceof ConditionalElementDescr group) {
            for (BaseDescr part : group.getDescrs()) {
                String type = type(part, binding);
                if (!type.isEmpty()) {
                    return type;
                }
            }
        }
        return "";
    }
}
