package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final RuleWorkshop workshop;
    private final @Nullable Repository repository;
    private final @Nullable Path root;
    private final List<PackInUse> packs;
    private final List<RuleFile> files = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final CompletableFuture<List<LoadedFile>> loaded = new CompletableFuture<>();
    private final Set<String> asked = new TreeSet<>();
    private boolean isPrepared;
    private @Nullable Vocabulary vocabulary;

    private OwnRules(
            RuleWorkshop workshop, @Nullable Path root, List<PackInUse> packs, @Nullable Repository repository) {
        this.workshop = workshop;
        this.root = root;
        this.packs = packs;
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
            RuleWorkshop workshop,
            @Nullable Repository repository) {
        Path own = root == null ? null : root.resolve(RuleFolder.OF_REPOSITORY);
        boolean isThere = own != null && Files.exists(own);
        if (!isThere && folders.isEmpty() && packs.isEmpty()) {
            return null;
        }
        OwnRules rules = new OwnRules(workshop, root, packs, repository);
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
            RuleWorkshop workshop,
            @Nullable Repository repository) {
        OwnRules found = read(root, packs, folders, surroundings, workshop, repository);
        OwnRules rules = found == null ? new OwnRules(workshop, root, packs, repository) : found;
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

    /**
     * The same as an editor holds them.
     *
     * @param unsaved what it holds in the place of files, by their paths
     */
    static OwnRules readUnsaved(
            Map<String, String> unsaved,
            @Nullable Path root,
            List<PackInUse> packs,
            List<String> folders,
            Surroundings surroundings,
            RuleWorkshop workshop,
            @Nullable Repository repository) {
        OwnRules found = read(root, packs, folders, surroundings, workshop, repository);
        OwnRules rules = found == null ? new OwnRules(workshop, root, packs, repository) : found;
        rules.files.replaceAll(file -> new RuleFile(file.path(), unsaved.getOrDefault(file.path(), file.text())));
        return rules;
    }

    /** What the rules can name, which takes a while to find out. */
    private synchronized Vocabulary vocabulary() {
        Vocabulary known = vocabulary;
        if (known == null) {
            known = RuleVocabulary.of(root, packs);
            vocabulary = known;
        }
        return known;
    }

    /** Whether the other rules are the same, so that the same is wrong with them. */
    boolean isAs(@Nullable OwnRules other) {
        return other != null
                && files.equals(other.files)
                && problems.equals(other.problems)
                && vocabulary().equals(other.vocabulary());
    }

    /** The path of a file that was read from the repository; empty when it was not. */
    private String pathBelow(Path root, Path path) {
        Path top = root.toAbsolutePath().normalize();
        Path file = path.toAbsolutePath().normalize();
        String below = file.startsWith(top) ? FileNames.text(top.relativize(file)) : "";
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
        LoadedRules rules = workshop.load(files, vocabulary());
        refuse(rules.problems());
        return rules.files();
    }

    /** Everything that is wrong with the files, those that cannot be read included. */
    List<RuleProblem> check() {
        List<RuleProblem> all = new ArrayList<>(problems);
        all.addAll(workshop.check(files, vocabulary()));
        if (all.isEmpty()) {
            // What the check lets pass may still be refused when it is compiled.
            all.addAll(workshop.load(files, vocabulary()).problems());
        }
        return all;
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

    /** What may be wrong, in the same way. */
    String warnings(List<RuleProblem> doubtful) {
        return RuleProblems.text(doubtful, Severity.WARNING, files, this::shown);
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
}
