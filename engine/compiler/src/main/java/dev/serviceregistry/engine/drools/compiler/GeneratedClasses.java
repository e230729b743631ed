package dev.serviceregistry.engine.drools.compiler;

import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.ecj.EclipseJavaCompiler;
import org.drools.ecj.EclipseJavaCompilerSettings;
import org.drools.util.PortablePath;
import org.kie.memorycompiler.CompilationProblem;
import org.kie.memorycompiler.CompilationResult;

/** Compiles what was generated of several files in one go, and gives each file its own classes. */
final class GeneratedClasses {

    /** The oldest that holds what is generated: newer ones link each concatenation of texts at run time. */
    private static final String VERSION = "1.8";

    private static final String SOURCE = ".java";
    private static final String CLASS = ".class";
    private static final String LEFT_OUT = "do not generate";

    private GeneratedClasses() {}

    /** The classes of each file; what the compiler refuses is added to the problems. */
    static List<CompiledFile> of(List<GeneratedRules> files, List<RuleProblem> problems) {
        MemoryFileSystem sources = new MemoryFileSystem();
        // Two files may have a class in common, which is named after what it does.
        Map<String, GeneratedRules> byPath = new TreeMap<>();
        for (GeneratedRules file : files) {
            file.sources().forEach((path, text) -> {
                sources.write(path, text.getBytes(StandardCharsets.UTF_8));
                byPath.putIfAbsent(path, file);
            });
        }
        MemoryFileSystem classes = new MemoryFileSystem();
        CompilationResult result = new EclipseJavaCompiler(settings(), "")
                .compile(
                        byPath.keySet().toArray(new String[0]),
                        sources,
                        classes,
                        GeneratedClasses.class.getClassLoader(),
                        settings());
        for (CompilationProblem error : result.getErrors()) {
            GeneratedRules file = byPath.getOrDefault(error.getFileName(), files.get(0));
            problems.add(new RuleProblem(
                    SourceLocation.startOf(file.file().path()),
                    "what is generated of the rule does not compile: " + error.getMessage(),
                    ""));
        }
        return problems.isEmpty() ? files(files, classes) : List.of();
    }

    /** Without what only debuggers read. */
    private static EclipseJavaCompilerSettings settings() {
        Map<String, String> leftOut = new HashMap<>();
        leftOut.put(EclipseJavaCompilerSettings.CompilerOptions_OPTION_LineNumberAttribute, LEFT_OUT);
        leftOut.put(EclipseJavaCompilerSettings.CompilerOptions_OPTION_SourceFileAttribute, LEFT_OUT);
        leftOut.put(EclipseJavaCompilerSettings.CompilerOptions_OPTION_LocalVariableAttribute, LEFT_OUT);
        EclipseJavaCompilerSettings settings = new EclipseJavaCompilerSettings(leftOut);
        settings.setSourceVersion(VERSION);
        settings.setTargetVersion(VERSION);
        return settings;
    }

    private static List<CompiledFile> files(List<GeneratedRules> files, MemoryFileSystem classes) {
        Map<String, SortedMap<String, byte[]>> bySource = new HashMap<>();
        for (Map.Entry<PortablePath, byte[]> entry : classes.getMap().entrySet()) {
            String path = entry.getKey().asString();
            String name = path.substring(0, path.length() - CLASS.length());
            int nested = name.indexOf('$');
            String source = nested < 0 ? name : name.substring(0, nested);
            bySource.computeIfAbsent(source + SOURCE, unseen -> new TreeMap<>())
                    .put(name.replace('/', '.'), entry.getValue());
        }
        List<CompiledFile> compiled = new ArrayList<>(files.size());
        for (GeneratedRules file : files) {
            SortedMap<String, byte[]> own = new TreeMap<>();
            for (String source : file.sources().keySet()) {
                own.putAll(bySource.getOrDefault(source, new TreeMap<>()));
            }
            compiled.add(new CompiledFile(
                    file.file().path(), Collections.unmodifiableSortedMap(own), file.models(), file.rules()));
        }
        return List.copyOf(compiled);
    }
}
