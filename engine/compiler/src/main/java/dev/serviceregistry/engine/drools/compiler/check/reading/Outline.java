package dev.serviceregistry.engine.drools.compiler.check.reading;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Either;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Forall;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Quantified;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Test;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule in one form without spaces, from the tree that was checked. */
final class Outline {

    private final FileTree file;

    Outline(FileTree file) {
        this.file = file;
    }

    /** What a rule says of itself, line by line and sorted. */
    List<String> annotations(RuleTree rule) {
        List<String> lines = new ArrayList<>();
        for (Annotation annotation : rule.annotations()) {
            List<String> values = annotation.values().stream().map(file::text).toList();
            lines.add(annotation.name().text() + String.join(",", values));
        }
        return lines.stream().sorted().toList();
    }

    /** The conditions of a rule. */
    String conditions(RuleTree rule) {
        return all(rule.conditions());
    }

    private String all(List<Condition> conditions) {
        StringBuilder text = new StringBuilder();
        conditions.forEach(condition -> text.append(condition(condition)));
        return text.toString();
    }

    private String condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return pattern(pattern);
        } else if (condition instanceof Quantified quantified) {
            return quantified.quantifier().text() + pattern(quantified.pattern());
        } else if (condition instanceof Forall forall) {
            return "forall" + all(List.copyOf(forall.patterns()));
        } else if (condition instanceof Either either) {
            return either.alternatives().size() == 1
                    ? all(either.alternatives().get(0))
                    : "(" + alternatives(either) + ")";
        } else if (condition instanceof Accumulation accumulation) {
            return accumulation(accumulation);
        } else if (condition instanceof Test test) {
            return "eval[" + file.text(test.expression()) + "]";
        }
        return "";
    }

    /** Alternatives of an alternative are alternatives themselves. */
    private String alternatives(Either either) {
        List<String> texts = new ArrayList<>();
        for (List<Condition> alternative : either.alternatives()) {
            boolean nested = alternative.size() == 1
                    && alternative.get(0) instanceof Either inner
                    && inner.alternatives().size() > 1;
            texts.add(nested ? alternatives((Either) alternative.get(0)) : all(alternative));
        }
        return String.join("|", texts);
    }

    private String accumulation(Accumulation accumulation) {
        StringBuilder text = new StringBuilder("accumulate").append(pattern(accumulation.facts()));
        for (Function function : accumulation.functions()) {
            String argument = function.argument() == null ? "" : file.text(function.argument());
            text.append(named(function.variable().text(), function.name().text()))
                    .append('<')
                    .append(argument)
                    .append('>');
        }
        return text.append(constraints(accumulation.constraints())).toString();
    }

    private String pattern(Pattern pattern) {
        String variable = pattern.variable() == null ? null : pattern.variable().text();
        return named(variable, pattern.type().text()) + constraints(pattern.constraints());
    }

    private String constraints(List<Constraint> constraints) {
        List<String> texts = constraints.stream().map(file::text).toList();
        return "[" + String.join(",", texts) + "]";
    }

    /** A name and what it is given to. */
    static String named(@Nullable String variable, String what) {
        return variable == null ? what : variable + ":" + what;
    }
}
