package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.Subject;

/**
 * A finding as a case of JUnit's.
 *
 * @param reported the finding
 * @param ordinal which of several findings of its rule on its subject it is, from 1
 */
record JunitCase(ReportedFinding reported, int ordinal) {

    /** What tells the case from the others of its rule, as it stands in an attribute. */
    String name() {
        String name = name(reported.finding().subject());
        return ordinal > 1 ? name + " (" + ordinal + ")" : name;
    }

    /** The name of the first case on this subject. */
    static String name(Subject subject) {
        StringBuilder xml = new StringBuilder();
        boolean hasService = !subject.service().isEmpty();
        boolean hasProject = !subject.project().isEmpty();
        XmlText.attribute(subject.project(), xml).append(hasProject && hasService ? "/" : "");
        XmlText.attribute(subject.service(), xml);
        if (!subject.element().isEmpty()) {
            XmlText.attribute(subject.element(), xml.append(hasProject || hasService ? " " : ""));
        }
        return xml.toString();
    }
}
