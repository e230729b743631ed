package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.ControlServed;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Adds to what is judged what only the engine knows: which of the controls in force its rules serve. */
final class ServedControls {

    private ServedControls() {}

    /** The same facts and, where controls are in force, a fact for each of these that one of the rules serves. */
    static FactSet with(FactSet facts, RuleSet rules) {
        List<Fact> served = among(facts.ofType(ControlInForce.class), rules);
        return served.isEmpty() ? facts : facts.plus(served);
    }

    /** A fact for each of these controls that one of the rules serves. */
    static List<Fact> among(List<ControlInForce> controls, RuleSet rules) {
        Map<String, Set<String>> inForce = new HashMap<>();
        for (ControlInForce control : controls) {
            inForce.computeIfAbsent(letters(control.control()), key -> new LinkedHashSet<>())
                    .add(control.control());
        }
        if (inForce.isEmpty()) {
            return List.of();
        }
        Set<String> served = new LinkedHashSet<>();
        for (RuleDescriptor rule : rules.rules()) {
            for (String control : rule.controls()) {
                served.addAll(inForce.getOrDefault(letters(control), Set.of()));
            }
        }
        List<Fact> more = new ArrayList<>(served.size());
        for (String control : served) {
            more.add(new ControlServed(control));
        }
        return more;
    }

    /** Frameworks write the ids of their controls in capitals here and without there. */
    private static String letters(String control) {
        return control.toLowerCase(Locale.ROOT);
    }
}
