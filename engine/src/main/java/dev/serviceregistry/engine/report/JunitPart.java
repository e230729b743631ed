package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one rule says of the subjects of one project. */
final class JunitPart {

    private final RuleDescriptor rule;
    private final JunitSubjects subjects;
    private final JunitSubjects.Range range;
    private final Set<Subject> violating;
    private final List<JunitCase> findings = new ArrayList<>();

    JunitPart(RuleDescriptor rule, JunitSubjects subjects, JunitSubjects.Range range, Set<Subject> violating) {
        this.rule = rule;
        this.subjects = subjects;
        this.range = range;
        this.violating = violating;
    }

    RuleDescriptor rule() {
        return rule;
    }

    List<JunitCase> findings() {
        return findings;
    }

    /** How many cases there are, conforming ones and findings. */
    int size() {
        int size = findings.size() + range.to() - range.from();
        if (!violating.isEmpty()) {
            for (Subject subject : subjects.subjects().subList(range.from(), range.to())) {
                size -= violating.contains(subject) ? 1 : 0;
            }
        }
        return size;
    }

    /** Writes the cases of the subjects that conform, each between these. */
    void writeConforming(String start, String end, Writer out) throws IOException {
        for (int i = range.from(); i < range.to(); i++) {
            if (violating.isEmpty() || !violating.contains(subjects.subjects().get(i))) {
                out.write(start);
                out.write(subjects.name(i));
                out.write(end);
            }
        }
    }
}
