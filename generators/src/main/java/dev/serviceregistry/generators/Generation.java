package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.BodyTree;
import dev.serviceregistry.generators.hcl.HclEmitter;
import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.yaml.YamlEmitter;
import dev.serviceregistry.registry.Overlay;
import dev.serviceregistry.registry.PresentNames;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One run of a generator: hands it each project at each target, takes its files, and finds out what they leave out.
 *
 * <pre>{@code
 * Generation generation = new Generation(FORMAT, registry, request);
 * for (Placement placement : generation.placements()) {
 *     generation.add(placement, "file.yaml", tree(placement));
 * }
 * return generation.result();
 * }</pre>
 */
public final class Generation {

    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Format format;
    private final ServiceRegistry registry;
    private final GenerationRequest request;
    private final SortedMap<String, String> files = new TreeMap<>();

    private final Map<String, PresentNames> names = new HashMap<>();
    private final Set<Overlay> applied = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    /** The tables that were handed out, with what was taken of each. */
    private final Map<Reads, List<Part>> handedOut = new LinkedHashMap<>();

    private record Part(String path, Table table) {}

    /** A run for a format. */
    public Generation(Format format, ServiceRegistry registry, GenerationRequest request) {
        this.format = format;
        this.registry = registry;
        this.request = request;
    }

    /** Each project at each of its targets, as far as they are asked for, sorted by project, then as targets are ordered. */
    public List<Placement> placements() {
        List<Placement> placements = new ArrayList<>();
        for (Project project : registry.projects()) {
            if (request.projects().isEmpty() || request.projects().contains(project.name())) {
                registry.declaration(project.name()).ifPresent(declaration -> place(declaration, placements));
            }
        }
        return List.copyOf(placements);
    }

    private void place(ProjectDeclaration project, List<Placement> placements) {
        List<ServiceDefinition> definitions = PatternSelection.of(registry, project.name(), request.pattern());
        if (definitions.isEmpty()) {
            return;
        }
        for (Map.Entry<String, List<String>> target : Targets.of(project).entrySet()) {
            List<String> regions = new ArrayList<>(target.getValue());
            boolean asked = request.targets().isEmpty() || request.targets().contains(target.getKey());
            if (!request.regions().isEmpty()) {
                regions.retainAll(request.regions());
                asked &= !regions.isEmpty();
            }
            if (asked && isFolder(target.getKey(), project)) {
                placements.add(place(project, target.getKey(), regions, definitions));
            }
        }
    }

    /** Whether a target can name a folder; tells of one that cannot. */
    private boolean isFolder(String target, ProjectDeclaration project) {
        boolean fits = FOLDER.matcher(target).matches();
        if (!fits) {
            Diagnostic problem = new Diagnostic(
                    DiagnosticKind.INVALID_VALUE,
                    new Subject(project.name(), "", "deployment.target." + target),
                    "the target '" + target + "' names a folder of what is generated: write letters, digits, '.', '_'"
                            + " and '-', first a letter or digit",
                    project.deployment().table("target").place(target));
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
        return fits;
    }

    private Placement place(
            ProjectDeclaration project, String target, List<String> regions, List<ServiceDefinition> definitions) {
        DeclarationDigest digest = new DeclarationDigest();
        List<PlacedService> services = new ArrayList<>();
        for (ServiceDefinition definition : definitions) {
            Reads reads = new Reads(Subject.ofService(definition.id(), ""), format, request.secrets());
            handedOut.put(reads, List.of(new Part("", definition.effective())));
            services.add(new PlacedService(
                    definition,
                    new Declared(
                            UnknownAddresses.hidden(definition, registry, format, reads),
                            "",
                            definition.service().source(),
                            reads)));
            digest.add(definition.id(), definition.effective());
        }
        Map<String, Table.Entry> tables = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        add("project", project.project(), tables, parts);
        add("deployment", project.deployment(), tables, parts);
        add("monitoring", project.monitoring(), tables, parts);
        Table settings = new Table(tables, project.project().source());
        digest.add(project.name(), settings);
        Reads reads = new Reads(new Subject(project.name(), "", ""), format, request.secrets());
        handedOut.put(reads, parts);
        return new Placement(
                project.name(),
                target,
                List.copyOf(regions),
                List.copyOf(services),
                new Declared(settings, "", settings.source(), reads),
                digest.hex(),
                registry);
    }

    private static void add(String name, Table table, Map<String, Table.Entry> tables, List<Part> parts) {
        if (!table.entries().isEmpty()) {
            tables.put(name, new Table.Entry(table.source(), table));
            parts.add(new Part(name, table));
        }
    }

    /**
     * Takes a file of YAML, changed as the overlays of its project say.
     *
     * @param file its path below the folder of the project at the target
     * @param tree what it says; the overlays change it
     * @throws IllegalArgumentException when another file has this path already
     */
    public void add(Placement placement, String file, Mapping tree) {
        overlay(placement, file, tree);
        add(placement.path(file), YamlEmitter.write(tree, placement.header()));
    }

    /**
     * Takes a file of YAML with several documents, changed as the overlays of its project say, to which each document stands
     * under its name.
     *
     * @param file its path below the folder of the project at the target
     * @param documents what it says, in order, by names that overlays use; the overlays change it
     * @throws IllegalArgumentException when another file has this path already
     */
    public void addDocuments(Placement placement, String file, Mapping documents) {
        for (Overlay overlay : overlays(placement, file)) {
            Patch patch = new Patch(overlay, Text::new, names(placement), problems);
            patch.apply(documents);
            patch.refuseWhatIsNoDocument(documents);
        }
        List<Tree> trees = List.copyOf(documents.entries().values());
        add(placement.path(file), YamlEmitter.write(trees, placement.header()));
    }

    /**
     * Takes a file of JSON, changed as the overlays of its project say.
     *
     * @param file its path below the folder of the project at the target
     * @param tree what it says; the overlays change it
     * @throws IllegalArgumentException when another file has this path already
     */
    public void addJson(Placement placement, String file, Mapping tree) {
        overlay(placement, file, tree);
        add(placement.path(file), JsonEmitter.write(tree));
    }

    /**
     * Takes a file of HCL, changed as the overlays of its project say, to which it stands as {@link BodyTree} lays it out.
     *
     * @param file its path below the folder of the project at the target
     * @param body what it says
     * @throws IllegalArgumentException when another file has this path already
     */
    public void add(Placement placement, String file, Body body) {
        List<Overlay> overlays = overlays(placement, file);
        Body written = body;
        for (Overlay overlay : overlays) {
            BodyTree changed = new BodyTree(written);
            new Patch(overlay, BodyTree::text, names(placement), problems).apply(changed.tree());
            written = changed.body();
            for (String name : changed.unusable()) {
                problems.add(new Diagnostic(
                        DiagnosticKind.INVALID_VALUE,
                        new Subject(overlay.project(), "", overlay.source().file() + ":" + name),
                        "'" + name + "' can be neither an attribute nor a block at its place",
                        overlay.source()));
            }
        }
        add(placement.path(file), HclEmitter.write(written, placement.header()));
    }

    private void overlay(Placement placement, String file, Mapping tree) {
        for (Overlay overlay : overlays(placement, file)) {
            new Patch(overlay, Text::new, names(placement), problems).apply(tree);
        }
    }

    private PresentNames names(Placement placement) {
        return names.computeIfAbsent(placement.project(), project -> PresentNames.of(registry, project));
    }

    /** The overlays on a file: those for every target, then those for this one. */
    private List<Overlay> overlays(Placement placement, String file) {
        List<Overlay> found = new ArrayList<>();
        for (String name : List.of(file, placement.target() + "/" + file)) {
            for (Overlay overlay : request.overlays().overlays()) {
                if (overlay.format().equals(format.name())
                        && overlay.project().equals(placement.project())
                        && names(placement).spellings(overlay.file()).contains(name)) {
                    applied.add(overlay);
                    found.add(overlay);
                }
            }
        }
        return found;
    }

    /**
     * Takes a file.
     *
     * @param path its path below the folder of the format
     * @throws IllegalArgumentException when another file has this path already
     */
    public void add(String path, String text) {
        if (files.putIfAbsent(path, text) != null) {
            throw new IllegalArgumentException("two files of " + format + " are called " + path);
        }
    }

    /** The files, and what they leave out of everything that was handed out. */
    public GeneratedFiles result() {
        TreeSet<Loss> losses = new TreeSet<>(
                Comparator.comparing(Loss::source).thenComparing(Loss::subject).thenComparing(Loss::reason));
        handedOut.forEach((reads, parts) -> {
            for (Part part : parts) {
                losses.addAll(reads.losses(part.table(), part.path()));
            }
        });
        findUnapplied();
        return new GeneratedFiles(files, List.copyOf(losses), problems);
    }

    /** Finds overlays on files that are not generated, unless only some of the files were asked for. */
    private void findUnapplied() {
        boolean whole = request.targets().isEmpty()
                && request.regions().isEmpty()
                && request.pattern().isEmpty();
        for (Overlay overlay : request.overlays().overlays()) {
            boolean asked = request.projects().isEmpty() || request.projects().contains(overlay.project());
            if (whole && asked && overlay.format().equals(format.name()) && !applied.contains(overlay)) {
                problems.add(new Diagnostic(
                        DiagnosticKind.INVALID_VALUE,
                        new Subject(overlay.project(), "", overlay.source().file()),
                        "there is no generated file '" + overlay.file() + "' of " + format + " that this could change",
                        overlay.source()));
            }
        }
    }
}
