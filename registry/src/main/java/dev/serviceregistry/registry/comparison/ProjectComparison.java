package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.PinChanged;
import dev.serviceregistry.facts.ProjectAdded;
import dev.serviceregistry.facts.ProjectRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.UseAdded;
import dev.serviceregistry.facts.UseRemoved;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what projects say of themselves: whether they are there, what they pin and what they use. */
final class ProjectComparison {

    private final View before;
    private final View after;

    ProjectComparison(View before, View after) {
        this.before = before;
        this.after = after;
    }

    /** What differs of a project; of one that is not readable whole, only its pin. */
    List<Change> compare(String project) {
        List<Change> changes = new ArrayList<>();
        if (!before.isReadable(project) || !after.isReadable(project)) {
            if (isWritten(before, project) && isWritten(after, project)) {
                pin(project, changes);
            }
            return changes;
        }
        if (!before.projects().contains(project)) {
            changes.add(new ProjectAdded(project, transition(project, "", project)));
        } else if (!after.projects().contains(project)) {
            changes.add(new ProjectRemoved(project, transition(project, project, "")));
        } else {
            pin(project, changes);
        }
        uses(project, changes);
        return changes;
    }

    private static boolean isWritten(View view, String project) {
        return view.projects().contains(project) && view.isUsable(View.projectFile(project));
    }

    private static Transition transition(String project, String old, String now) {
        SourceLocation source = SourceLocation.startOf(View.projectFile(project));
        return new Transition(old, now, !old.isEmpty(), !now.isEmpty(), source, source, Impact.none());
    }

    private void pin(String project, List<Change> changes) {
        String old = before.pin(project);
        String now = after.pin(project);
        if (!old.equals(now)) {
            Table was = before.content(View.projectFile(project)).table("project");
            Table is = after.content(View.projectFile(project)).table("project");
            Node there = Values.value(was, "catalog_version");
            Node here = Values.value(is, "catalog_version");
            changes.add(new PinChanged(
                    project,
                    new Transition(
                            old,
                            now,
                            there != null,
                            here != null,
                            there == null ? was.source() : there.source(),
                            here == null ? is.source() : here.source(),
                            Impact.none())));
        }
    }

    private void uses(String project, List<Change> changes) {
        Map<String, SourceLocation> old = before.uses(project);
        Map<String, SourceLocation> now = after.uses(project);
        SourceLocation there =
                before.content(View.projectFile(project)).table("uses").source();
        SourceLocation here =
                after.content(View.projectFile(project)).table("uses").source();
        Set<String> kept = new TreeSet<>();
        old.keySet().forEach(name -> kept.add(after.present(project, name)));
        now.forEach((name, source) -> {
            if (!kept.contains(name)) {
                changes.add(new UseAdded(
                        project, name, new Transition("", name, false, true, there, source, Impact.none())));
            }
        });
        old.forEach((name, source) -> {
            if (!now.containsKey(after.present(project, name))) {
                changes.add(new UseRemoved(
                        project, name, new Transition(name, "", true, false, source, here, Impact.none())));
            }
        });
    }
}
