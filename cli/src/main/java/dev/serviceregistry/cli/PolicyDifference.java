package dev.serviceregistry.cli;

import dev.serviceregistry.engine.EvaluationDifference;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of two states come to on one catalogue.
 *
 * @param before the state before, as people read it
 * @param after the state after
 * @param settings the settings that differ, sorted by key
 * @param findings what is found differently
 */
record PolicyDifference(String before, String after, List<ChangedSetting> settings, EvaluationDifference findings) {

    /**
     * A setting that is not the same in both.
     *
     * @param key its dotted key
     * @param before the setting before; null when it was not written
     * @param after the setting after; null when it is not written any more
     */
    record ChangedSetting(
            String key, @Nullable Setting before, @Nullable Setting after) {}

    /**
     * What a rule finds differently in a project.
     *
     * @param newlyFailing what it only finds after
     * @param freed what it only found before
     * @param changed what it finds with another severity
     */
    record Group(List<Finding> newlyFailing, List<Finding> freed, List<EvaluationDifference.SeverityChange> changed) {

        private Group() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What is found differently, by rule and then by project; the repository as a whole has an empty name. */
    SortedMap<String, SortedMap<String, Group>> groups() {
        SortedMap<String, SortedMap<String, Group>> groups = new TreeMap<>();
        findings.newlyFailing()
                .forEach(finding -> group(finding, groups).newlyFailing().add(finding));
        findings.freed().forEach(finding -> group(finding, groups).freed().add(finding));
        findings.changed()
                .forEach(change -> group(change.finding(), groups).changed().add(change));
        return groups;
    }

    private static Group group(Finding finding, Map<String, SortedMap<String, Group>> groups) {
        return groups.computeIfAbsent(finding.rule().id(), rule -> new TreeMap<>())
                .computeIfAbsent(finding.subject().project(), project -> new Group());
    }
}
