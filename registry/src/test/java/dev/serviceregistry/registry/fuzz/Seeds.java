package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Finds the files to spoil: those that lie with the tests, and with {@code -Dreal.inputs} those of real systems too. */
final class Seeds {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    /** How many real systems of a format are enough for a build. */
    private static final int SAMPLE = 8;

    private Seeds() {}

    /**
     * The files to spoil.
     *
     * @param all whether to take all real systems, not only some of each size
     */
    static List<Seed> of(Target.Format format, boolean all) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("hostile").resolve(name(format)))) {
            for (Path folder : folders.sorted().toList()) {
                seeds.add(seed(folder, format));
            }
        }
        if (format == Target.Format.TOML) {
            seeds.add(seed(RESOURCES.resolve("every-key"), format));
            seeds.add(seed(Path.of("..", "catalog"), format));
        }
        String real = System.getProperty("real.inputs", "");
        if (!real.isBlank() && !real.startsWith("${")) {
            Path given = Path.of(real);
            seeds.addAll(real(Files.isDirectory(given) ? given : Path.of("..").resolve(given), format, all));
        }
        return seeds;
    }

    private static String name(Target.Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static Seed seed(Path folder, Target.Format format) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (format != Target.Format.TOML || name.endsWith(".toml") && !name.contains("overlays/")) {
                    files.put(name, Planted.in(Files.readString(file)).getBytes(UTF_8));
                }
            }
        }
        List<String> inputs = files.keySet().stream()
                .filter(name -> name.indexOf('/') < 0 && name.matches(".*\\.ya?ml"))
                .filter(name -> format != Target.Format.COMPOSE || name.startsWith("compose"))
                .toList();
        return new Seed(folder.getFileName().toString(), inputs, files);
    }

    /** Real systems in the format, and as TOML what comes of importing them. */
    private static List<Seed> real(Path root, Target.Format format, boolean all) throws IOException {
        Target.Format written = format == Target.Format.TOML ? Target.Format.COMPOSE : format;
        List<Seed> systems = new ArrayList<>();
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        Object index = new Load(settings).loadFromString(Files.readString(root.resolve("systems/index.json")));
        for (Object entry : (List<?>) index) {
            Map<?, ?> system = (Map<?, ?>) entry;
            if (written == (system.get("format").equals("k8s") ? Target.Format.KUBERNETES : Target.Format.COMPOSE)) {
                systems.add(system(root.resolve("systems").resolve((String) system.get("system")), system));
            }
        }
        systems.sort(Comparator.comparing(Seed::size));
        List<Seed> seeds = new ArrayList<>();
        int step = all ? 1 : Math.max(1, systems.size() / SAMPLE);
        for (int i = 0; i < systems.size(); i += step) {
            Seed system = systems.get(i);
            if (format == written) {
                seeds.add(system);
            } else {
                imported(root.resolve("systems").resolve(system.name()), system, seeds);
            }
        }
        return seeds;
    }

    private static Seed system(Path folder, Map<?, ?> system) throws IOException {
        List<String> inputs = texts(system.get("files"));
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String file : inputs) {
            files.put(file, Files.readAllBytes(folder.resolve(file)));
        }
        for (String file : texts(system.get("env_files"))) {
            files.put(file, Files.readAllBytes(folder.resolve(file)));
        }
        return new Seed((String) system.get("system"), inputs, files);
    }

    private static void imported(Path folder, Seed system, List<Seed> seeds) {
        List<Path> files = system.inputs().stream().map(folder::resolve).toList();
        if (new ComposeImporter().importFiles(files, new ImportOptions(system.name(), ""))
                instanceof ImportedProject project) {
            SortedMap<String, byte[]> written = new TreeMap<>();
            written.put("services/catalog.toml", new byte[0]);
            project.files().forEach((file, text) -> written.put(file, text.getBytes(UTF_8)));
            seeds.add(new Seed(system.name(), List.of(), written));
        }
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
