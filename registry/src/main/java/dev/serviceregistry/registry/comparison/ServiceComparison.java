package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.ImageChanged;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.ReferenceRespelled;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.facts.VersionStep;
import dev.serviceregistry.facts.VersionUnchanged;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares one service with what it was: each difference becomes a change of its own kind, or one of a value. */
final class ServiceComparison {

    /** What describes a service without being part of what it does. */
    private static final List<String> DESCRIPTIVE = List.of(
            "name",
            "display_name",
            "description",
            "owner",
            "system",
            "tags",
            "aliases",
            "metadata.repository",
            "metadata.runbook",
            "metadata.links");

    /** What names another service, or the container of one, at a place of its own. */
    private static final List<String> REFERENCES = List.of(
            "deprecation.replaced_by", "deploy.sidecar_of", "container.network_mode", "container.pid", "container.ipc");

    /** What a service runs as, so that whoever uses it may see another one. */
    private static final Pattern RUN = Pattern.compile("(container|health|deploy|network)\\.");

    private final View before;
    private final View after;
    private final Values values;

    ServiceComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.values = new Values(before.reading(), after.reading());
    }

    /** Everything that differs. */
    List<Draft> compare(ServiceDefinition old, ServiceDefinition now) {
        ServicePair pair = new ServicePair(before, after, old, now, values);
        if (values.same(old.effective(), now.effective())) {
            // What others mount decides where the data of its volumes are.
            VolumeComparison.compare(pair);
            return pair.drafts();
        }
        LifeComparison.compare(pair);
        PortComparison.compare(pair);
        PropertyComparison.compare(pair);
        EnvironmentComparison.compare(pair);
        DependencyComparison.compare(pair);
        ContractComparison.compare(pair);
        VolumeComparison.compare(pair);
        NetworkComparison.compare(pair);
        ImageComparison.compare(pair);
        PromiseComparison.compare(pair);
        aliases(pair);
        references(pair);
        rest(pair);
        return pair.drafts();
    }

    /** What else that a project runs makes of a service of the catalogue that is as it was: where its data are. */
    List<Draft> compareClaims(String project, ServiceDefinition old, ServiceDefinition now) {
        ServicePair pair = new ServicePair(before, after, old, now, values);
        VolumeComparison.compare(pair, project);
        return pair.drafts();
    }

    /** Whether what is written at a path only describes the service, so that its change reaches nobody. */
    static boolean isDescriptive(String path) {
        return DESCRIPTIVE.contains(path);
    }

    /** A former id that leads nowhere any more fails whoever writes it still. */
    private static void aliases(ServicePair pair) {
        Set<String> kept = new TreeSet<>(Set.of(pair.now().service().name()));
        pair.nowTable().scalars("aliases").forEach(alias -> kept.add(alias.text()));
        for (Scalar alias : pair.oldTable().scalars("aliases")) {
            if (kept.add(alias.text())) {
                pair.claim("aliases");
                pair.tell(
                        "aliases:" + alias.text(),
                        pair.transition("aliases", alias, null),
                        Reach.NAMING,
                        Mentions.nameOrHost(alias.text()),
                        (service, transition) -> new AliasRemoved(service, alias.text(), transition));
            }
        }
    }

    /** What names a service besides dependencies and variables, and leads where it did under another name. */
    private static void references(ServicePair pair) {
        for (String path : REFERENCES) {
            String[] keys = path.split("\\.", -1);
            if (pair.oldValue(keys) instanceof Scalar was
                    && pair.nowValue(keys) instanceof Scalar is
                    && was.text().startsWith(ServiceReference.JOINED)
                            == is.text().startsWith(ServiceReference.JOINED)
                    && pair.isRespelled(
                            ServiceReference.parseJoined(was.text()), ServiceReference.parseJoined(is.text()))) {
                pair.tellRespelled(path, pair.transition(path, was, is));
            }
        }
    }

    /** What nothing told of yet, so that no difference goes untold. */
    private void rest(ServicePair pair) {
        Map<String, Node> old = Values.leaves(pair.old().effective());
        Map<String, Node> now = Values.leaves(pair.now().effective());
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            if (!values.same(old.get(path), now.get(path))
                    && !pair.isTold(path)
                    && !Meanings.areSame(path, old.get(path), now.get(path))) {
                pair.tell(
                        path,
                        pair.transition(path, old.get(path), now.get(path)),
                        RUN.matcher(path).lookingAt() ? Reach.DEPENDANTS : Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new ValueChanged(Subject.ofService(service, path), transition));
            }
        }
    }

    /**
     * What the versions of a service do not tell of its changes, where both states have one of their own.
     *
     * @param made the changes themselves, by whom they concern; what only breaks who names it is known from that
     */
    List<Draft> versions(ServiceDefinition was, ServiceDefinition is, List<Draft> drafts, List<Change> made) {
        ServicePair pair = new ServicePair(before, after, was, is, values);
        String old = was.service().version();
        String now = is.service().version();
        if (old.isEmpty() || old.equals(SemanticVersions.NONE) || now.equals(SemanticVersions.NONE)) {
            return List.of();
        }
        int breaking = 0;
        int substantial = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Change change = made.get(i);
            boolean isVersion = draft.path().equals("version");
            breaking += change.level() == ChangeLevel.BREAKING && !isVersion ? 1 : 0;
            boolean isName = change instanceof AliasRemoved
                    || change instanceof ServiceRenamed
                    || change instanceof ReferenceRespelled
                    || change instanceof ImageChanged changed && changed.equivalent();
            substantial += isVersion || isName || isDescriptive(draft.path()) ? 0 : 1;
        }
        boolean unchanged = old.equals(now);
        VersionStep step = unchanged ? VersionStep.LESSER : SemanticVersions.step(old, now);
        boolean promises = !SemanticVersions.isPreRelease(old);
        if (breaking > 0 && (step == VersionStep.DOWN || step == VersionStep.LESSER && promises)) {
            int count = breaking;
            String next = SemanticVersions.nextMajor(old);
            String demanded = next.isEmpty() ? "another major version" : next;
            tell(pair, (service, transition) -> new MajorVersionMissing(service, count, demanded, transition));
        }
        if (substantial > 0 && unchanged) {
            int count = substantial;
            tell(pair, (service, transition) -> new VersionUnchanged(service, count, transition));
        }
        return pair.drafts();
    }

    private static void tell(ServicePair pair, Maker maker) {
        pair.tell(
                "version",
                pair.transition("version", pair.oldValue("version"), pair.nowValue("version")),
                Reach.DEPENDANTS,
                Mention.NONE,
                maker);
    }
}
