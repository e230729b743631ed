package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Either;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Forall;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Quantified;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.Whereabouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows of a rule that it judges a subject by nothing but what is seen among the few projects that are judged together: facts
 * of the subject's project, facts of no project, and what is true of the services that such facts name.
 */
final class Locality {

    /** With more alternatives, a rule is judged on everything. */
    private static final int MOST = 64;

    private final FactTypes types;
    private final String subject;

    private Locality(FactTypes types, String subject) {
        this.types = types;
        this.subject = subject;
    }

    /** Whether that can be shown of the rule. */
    static boolean isShown(RuleTree rule, FactTypes types) {
        if (rule.call() == null) {
            return false;
        }
        Locality locality = new Locality(types, rule.call().subject().text());
        List<List<Condition>> alternatives = new ArrayList<>(List.of(List.of()));
        return expand(rule.conditions(), alternatives) && alternatives.stream().allMatch(locality::isShown);
    }

    /** Adds conditions to each of the alternatives, which become more; false when they become too many. */
    private static boolean expand(List<Condition> conditions, List<List<Condition>> alternatives) {
        for (Condition condition : conditions) {
            List<List<Condition>> more = new ArrayList<>();
            List<List<Condition>> choices =
                    condition instanceof Either either ? either.alternatives() : List.of(List.of(condition));
            for (List<Condition> choice : choices) {
                List<List<Condition>> chosen = new ArrayList<>(alternatives);
                if (condition instanceof Either) {
                    if (!expand(choice, chosen)) {
                        return false;
                    }
                } else {
                    chosen.replaceAll(before -> joined(before, choice));
                }
                more.addAll(chosen);
            }
            if (more.size() > MOST) {
                return false;
            }
            alternatives.clear();
            alternatives.addAll(more);
        }
        return true;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private boolean isShown(List<Condition> conditions) {
        Facts present = new Facts();
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                present.add(pattern);
            }
        }
        if (!present.areSeen()) {
            return false;
        }
        for (Condition condition : conditions) {
            List<Pattern> others = List.of();
            if (condition instanceof Quantified quantified) {
                others = List.of(quantified.pattern());
            } else if (condition instanceof Accumulation accumulation) {
                others = List.of(accumulation.facts());
            } else if (condition instanceof Forall forall) {
                others = forall.patterns();
            }
            // What holds of such facts says nothing of those that are present.
            Facts more = new Facts(present);
            for (Pattern other : others) {
                more.add(other);
                if (!more.areSeen()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Facts that match patterns beside each other, and which of their fields are equal. */
    private final class Facts {

        private final List<Pattern> patterns = new ArrayList<>();
        private final Map<String, String> variables = new HashMap<>();
        private final Map<String, String> equal = new HashMap<>();

        private Facts() {}

        private Facts(Facts others) {
            patterns.addAll(others.patterns);
            variables.putAll(others.variables);
            equal.putAll(others.equal);
        }

        private void add(Pattern pattern) {
            int place = patterns.size();
            patterns.add(pattern);
            if (pattern.variable() != null) {
                variables.put(pattern.variable().text(), place + ".this");
            }
            for (Constraint constraint : pattern.constraints()) {
                String value = value(constraint.expression(), place);
                if (constraint.variable() != null && value != null) {
                    variables.put(constraint.variable().text(), value);
                }
            }
            for (Constraint constraint : pattern.constraints()) {
                if (constraint.variable() == null) {
                    read(constraint.expression(), place);
                }
            }
        }

        private void read(Expression expression, int place) {
            if (expression instanceof Enclosed enclosed) {
                read(enclosed.inner(), place);
            } else if (expression instanceof Binary binary && binary.operator().is("&&")) {
                read(binary.left(), place);
                read(binary.right(), place);
            } else if (expression instanceof Binary binary && binary.operator().is("==")) {
                String left = value(binary.left(), place);
                String right = value(binary.right(), place);
                if (left != null && right != null && !same(left).equals(same(right))) {
                    equal.put(same(left), same(right));
                }
            }
        }

        /** The field that an expression is, as the place of its pattern and its name; null when it is none. */
        private @Nullable String value(Expression expression, int place) {
            if (!(expression instanceof Path path)
                    || path.steps().stream().anyMatch(step -> step.call())
                    || path.steps().size() > 2) {
                return null;
            }
            String first = path.first().name().text();
            String known = variables.get(first);
            if (path.steps().size() == 1) {
                return first.startsWith("$") ? known : place + "." + first;
            }
            String owner = first.equals("this") ? place + ".this" : known;
            return owner == null || !owner.endsWith(".this")
                    ? null
                    : owner.replaceFirst("this$", "")
                            + path.steps().get(1).name().text();
        }

        private String same(String value) {
            String found = value;
            while (equal.containsKey(found)) {
                found = equal.getOrDefault(found, found);
            }
            return found;
        }

        /** Whether all of them are seen where the subject is judged. */
        private boolean areSeen() {
            Set<Integer> own = new HashSet<>();
            Set<Integer> named = new HashSet<>();
            for (int place = 0; place < patterns.size(); place++) {
                Pattern pattern = patterns.get(place);
                boolean isSubject =
                        pattern.variable() != null && pattern.variable().text().equals(subject);
                if (isSubject || Whereabouts.isOfNoProject(type(place))) {
                    own.add(place);
                }
            }
            int before = -1;
            while (before < own.size() + named.size()) {
                before = own.size() + named.size();
                Set<String> services = values(own, Whereabouts::services);
                Set<String> projects = values(own, Whereabouts::projects);
                Set<String> facts = values(own, type -> List.of("this"));
                Set<String> visible = values(own, Whereabouts::named);
                visible.addAll(values(named, Whereabouts::services));
                for (int place = 0; place < patterns.size(); place++) {
                    if (isAny(place, Whereabouts::services, services)
                            || isAny(place, Whereabouts::projects, projects)
                            || isAny(place, type -> List.of("this"), facts)) {
                        own.add(place);
                    } else if (isAny(place, Whereabouts::services, visible)) {
                        named.add(place);
                    }
                }
            }
            own.addAll(named);
            return own.size() == patterns.size();
        }

        private Class<?> type(int place) {
            Class<?> type = types.fact(patterns.get(place).type().text());
            return type == null ? Object.class : type;
        }

        private Set<String> values(Set<Integer> places, Function<Class<?>, List<String>> fields) {
            Set<String> values = new HashSet<>();
            for (int place : places) {
                for (String field : fields.apply(type(place))) {
                    values.add(same(place + "." + field));
                }
            }
            return values;
        }

        private boolean isAny(int place, Function<Class<?>, List<String>> fields, Set<String> values) {
            return fields.apply(type(place)).stream().anyMatch(field -> values.contains(same(place + "." + field)));
        }
    }
}
