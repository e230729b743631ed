package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.registry.PolicySource;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.git.RevisionReader;
import dev.serviceregistry.registry.pack.PackInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One call of a command: the world around it, its settings and its repository. */
final class Call {

    private static final String BASELINE = "baseline";

    private final Surroundings surroundings;
    private final DroolsPolicyEngine bundled;
    private final RuleOptions rules;
    private final Common common;
    private final String command;
    private final Settings settings;
    private final @Nullable Repository repository;
    private final @Nullable PolicyPlaces policies;
    private final RuleWorkshop workshop;
    private @Nullable RegistryReader reader;
    private @Nullable DroolsPolicyEngine engine;
    private @Nullable OwnRules own;
    private @Nullable OwnRules seen;
    private List<RuleProblem> wrong = List.of();

    private Call(
            Surroundings surroundings,
            DroolsPolicyEngine bundled,
            RuleOptions rules,
            Common common,
            String command,
            Settings settings,
            @Nullable Repository repository) {
        this.surroundings = surroundings;
        this.bundled = bundled;
        this.rules = rules;
        this.common = common;
        this.command = command;
        this.settings = settings;
        this.repository = repository;
        this.policies = repository == null ? null : policies(repository, settings, surroundings);
        this.workshop = new RuleWorkshop(surroundings, common.quiet);
    }

    private static PolicyPlaces policies(Repository repository, Settings settings, Surroundings surroundings) {
        StatedSettings stated = new StatedSettings(repository, settings.own(), surroundings);
        BaselinePlace baselines = new BaselinePlace(repository, stated);
        String given = settings.given(BASELINE);
        if (!given.isEmpty()) {
            baselines.take(settings.path(BASELINE, given));
        }
        return new PolicyPlaces(stated, new Packs(repository, stated, surroundings), baselines);
    }

    /** Finds the repository and completes the options from the environment and from the repository's settings. */
    static Call of(
            Surroundings surroundings,
            DroolsPolicyEngine bundled,
            Common common,
            CommandLine.ParseResult parsed,
            Options options,
            Action.Place place)
            throws IOException {
        Settings settings = new Settings(surroundings, parsed, options);
        settings.applyEnvironment();
        Repository repository = switch (place) {
            case NEEDED -> Repository.find(common.config, surroundings.directory());
            case WELCOME -> Repository.findIfThere(common.config, surroundings.directory());
            case NONE -> null;
        };
        if (repository != null) {
            settings.applyFile(repository);
        }
        settings.one("color", common.color);
        options.givenRules().limits(settings);
        return new Call(surroundings, bundled, options.givenRules(), common, options.command(), settings, repository);
    }

    /**
     * The same call with the repository's settings as they are written now.
     *
     * @param declaration declares the options of the command anew, which are then filled
     */
    Call again(Consumer<Options> declaration) throws IOException {
        Common given = new Common();
        Options options = Options.declared(command, declaration, given);
        CommandLine.ParseResult parsed = options.commandLine().parseArgs(settings.arguments());
        return of(surroundings, bundled, given, parsed, options, Action.Place.NEEDED);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Output out() {
        return surroundings.out();
    }

    Output err() {
        return surroundings.err();
    }

    /** What judges by the rules that are shipped, and by those of the organisation. */
    DroolsPolicyEngine engine() {
        DroolsPolicyEngine known = engine;
        if (known == null) {
            own = repository == null ? readRules(null) : readRules(repository.root());
            known = with(own, bundled);
            engine = known;
        }
        return known;
    }

    /** Reads the rules of the organisation again the next time that they are needed. */
    void forgetRules() {
        engine = null;
        own = null;
    }

    /** The same with the rules on changes, which most calls do without. */
    DroolsPolicyEngine engineOnChanges() {
        DroolsPolicyEngine all = engine();
        return bundled.judgesChanges() ? all : with(own, DroolsPolicyEngine.bundled());
    }

    /** What judges by the rules of another state of the repository; with those on changes when something is compared. */
    DroolsPolicyEngine engineAt(Path root, boolean compares) {
        boolean isEnough = !compares || bundled.judgesChanges();
        return with(readRules(root), isEnough ? bundled : DroolsPolicyEngine.bundled());
    }

    /** The rules of the organisation, or null when there are none. */
    @Nullable
    OwnRules ownRules() {
        engine();
        return own;
    }

    /**
     * Judges by the rules of the organisation as they are written now, from now on, when nothing is wrong with them.
     *
     * @param unsaved what an editor holds in the place of files, by their paths
     * @return what is wrong with them
     */
    List<RuleProblem> takeRules(Map<String, String> unsaved) {
        Path root = repository == null ? null : repository.root();
        OwnRules now =
                OwnRules.readUnsaved(unsaved, root, packs(root), rules.folders, surroundings, workshop, repository);
        if (now.isAs(seen)) {
            return wrong;
        }
        seen = now;
        wrong = now.count() == 0 ? List.of() : now.check();
        if (wrong.isEmpty() || engine == null) {
            // Where none were right yet, it is judged by those that the program ships with.
            own = wrong.isEmpty() && now.count() > 0 ? now : null;
            engine = with(own, bundled);
        }
        return wrong;
    }

    /** The controls that a rule can serve, each as {@code FRAMEWORK:id}. */
    List<String> controls() {
        return workshop.controls();
    }

    /** The rules of the organisation and those in these files. */
    OwnRules rulesWith(List<String> files) {
        Path root = repository == null ? null : repository.root();
        return OwnRules.readWith(files, root, packs(root), rules.folders, surroundings, workshop, repository);
    }

    /** The packs that the repository uses as it is. */
    List<PackInUse> packs() {
        return packs(repository == null ? null : repository.root());
    }

    /** The packs that the repository with this root uses, which may be that of a revision. */
    List<PackInUse> packs(@Nullable Path root) {
        PolicyPlaces known = policies;
        return known == null || root == null ? List.of() : known.of(root);
    }

    /** Where the files of the packs are that the repository uses as it is, or should be. */
    List<Path> packFiles() {
        PolicyPlaces known = policies;
        return known == null ? List.of() : known.packs().files();
    }

    /** The folders with further rules of the organisation. */
    List<String> ruleFolders() {
        return rules.folders;
    }

    private @Nullable OwnRules readRules(@Nullable Path root) {
        return OwnRules.read(root, packs(root), rules.folders, surroundings, workshop, repository);
    }

    private DroolsPolicyEngine with(@Nullable OwnRules brought, DroolsPolicyEngine shipped) {
        return brought == null ? shipped : shipped.with(brought.prepare()::loaded, rules.limits(settings));
    }

    Common common() {
        return common;
    }

    /** The command's name. */
    String command() {
        return command;
    }

    Settings settings() {
        return settings;
    }

    Repository repository() {
        if (repository == null) {
            throw new IllegalStateException("a command that works on a repository says so");
        }
        return repository;
    }

    /** The repository, or null when there is none here. */
    @Nullable
    Repository repositoryIfThere() {
        return repository;
    }

    /** A path as whoever called would write it. */
    String shown(Path path) {
        Path here = surroundings.directory();
        boolean below = path.startsWith(here) && !here.toString().isEmpty();
        return FileNames.text(below ? here.relativize(path) : path);
    }

    /** What reads this repository, and whatever it is compared with. */
    RegistryReader reader() {
        RegistryReader known = reader;
        if (known == null) {
            PolicySource source = policies == null ? PolicySource.NONE : policies;
            known = new RegistryReader(FileCache.of(surroundings), FileCache.ofSections(surroundings), source);
            reader = known;
        }
        return known;
    }

    /** What reads former states of this repository. */
    RevisionReader revisions() {
        return new RevisionReader(repository().root(), baselines().named());
    }

    /** The baseline of this repository, be it there or not. */
    Path baseline() {
        return baselines().in(repository().root());
    }

    /** Lets the findings off that a file holds, whatever the settings name. */
    void takeBaseline(Path file) {
        baselines().take(file);
    }

    private BaselinePlace baselines() {
        return Objects.requireNonNull(policies).baselines();
    }

    /** What the settings file says of a state of the repository with this root. */
    SettingsFile settingsAt(Path root) {
        return Objects.requireNonNull(policies).settings().of(root);
    }

    boolean colors(Output output) {
        return Terminal.colors(common.color, surroundings, output);
    }

    /** How wide a table may be: as wide as COLUMNS says, which most shells keep to themselves, and else as it is. */
    int tableWidth() {
        return surroundings.variable("COLUMNS").isEmpty() ? Integer.MAX_VALUE : Terminal.width(surroundings);
    }
}
