package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Subject;
import org.drools.model.Constraint;

/** Of whom it is asked, and which facts and conditions are about them. */
record Identity(Subject asked) {

    /** Whether a fact is about nobody, about whom it is asked, or about the project of the service that is asked about. */
    boolean allows(Fact fact) {
        Subject subject = fact.subject();
        return subject.project().isEmpty() || subject.project().equals(asked.project()) && isServiceOf(subject);
    }

    /** Whether a fact is about whom it is asked or about the project of the service that is asked about. */
    boolean owns(Fact fact) {
        return !fact.subject().project().isEmpty() && allows(fact);
    }

    /** What the facts of the project have in common. */
    String ofProject() {
        return "project == \"" + asked.project() + '"';
    }

    private boolean isServiceOf(Subject subject) {
        return subject.service().isEmpty()
                || asked.service().isEmpty()
                || subject.service().equals(asked.service());
    }

    /** Whether the equality that holds is one of the names of the service or the project that the demanding fact is about. */
    static boolean isComparedBy(Clause.Demand demand, Matched with) {
        Fact fact = with.fact(demand.owner());
        if (fact == null) {
            return false;
        }
        Subject subject = fact.subject();
        for (Operand operand :
                ConstraintText.of(demand.constraint(), fact, with).operands()) {
            if (operand.value().equals(name(subject))
                    || subject.service().isEmpty() && operand.value().equals(subject.project())) {
                return true;
            }
        }
        return false;
    }

    private static String name(Subject subject) {
        return subject.project() + '/' + subject.service();
    }

    /** Whether a condition compares something with the name of whom it is asked about. */
    boolean isNamedBy(Constraint equality, Matched matched) {
        for (Operand operand : ConstraintText.of(equality, null, matched).operands()) {
            if (operand.value().equals(asked.service().isEmpty() ? asked.project() : name(asked))) {
                return true;
            }
        }
        return false;
    }

    /** An equality with the names of whom it is asked in the place of what is not known; empty when there is none for it. */
    String unresolved(String equality) {
        int variable = equality.indexOf('$');
        if (variable < 0) {
            return equality;
        }
        String property =
                equality.substring(0, Math.max(0, equality.indexOf("=="))).strip();
        if (property.equals("service") && !asked.service().isEmpty()) {
            return property + " == \"" + name(asked) + '"';
        }
        return property.equals("project") ? ofProject() : "";
    }
}
