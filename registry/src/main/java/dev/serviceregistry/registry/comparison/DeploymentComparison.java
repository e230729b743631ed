package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FreezeWindow;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.OverlayChanged;
import dev.serviceregistry.facts.PendingDeployment;
import dev.serviceregistry.facts.PinChanged;
import dev.serviceregistry.facts.ReferenceRespelled;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.VersionUnchanged;
import dev.serviceregistry.registry.FreezeWindows;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which projects run something otherwise after the changes, and when their targets are frozen. */
final class DeploymentComparison {

    /** What people read and nothing that runs does. */
    private static final Set<String> UNSEEN =
            Set.of("description", "display_name", "owner", "metadata.links", "metadata.repository", "metadata.runbook");

    private static final String TARGET = "deployment.target.";

    private final View before;
    private final View after;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Set<String>> targets = new HashMap<>();
    private final SortedMap<Destination, List<Change>> pending = new TreeMap<>();

    /** What is brought where: something of a project to one of its targets. */
    private record Destination(String project, String service, String target) implements Comparable<Destination> {

        @Override
        public int compareTo(Destination other) {
            return Comparator.comparing(Destination::project)
                    .thenComparing(Destination::service)
                    .thenComparing(Destination::target)
                    .compare(this, other);
        }
    }

    private DeploymentComparison(View before, View after) {
        this.before = before;
        this.after = after;
    }

    /** What must be known to judge whether the changes may be deployed. */
    static List<Fact> of(View before, View after, List<Change> changes) {
        DeploymentComparison comparison = new DeploymentComparison(before, after);
        changes.forEach(comparison::change);
        comparison.pending.forEach((to, own) -> comparison.facts.add(new PendingDeployment(
                to.project(), to.service(), to.target(), own.get(0).source(), List.copyOf(own))));
        Set<String> projects = new TreeSet<>(before.projects());
        projects.addAll(after.projects());
        projects.forEach(comparison::windows);
        return comparison.facts;
    }

    private void change(Change change) {
        Subject subject = change.subject();
        boolean isAboutOthers = change instanceof VersionUnchanged
                || change instanceof MajorVersionMissing
                || change instanceof ReferenceRespelled
                || change instanceof PinChanged;
        if (isAboutOthers || UNSEEN.contains(subject.element())) {
            return;
        }
        if (change instanceof OverlayChanged overlay) {
            add(overlay.project(), "", overlay.target(), change);
        } else if (subject.service().isEmpty()) {
            if (!subject.project().isEmpty() && isOfDeployment(subject.element())) {
                add(subject.project(), "", target(subject), change);
            }
        } else if (!subject.project().equals(View.HEAD)) {
            add(subject.project(), identity(subject), "", change);
        } else {
            for (AffectedProject affected : change.transition().impact().projects()) {
                if (!affected.transitive() && affected.services().contains(subject.service())) {
                    add(affected.project(), identity(subject), "", change);
                }
            }
        }
    }

    private static String identity(Subject subject) {
        return subject.project() + "/" + subject.service();
    }

    /** Notes what reaches one target, or all where none is named. */
    private void add(String project, String service, String only, Change change) {
        if (project.equals(View.HEAD)) {
            return;
        }
        for (String target : only.isEmpty() ? targets(project) : Set.of(only)) {
            pending.computeIfAbsent(new Destination(project, service, target), unused -> new ArrayList<>())
                    .add(change);
        }
    }

    /** The targets of a project in both states. */
    private Set<String> targets(String project) {
        return targets.computeIfAbsent(project, name -> {
            Set<String> all = new TreeSet<>(before.targets(name));
            all.addAll(after.targets(name));
            return all;
        });
    }

    /** The target that a path of a project's deployment is about alone; empty for one that is about all. */
    private String target(Subject subject) {
        for (String target : targets(subject.project())) {
            if (subject.element().startsWith(TARGET + TomlWriter.key(target) + ".")) {
                return target;
            }
        }
        return "";
    }

    /** Whether a path tells how a project is deployed; when its targets are frozen changes nothing that runs. */
    private static boolean isOfDeployment(String path) {
        boolean isOfTarget = path.startsWith(TARGET);
        return path.startsWith("deployment.") && !(isOfTarget && path.contains(".freeze"));
    }

    /** The windows that the changes take away, besides those that stand: a change cannot lift its own freeze. */
    private void windows(String project) {
        String file = View.deploymentFile(project);
        List<FreezeWindow> standing = windows(project, file, after);
        if (!after.projects().contains(project)) {
            facts.addAll(standing);
        }
        for (FreezeWindow former : windows(project, file, before)) {
            boolean stands = standing.stream()
                    .anyMatch(window -> window.target().equals(former.target())
                            && window.begins().equals(former.begins())
                            && window.ends().equals(former.ends()));
            if (!stands) {
                facts.add(new FreezeWindow(
                        project,
                        former.target(),
                        former.begins(),
                        former.ends(),
                        former.reason(),
                        isKnown(file, former.target()),
                        standing.size() + former.rank(),
                        SourceLocation.startOf(file)));
            }
        }
    }

    /** Whether the windows of a target can be known after the changes, so that one that is not there was lifted. */
    private boolean isKnown(String file, String target) {
        ParsedFile now = after.reading().files().get(file);
        return now == null || now.usable() && !now.leavesOpen("deployment.target." + target + ".freeze");
    }

    private static List<FreezeWindow> windows(String project, String file, View view) {
        return FreezeWindows.of(project, view.content(file).table("deployment"));
    }
}
