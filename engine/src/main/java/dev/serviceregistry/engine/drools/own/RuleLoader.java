package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.Compilation;
import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Loads an organisation's rules: from the store when they are there, else by compiling them.
 *
 * <p>Wherever classes come from, each is looked through before it is defined, and then sees only what rules may use.
 */
public final class RuleLoader {

    private final ClassStore store;
    private final IntFunction<RuleCompiler> compilers;
    private final StoreKeys keys = new StoreKeys();
    private final AllowedReferences allowed = new AllowedReferences();

    /** What was loaded last: a file that says the same is not loaded again. */
    private Map<String, LoadedFile> last = Map.of();

    /**
     * A loader.
     *
     * @param store keeps what was compiled
     * @param compilers gives a compiler when one is needed, told how many files it is to compile
     */
    public RuleLoader(ClassStore store, IntFunction<RuleCompiler> compilers) {
        this.store = store;
        this.compilers = compilers;
    }

    /** The SHA-256, in hex, of the types of facts that rules are checked against. */
    public static String factsDigest() {
        return StoreKeys.factsDigest();
    }

    /**
     * Loads the rules in these files.
     *
     * @param known what they must fit in with; asked only when something must be compiled
     */
    public LoadedRules load(List<RuleFile> files, Supplier<KnownRules> known) {
        return load(files, Vocabulary.UNKNOWN, known);
    }

    /**
     * Loads the rules in these files.
     *
     * @param vocabulary what their texts can name
     * @param known what they must fit in with; asked only when something must be compiled
     */
    public LoadedRules load(List<RuleFile> files, Vocabulary vocabulary, Supplier<KnownRules> known) {
        // By texts: whoever asks records for their hash codes waits until Java has written how.
        Map<String, LoadedFile> loaded = new HashMap<>();
        List<String> names = new ArrayList<>(files.size());
        Map<String, RuleFile> changed = new LinkedHashMap<>();
        List<RuleClassLoader> loaders = new ArrayList<>(1);
        for (RuleFile file : files) {
            String key = keys.of(file, vocabulary);
            String name = file.path() + '\n' + key;
            LoadedFile before = last.get(name);
            LoadedFile stored = before == null ? stored(file, key, loaders) : before;
            names.add(name);
            if (stored == null) {
                changed.put(name, file);
            } else {
                loaded.put(name, stored);
            }
        }
        if (!changed.isEmpty()) {
            Compilation compilation = compilers
                    .apply(changed.size())
                    .compile(List.copyOf(changed.values()), List.copyOf(files), known.get());
            List<RuleProblem> problems = new ArrayList<>(compilation.problems());
            Iterator<CompiledFile> compiled = compilation.files().iterator();
            for (Map.Entry<String, RuleFile> entry : changed.entrySet()) {
                if (problems.isEmpty()) {
                    RuleFile file = entry.getValue();
                    compiled(file, keys.of(file, vocabulary), compiled.next(), loaders, problems)
                            .ifPresent(one -> loaded.put(entry.getKey(), one));
                }
            }
            if (!problems.isEmpty()) {
                return new LoadedRules(List.of(), List.copyOf(problems));
            }
        }
        last = loaded;
        List<LoadedFile> inOrder = new ArrayList<>(files.size());
        for (String name : names) {
            inOrder.add(loaded.get(name));
        }
        List<RuleProblem> clashes = changed.isEmpty() && clash(inOrder)
                ? compilers.apply(0).check(List.copyOf(files), known.get())
                : List.of();
        return clashes.isEmpty()
                ? new LoadedRules(List.copyOf(inOrder), List.of())
                : new LoadedRules(List.of(), clashes);
    }

    /** Whether two rules, which may have been compiled apart, have one id or one title. */
    private static boolean clash(List<LoadedFile> files) {
        Set<String> known = new HashSet<>();
        boolean clash = false;
        for (LoadedFile file : files) {
            for (CompiledRule rule : file.rules()) {
                clash |= !known.add(rule.id()) | !known.add(rule.title());
            }
        }
        return clash;
    }

    /** The file as it was compiled before; null when it was not, or when what was kept of it is damaged. */
    private @Nullable LoadedFile stored(RuleFile file, String key, List<RuleClassLoader> loaders) {
        byte[] entry = store.find(key);
        CompiledFile compiled = entry.length == 0 ? null : CompiledFileCodec.read(entry, file.path());
        if (compiled == null) {
            return null;
        }
        try {
            return loaded(file, compiled, loaders);
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    private Optional<LoadedFile> compiled(
            RuleFile file,
            String key,
            CompiledFile compiled,
            List<RuleClassLoader> loaders,
            List<RuleProblem> problems) {
        try {
            LoadedFile loaded = loaded(file, compiled, loaders);
            store.store(key, CompiledFileCodec.write(compiled));
            return Optional.of(loaded);
        } catch (RefusedClassException e) {
            problems.add(new RuleProblem(
                    SourceLocation.startOf(file.path()),
                    "what this becomes when it is compiled may not run: " + e.getMessage(),
                    "a rule may only compare properties of facts and report"));
            return Optional.empty();
        }
    }

    private LoadedFile loaded(RuleFile file, CompiledFile compiled, List<RuleClassLoader> loaders) {
        RuleClassLoader loader = loaderOf(compiled.classes(), loaders);
        loader.add(compiled.classes());
        List<Model> models = new ArrayList<>(1);
        try {
            for (String name : compiled.models()) {
                models.add((Model) loader.loadClass(name).getConstructor().newInstance());
            }
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("what was compiled of " + file.path() + " is damaged", e);
        }
        return new LoadedFile(file, List.copyOf(models), compiled.rules());
    }

    /** One of these that takes the classes, or another one: two files may have different classes of one name. */
    private RuleClassLoader loaderOf(Map<String, byte[]> classes, List<RuleClassLoader> loaders) {
        for (RuleClassLoader loader : loaders) {
            if (loader.takes(classes)) {
                return loader;
            }
        }
        RuleClassLoader another = new RuleClassLoader(allowed);
        loaders.add(another);
        return another;
    }
}
