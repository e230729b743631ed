package dev.serviceregistry.cli;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an organisation brought: those in its repository, those in the packs that it uses, and those in folders that
 * the call names.
 */
final class OwnRules {

    private final Surroundings surroundings;
    private final boolean quiet;
    private final @Nullable Repository repository;
    private final List<RuleFile> files = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final CompletableFuture<List<LoadedFile>> loaded = new CompletableFuture<>();
    private final Set<String> asked = new TreeSet<>();
    private boolean isPrepared;

    private OwnRules(Surroundings surroundings, boolean quiet, @Nullable Repository repository) {
        this.surroundings = surroundings;
        this.quiet = quiet;
        this.repository = repository;
    }

    /**
     * Reads the rules below a repository's root, in its packs and in the folders; null when there are none.
     *
     * @param root the root, or null for no repository; it may be that of a revision
     * @param packs the packs that this repository uses
     * @param folders the folders as the call names them
     */
    static @Nullable OwnRules read(
            @Nullable Path root,
            List<PackInUse> packs,
            List<String> folders,
            Surroundings surroundings,
            boolean quiet,
            @Nullable Repository repository) {
        Path own = root == null ? null : root.resolve(RuleFolder.OF_REPOSITORY);
        boolean isThere = own != null && Files.exists(own);
        if (!isThere && folders.isEmpty() && packs.isEmpty()) {
            return null;
        }
        OwnRules rules = new OwnRules(surroundings, quiet, repository);
        for (PackInUse used : packs) {
            rules.add(used.pack());
        }
        if (isThere) {
            RuleFolder.read(own, RuleFolder.OF_REPOSITORY, root, rules.files, rules.problems);
        }
        for (String folder : folders) {
            Path path = surroundings.directory().resolve(folder);
            if (!Files.isDirectory(path)) {
                throw new UsageProblem("--rules: there is no directory '" + folder + "'");
            }
            String name = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
            RuleFolder.read(path, name, path, rules.files, rules.problems);
        }
        return rules.files.isEmpty() && rules.problems.isEmpty() ? null : rules;
    }

    private void add(Pack pack) {
        for (String path : pack.files().keySet()) {
            if (PackPath.isRule(path)) {
                files.add(new RuleFile(pack.name(path), pack.text(path)));
            }
        }
    }

    /**
     * The same with more files, wherever they stand.
     *
     * @param named the files as the call names them
     */
    static OwnRules readWith(
            List<String> named,
            @Nullable Path root,
            List<PackInUse> packs,
            List<String> folders,
            Surroundings surroundings,
            boolean quiet,
            @Nullable Repository repository) {
        OwnRules found = read(root, packs, folders, surroundings, quiet, repository);
        OwnRules rules = found == null ? new OwnRules(surroundings, quiet, repository) : found;
        for (String name : named) {
            Path path = surroundings.directory().resolve(name);
            if (!Files.exists(path)) {
                throw new UsageProblem("there is no file '" + name + "'");
            }
            String own = root == null ? "" : rules.pathBelow(root, path);
            if (own.isEmpty()) {
                RuleFolder.readFile(path, name, rules.files, rules.problems);
            }
            rules.asked.add(own.isEmpty() ? name : own);
        }
        return rules;
    }

    /** The path of a file that was read from the repository; empty when it was not. */
    private String pathBelow(Path root, Path path) {
        Path top = root.toAbsolutePath().normalize();
        Path file = path.toAbsolutePath().normalize();
        String below = file.startsWith(top) ? top.relativize(file).toString().replace('\\', '/') : "";
        boolean isRead = false;
        for (RuleFile read : files) {
            isRead |= read.path().equals(below);
        }
        for (RuleProblem problem : problems) {
            isRead |= problem.place().file().equals(below);
        }
        return isRead ? below : "";
    }

    /** The paths of the files that were named one by one. */
    Set<String> asked() {
        return asked;
    }

    /** How many files there are, those that cannot be read included. */
    int count() {
        return files.size() + problems.size();
    }

    /** The files that could be read. */
    List<RuleFile> files() {
        return files;
    }

    /** Starts to load the rules on a thread of its own, once; a failure shows when they are needed. */
    synchronized OwnRules prepare() {
        if (isPrepared) {
            return this;
        }
        isPrepared = true;
        Thread thread = new Thread(this::load, "own rules");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void load() {
        try {
            loaded.complete(load(problems));
        } catch (RuntimeException | Error e) {
            loaded.completeExceptionally(e);
        }
    }

    private List<LoadedFile> load(List<RuleProblem> unreadable) {
        refuse(unreadable);
        RuleLoader loader = new RuleLoader(FileCache.ofRules(surroundings), this::compiler);
        LoadedRules rules = loader.load(files, this::known);
        refuse(rules.problems());
        return rules.files();
    }

    /** Everything that is wrong with the files, those that cannot be read included. */
    List<RuleProblem> check() {
        List<RuleProblem> all = new ArrayList<>(problems);
        all.addAll(SeparateJar.COMPILER.service(RuleCompiler.class).check(files, known()));
        if (all.isEmpty()) {
            // What the check lets pass may still be refused when it is compiled.
            all.addAll(new RuleLoader(FileCache.ofRules(surroundings), this::compiler)
                    .load(files, this::known)
                    .problems());
        }
        return all;
    }

    private RuleCompiler compiler(int count) {
        if (!quiet && count > 0) {
            surroundings
                    .err()
                    .line("compiling " + count + (count == 1 ? " file of rules" : " files of rules")
                            + ", once until they change ...");
            surroundings.err().flush();
        }
        return SeparateJar.COMPILER.service(RuleCompiler.class);
    }

    private void refuse(List<RuleProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw new UsageProblem(text(wrong));
        }
    }

    /** The problems as compilers print them. */
    String text(List<RuleProblem> wrong) {
        return RuleProblems.text(wrong, files, this::shown);
    }

    /** A file as whoever called would write it. */
    String shown(String path) {
        Repository home = repository;
        return home != null && path.startsWith(RuleFolder.OF_REPOSITORY) ? home.shown(path) : path;
    }

    /** The rules, once they are loaded. */
    List<LoadedFile> loaded() {
        try {
            return loaded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
        }
    }

    /** What the rules must fit in with: those that the program ships with. */
    private KnownRules known() {
        Map<String, String> titles = new HashMap<>();
        Set<String> families = new HashSet<>();
        Set<String> controls = new HashSet<>();
        ControlCatalog catalog = new ControlCatalog();
        for (RuleDescriptor rule : DroolsPolicyEngine.bundled().rules().rules()) {
            titles.put(rule.id(), rule.title());
            families.add(rule.family());
            for (String control : rule.controls()) {
                controls.addAll(catalog.controls(control.substring(0, Math.max(0, control.indexOf(':')))));
            }
        }
        return new KnownRules(titles, controls, families);
    }
}
