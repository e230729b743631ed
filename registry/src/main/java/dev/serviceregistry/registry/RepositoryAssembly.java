package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.files.RepositoryLayout;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tables.DecisionTable;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the files of a repository together: catalogues, their versions, projects and settings. */
final class RepositoryAssembly {

    static final String CATALOG = "services/catalog.toml";

    private final SortedMap<String, ParsedFile> files;
    private final Function<String, ParsedFile> readMore;
    private final BiPredicate<String, String> hasChecksum;
    private final Function<String, List<? extends Fact>> readBaseline;
    private final Collection<DecisionTable> tables;
    private final List<Fact> shared;
    private final @Nullable Repository before;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final SortedMap<String, CatalogVersion> versions = new TreeMap<>();
    private final Map<String, String> versionFiles = new HashMap<>();
    private final Map<String, Catalogue> catalogues = new LinkedHashMap<>();

    /**
     * Works on these files.
     *
     * @param files the files at the places that the layout gives, by name
     * @param readMore reads a frozen catalogue that stands at another place
     * @param hasChecksum whether the file with a name has a checksum, whatever its line ends are here
     * @param readBaseline reads the baseline of the repository with this name
     * @param tables the decision tables
     * @param shared which packs there are, and what is written over them
     * @param before the repository as it was before, of which is kept what is the same; null when there is none
     */
    RepositoryAssembly(
            SortedMap<String, ParsedFile> files,
            Function<String, ParsedFile> readMore,
            BiPredicate<String, String> hasChecksum,
            Function<String, List<? extends Fact>> readBaseline,
            Collection<DecisionTable> tables,
            List<Fact> shared,
            @Nullable Repository before) {
        this.files = files;
        this.readMore = readMore;
        this.hasChecksum = hasChecksum;
        this.readBaseline = readBaseline;
        this.tables = tables;
        this.shared = shared;
        this.before = before;
    }

    Repository assemble(RepositoryLayout layout) {
        for (Problem problem : layout.problems()) {
            diagnostics.add(diagnostic(problem));
        }
        ParsedFile head = files.get(CATALOG);
        if (head == null) {
            head = nothing(CATALOG, !layout.isHidden(CATALOG));
        }
        catalogues.put(Repository.HEAD, catalogue(Repository.HEAD, head));
        readVersions(layout);
        SortedMap<String, ProjectView> projects = new TreeMap<>();
        Map<String, String> lowerCase = new HashMap<>();
        for (String name : layout.projects()) {
            projects.put(name, project(name, layout));
            String other = lowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                invalid(
                        "projects/" + name + "/services.toml",
                        name,
                        "the project's name differs from '" + other
                                + "' in upper and lower case only, which many file systems do not tell apart: rename"
                                + " one");
            }
        }
        List<ParsedFile> policies = new ArrayList<>();
        for (ParsedFile file : files.values()) {
            if (RepositoryFile.isPolicy(file.name())) {
                policies.add(file);
            }
            boolean frozen = file.name().startsWith("services/versions/");
            for (Problem problem : file.problems()) {
                if (!frozen || problem.kind() == DiagnosticKind.UNREADABLE || isFollowed(file)) {
                    diagnostics.add(diagnostic(problem));
                }
            }
        }
        List<? extends Fact> baseline = readBaseline.apply(BaselineFile.repository(head));
        List<TableEntry> entries = new ArrayList<>();
        for (DecisionTable table : tables) {
            entries.addAll(table.entries());
            diagnostics.addAll(table.problems());
        }
        return new Repository(
                files,
                List.copyOf(policies),
                catalogues,
                projects,
                before != null && versions.equals(before.versions()) ? before.versions() : versions,
                Settings.of(policies, before == null ? null : before.settings()),
                shared,
                baseline,
                List.copyOf(entries),
                List.copyOf(diagnostics));
    }

    private boolean isFollowed(ParsedFile file) {
        return catalogues.values().stream().anyMatch(catalogue -> catalogue.file() == file);
    }

    private void readVersions(RepositoryLayout layout) {
        ParsedFile file = files.get(FrozenCatalogues.VERSIONS);
        if (file == null) {
            return;
        }
        for (Map.Entry<String, Table> entry : file.content().tables("versions").entrySet()) {
            Table version = entry.getValue();
            String name = entry.getKey();
            String path = version.string("path").orElse("");
            String target = FrozenCatalogues.file(path);
            SourceLocation source = version.get("path").map(Node::source).orElse(version.source());
            ParsedFile frozen = null;
            if (target.isEmpty() || layout.leadsOut(target)) {
                diagnostics.add(new Diagnostic(
                        DiagnosticKind.INVALID_VALUE,
                        Subject.ofRepository("versions." + name + ".path"),
                        "versions." + name
                                + ".path does not name a file below services/: write one such as"
                                + " versions/v1.0/catalog.toml",
                        source));
            } else {
                frozen = files.computeIfAbsent(target, readMore);
                versionFiles.put(name, target);
            }
            versions.put(
                    name,
                    new CatalogVersion(
                            name,
                            status(version.string("status").orElse("")),
                            frozen == null ? "" : version.string("sha256").orElse(""),
                            frozen == null ? CatalogVersion.NO_FILE : actual(version, target, frozen),
                            version.get("sha256").map(Node::source).orElse(source)));
        }
    }

    /** The checksum of a version's file: the stated one where only the line ends are others here. */
    private String actual(Table version, String target, ParsedFile frozen) {
        if (frozen.digest().isEmpty()) {
            return CatalogVersion.NO_FILE;
        }
        String stated = version.string("sha256").orElse("");
        boolean hasOtherLineEnds =
                !stated.isEmpty() && !frozen.digest().equals(stated) && hasChecksum.test(target, stated);
        return hasOtherLineEnds ? stated : frozen.digest();
    }

    private static CatalogStatus status(String text) {
        for (CatalogStatus status : CatalogStatus.values()) {
            if (status.toString().equals(text)) {
                return status;
            }
        }
        return CatalogStatus.DRAFT;
    }

    private ProjectView project(String name, RepositoryLayout layout) {
        String path = "projects/" + name + "/services.toml";
        ParsedFile file = files.get(path);
        if (file == null) {
            file = nothing(path, !layout.isHidden(path));
        }
        ProjectView known = before == null ? null : before.projects().get(name);
        Catalogue catalogue = known != null && file.isAs(known.file()) ? followed(known) : null;
        if (catalogue == null) {
            catalogue = file.content()
                    .table("project")
                    .string("catalog_version")
                    .map(this::frozen)
                    .orElse(catalogues.get(Repository.HEAD));
        }
        return ProjectView.of(name, file, catalogue, known);
    }

    /** The catalogue that a project follows of which the file is as it was; null when nobody knows without a look at it. */
    private @Nullable Catalogue followed(ProjectView known) {
        String name = known.catalogue().name();
        if (known.catalogue().standsIn()) {
            return null;
        }
        return name.equals(Repository.HEAD)
                ? catalogues.get(Repository.HEAD)
                : frozen(name.substring(Repository.HEAD.length() + 1));
    }

    /** The catalogue that a pin means; the head when there is nothing to be found under that name. */
    private Catalogue frozen(String version) {
        String name = Repository.HEAD + "@" + version;
        Catalogue known = catalogues.get(name);
        if (known != null) {
            return known;
        }
        String path = versionFiles.getOrDefault(version, FrozenCatalogues.defaultFile(version));
        ParsedFile file = files.get(path);
        if (file == null) {
            return catalogues.get(Repository.HEAD).inPlaceOfAnother();
        }
        Catalogue catalogue = catalogue(name, file);
        catalogues.put(name, catalogue);
        return catalogue;
    }

    private Catalogue catalogue(String name, ParsedFile file) {
        return Catalogue.of(
                name, file, before == null ? null : before.catalogues().get(name));
    }

    private static ParsedFile nothing(String name, boolean usable) {
        return new ParsedFile(name, Table.empty(SourceLocation.startOf(name)), usable, List.of(), List.of(), "");
    }

    private void invalid(String file, String project, String message) {
        diagnostics.add(new Diagnostic(
                DiagnosticKind.INVALID_VALUE,
                new Subject(project, "", "project.name"),
                message,
                SourceLocation.startOf(file)));
    }

    /** The id that a path below a file's services begins with; an id that is no DNS label may have dots in it. */
    private String serviceAt(String file, String path) {
        ParsedFile parsed = files.get(file);
        String longest = path.substring(0, (path + ".").indexOf('.'));
        if (parsed != null) {
            for (String id : parsed.content().table("services").entries().keySet()) {
                if (id.length() > longest.length() && (path + ".").startsWith(id + ".")) {
                    longest = id;
                }
            }
        }
        return longest;
    }

    /** A problem with the subject that its file and path give it. */
    private Diagnostic diagnostic(Problem problem) {
        String file = problem.source().file();
        String[] parts = file.split("/", -1);
        String project = "";
        if (parts.length == 3 && parts[0].equals("projects")) {
            project = parts[1];
        } else if (file.equals(CATALOG)) {
            project = Repository.HEAD;
        } else if (parts.length == 4 && parts[1].equals("versions")) {
            project = Repository.HEAD + "@" + parts[2];
        }
        String path = problem.path();
        String service = "";
        if (path.startsWith("services.") && !project.isEmpty()) {
            String inService = path.substring("services.".length());
            service = serviceAt(file, inService);
            path = inService.substring(Math.min(service.length() + 1, inService.length()));
        }
        if (service.isEmpty() && path.isEmpty()) {
            return new Diagnostic(problem.kind(), Subject.ofRepository(file), problem.message(), problem.source());
        }
        return new Diagnostic(problem.kind(), new Subject(project, service, path), problem.message(), problem.source());
    }
}
