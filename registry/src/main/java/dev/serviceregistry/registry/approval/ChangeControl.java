package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.ChangeClass;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has to approve what.
 *
 * <p>A change can neither take itself out of the control it falls under, nor out of the one that it brings: what holds
 * before it and what holds after it both count.
 *
 * @param teams the handles that are named for each class of changes, each with its {@code @}
 * @param accepted where approvals may be given
 * @param emergencies the handles of those of whom one may let a change through in an emergency; none where anybody may
 */
record ChangeControl(Map<ChangeClass, Set<String>> teams, Set<ApprovalOrigin> accepted, Set<String> emergencies) {

    private static final String EMERGENCIES = "emergency_changes_require";

    static ChangeControl of(Reading before, Reading after) {
        List<Table> old = tables(before);
        List<Table> now = tables(after);
        Map<ChangeClass, Set<String>> teams = new EnumMap<>(ChangeClass.class);
        for (ChangeClass category : ChangeClass.values()) {
            Set<String> named = handles(old, category.setting());
            named.addAll(handles(now, category.setting()));
            teams.put(category, named);
        }
        Set<ApprovalOrigin> accepted = accepted(old);
        if (accepted.isEmpty()) {
            accepted = accepted(now);
        }
        Set<String> emergencies = handles(old, EMERGENCIES);
        if (emergencies.isEmpty()) {
            emergencies = handles(now, EMERGENCIES);
        }
        return new ChangeControl(
                teams, accepted.isEmpty() ? EnumSet.allOf(ApprovalOrigin.class) : accepted, emergencies);
    }

    private static Set<String> handles(List<Table> state, String key) {
        Set<String> handles = new TreeSet<>();
        for (Table table : state) {
            for (Scalar handle : table.scalars(key)) {
                handles.add(handle.text());
            }
        }
        return handles;
    }

    private static List<Table> tables(Reading reading) {
        List<Table> tables = new ArrayList<>();
        for (ParsedFile file : reading.files().values()) {
            if (RepositoryFile.isPolicy(file.name())) {
                tables.add(file.content().table("change_control"));
            }
        }
        return tables;
    }

    private static Set<ApprovalOrigin> accepted(List<Table> state) {
        Set<ApprovalOrigin> accepted = EnumSet.noneOf(ApprovalOrigin.class);
        for (Table table : state) {
            for (Scalar source : table.scalars("approval_sources")) {
                for (ApprovalOrigin origin : ApprovalOrigin.values()) {
                    if (origin.toString().equals(source.text())) {
                        accepted.add(origin);
                    }
                }
            }
        }
        return accepted;
    }

    /** Every handle that is named for any class. */
    Set<String> everybody() {
        Set<String> everybody = new TreeSet<>();
        teams.values().forEach(everybody::addAll);
        return everybody;
    }

    /** Whether it names anybody at all. */
    boolean isStated() {
        for (Set<String> named : teams.values()) {
            if (!named.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
