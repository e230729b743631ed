package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subjects of one type, project by project, with the name that each bears in every case. */
final class JunitSubjects {

    private final List<Subject> subjects;
    private final String[] names;
    private final Map<String, Range> ranges = new LinkedHashMap<>();

    /** Takes the subjects sorted, so that those of a project follow each other. */
    JunitSubjects(List<Subject> subjects) {
        this.subjects = subjects;
        this.names = new String[subjects.size()];
        int start = 0;
        for (int i = 0; i < names.length; i++) {
            names[i] = JunitCase.name(subjects.get(i));
            String project = subjects.get(i).project();
            if (i + 1 == names.length || !subjects.get(i + 1).project().equals(project)) {
                ranges.put(project, new Range(start, i + 1));
                start = i + 1;
            }
        }
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** Where the subjects of each project stand. */
    Map<String, Range> ranges() {
        return ranges;
    }

    String name(int index) {
        return names[index];
    }

    /**
     * A part of the subjects.
     *
     * @param from the index of the first
     * @param to the index after the last
     */
    record Range(int from, int to) {

        static final Range NONE = new Range(0, 0);
    }
}
