package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.Conflict;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PropertyDefault;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.KeptVolumes;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One state of a repository, as a comparison asks for it. */
final class View {

    static final String HEAD = "global";
    static final String CATALOG = "services/catalog.toml";
    private static final List<String> TIERS = List.of("critical", "high", "medium", "low");
    private static final Map<String, Integer> REPLICAS = Map.of("critical", 3, "high", 2, "medium", 1);

    private final Reading reading;
    private final Map<String, Map<String, SourceLocation>> uses = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final SortedSet<String> projects = new TreeSet<>();

    /** The projects that pin a version of the catalogue which is not listed. */
    private final Set<String> unlisted = new HashSet<>();

    private final Map<String, SortedMap<String, ServiceDefinition>> members = new HashMap<>();
    private final Map<String, KeptVolumes> keptVolumes = new HashMap<>();
    private final Map<String, String> presents = new HashMap<>();

    View(Reading reading) {
        this.reading = reading;
        for (Fact fact : reading.registry().facts().facts()) {
            if (fact instanceof Use use) {
                uses.computeIfAbsent(use.project(), unused -> new TreeMap<>()).put(use.name(), use.source());
            } else if (fact instanceof Setting setting) {
                settings.put(setting.key(), setting.value());
            } else if (fact instanceof Conflict conflict && conflict.together()) {
                failing.add(conflict.project() + '\n' + conflict.service() + '\n' + conflict.name());
            } else if (fact instanceof CatalogPin pin && pin.status() == CatalogStatus.UNLISTED) {
                unlisted.add(pin.project());
            } else if (fact instanceof PropertyDefault given && !given.satisfied()) {
                failing.add(given.service() + '\n' + given.property());
            }
        }
        reading.registry().projects().forEach(project -> projects.add(project.name()));
    }

    Reading reading() {
        return reading;
    }

    SortedSet<String> projects() {
        return projects;
    }

    /** What a project runs by id; for {@code global}, what the head of the catalogue defines. */
    SortedMap<String, ServiceDefinition> members(String project) {
        return members.computeIfAbsent(project, name -> {
            SortedMap<String, ServiceDefinition> byId = new TreeMap<>();
            for (ServiceDefinition definition : reading.registry().services(name)) {
                byId.put(definition.service().name(), definition);
            }
            return byId;
        });
    }

    /** What a project keeps beyond the life of its pods. */
    KeptVolumes keptVolumes(String project) {
        return keptVolumes.computeIfAbsent(project, name -> new KeptVolumes(reading.registry(), name));
    }

    /** Where a project writes that it uses each service of the catalogue. */
    Map<String, SourceLocation> uses(String project) {
        return uses.getOrDefault(project, Map.of());
    }

    /** The version of the catalogue that a project pins; empty when it follows the head. */
    String pin(String project) {
        return content(projectFile(project))
                .table("project")
                .string("catalog_version")
                .orElse("");
    }

    /**
     * The identity that a service has in this state: a former id leads to the one it has now. One that is not there keeps
     * its own.
     */
    String present(String service) {
        return presents.computeIfAbsent(service, this::findPresent);
    }

    /** What a name means to a project, or to a version of the catalogue. */
    Optional<ServiceDefinition> find(String project, String name) {
        return reading.registry().find(project, name);
    }

    private String findPresent(String service) {
        int slash = service.indexOf('/');
        String project = service.substring(0, slash);
        String id = service.substring(slash + 1);
        if (members(project).containsKey(id)) {
            return service;
        }
        return find(project, id)
                .map(definition -> project + "/" + definition.service().name())
                .orElse(service);
    }

    /** The id that a service has in this state of which a project knew another one. */
    String present(String project, String id) {
        return present(project + "/" + id).substring(project.length() + 1);
    }

    /** The project of a whole identity. */
    static String projectOf(String service) {
        return service.substring(0, service.indexOf('/'));
    }

    /** Whether a service is the catalogue's, of its head or of a released version. */
    static boolean isOfCatalogue(String service) {
        return service.startsWith(HEAD + "/") || service.startsWith(HEAD + "@");
    }

    /** Whether a definition is written by the project itself, be it of its own or an override. */
    static boolean isWrittenBy(String project, @Nullable ServiceDefinition definition) {
        return definition != null && definition.service().project().equals(project);
    }

    /** Whether a project defines a service in the place of the catalogue's, which it uses. */
    boolean isOverride(String project, String id) {
        return isWrittenBy(project, members(project).get(id))
                && uses(project).containsKey(id)
                && catalogueOf(project).containsKey(id);
    }

    /** What a project has of a service from the version of the catalogue that it follows; null for nothing. */
    @Nullable
    ServiceDefinition inherited(String project, String id) {
        return uses(project).containsKey(id) ? inheritable(project, id) : null;
    }

    /** What the version of the catalogue that a project follows has under an id, whoever uses it; null for nothing. */
    @Nullable
    ServiceDefinition inheritable(String project, String id) {
        return catalogueOf(project).get(id);
    }

    /** Whether the version of the catalogue that a project follows is known not to have a service. */
    boolean lacks(String project, String id) {
        String pin = pin(project);
        return !catalogueOf(project).containsKey(id)
                && isUsable(catalogueFile(project))
                && !leavesOpen(catalogueFile(project), "services." + id)
                && (pin.isEmpty() || !members(HEAD + "@" + pin).isEmpty());
    }

    private SortedMap<String, ServiceDefinition> catalogueOf(String project) {
        String pin = pin(project);
        SortedMap<String, ServiceDefinition> frozen = members(HEAD + "@" + pin);
        return pin.isEmpty() || frozen.isEmpty() ? members(HEAD) : frozen;
    }

    /** Whether a project runs a service beside one that it conflicts with by this name. */
    boolean conflicts(String project, ServiceDefinition service, String name) {
        return failing.contains(project + '\n' + service.id() + '\n' + name);
    }

    /** Whether a definition gives a property a value that it does not take. */
    boolean refusesValue(ServiceDefinition definition, String property) {
        return failing.contains(definition.id() + '\n' + property);
    }

    /** Whether what a project runs can be known at all: of a version that nobody lists, nothing is. */
    boolean isReadable(String project) {
        return isUsable(projectFile(project))
                && isUsable(catalogueFile(project))
                && !unlisted.contains(project)
                && (pin(project).isEmpty() || isUsable("services/versions.toml"));
    }

    boolean isUsable(String file) {
        ParsedFile parsed = reading.files().get(file);
        return parsed == null || parsed.usable();
    }

    /** Whether nobody can know what a definition has at a path, since the schema refuses what is written there. */
    boolean refuses(ServiceDefinition definition, String path) {
        if (path.equals("ports.main") && refuses(definition, "port")) {
            return true;
        }
        String project = definition.service().project();
        String inherited = "services." + definition.service().name() + "." + path;
        return leavesOpen(projectFile(project), "services." + definition.header() + "." + path)
                || leavesOpen(catalogueFile(project), inherited);
    }

    /** Whether a service may be defined although it is not there, since the schema refuses the whole of it. */
    boolean refuses(String project, String id) {
        ParsedFile own = reading.files().get(project.equals(HEAD) ? CATALOG : projectFile(project));
        return own != null && own.refuses("services." + id);
    }

    /** Whether it can be known what a file says at a path: it can be read, and the schema refuses nothing there. */
    boolean isKnown(String file, String path) {
        return isUsable(file) && !leavesOpen(file, path);
    }

    private boolean leavesOpen(String file, String path) {
        ParsedFile parsed = reading.files().get(file);
        return parsed != null && parsed.leavesOpen(path);
    }

    private String catalogueFile(String project) {
        String pin = project.startsWith(HEAD + "@") ? project.substring(HEAD.length() + 1) : pin(project);
        if (pin.isEmpty()) {
            return CATALOG;
        }
        for (ServiceDefinition definition : members(HEAD + "@" + pin).values()) {
            return definition.service().source().file();
        }
        return "services/versions/" + pin + "/catalog.toml";
    }

    /** What a project itself writes of a service, by whichever of its names. */
    Table written(String project, ServiceDefinition service) {
        return OwnKeys.without(content(projectFile(project)).table("services").table(service.header()));
    }

    static String deploymentFile(String project) {
        return "projects/" + project + "/deployment.toml";
    }

    /** The targets to which a project is deployed. */
    Set<String> targets(String project) {
        Set<String> targets = new TreeSet<>(content(deploymentFile(project))
                .table("deployment")
                .tables("target")
                .keySet());
        if (targets.isEmpty()) {
            for (Scalar environment :
                    content(projectFile(project)).table("project").scalars("environments")) {
                targets.add(environment.text());
            }
        }
        return targets.isEmpty() ? Set.of("default") : targets;
    }

    static String projectFile(String project) {
        return "projects/" + project + "/services.toml";
    }

    /** What a file says; nothing for one that is not there. */
    Table content(String file) {
        ParsedFile parsed = reading.file(file);
        return parsed == null ? Table.empty(SourceLocation.startOf(file)) : parsed.content();
    }

    /** The team that answers for a project, or for the catalogue; empty when none is named. */
    String owner(String project) {
        if (project.equals(HEAD)) {
            List<Scalar> owners = content(CATALOG).table("catalog").scalars("owners");
            return owners.isEmpty() ? "" : owners.get(0).text();
        }
        String owner =
                content(projectFile(project)).table("project").string("owner").orElse("");
        return owner.isEmpty() || owner.startsWith("@") ? owner : "@" + owner;
    }

    /** Whether changes of services on trial break no promise. */
    boolean exemptsExperimental() {
        return !settings.getOrDefault("breaking.exempt_experimental", "true").equals("false");
    }

    /** The place of a tier among all, 0 for the most critical; -1 for one that is not defined. */
    int rank(String tier) {
        String order = settings.get("tiers.order");
        List<String> tiers = new ArrayList<>(TIERS);
        if (order != null) {
            tiers = List.of(order.substring(1, order.length() - 1).split(", ", -1));
        }
        return tiers.indexOf(tier);
    }

    /** How many replicas a tier demands; 0 when it demands none. */
    int minimumReplicas(String tier) {
        String set = settings.get("sla." + tier + ".min_replicas");
        return set == null ? REPLICAS.getOrDefault(tier, 0) : Integer.parseInt(set);
    }
}
