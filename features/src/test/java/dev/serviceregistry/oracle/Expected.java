package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;

/**
 * A finding without its words: which rule is violated by what.
 *
 * @param rule the rule's id
 * @param subject what violates it
 */
record Expected(String rule, Subject subject) implements Comparable<Expected> {

    static Expected of(String rule, String service, String element) {
        return new Expected(rule, Subject.ofService(service, element));
    }

    @Override
    public int compareTo(Expected other) {
        int byRule = rule.compareTo(other.rule);
        return byRule != 0 ? byRule : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return rule + " on [" + subject.project() + "] [" + subject.service() + "] [" + subject.element() + "]";
    }
}
