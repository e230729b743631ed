package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.values.HostPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets and configs of a Compose file, each of which is one file of a container.
 *
 * <p>Docker Compose reads them from a file or a variable; what a platform holds under a name is known to swarms alone.
 */
final class GivenFiles {

    private static final String SECRETS = "/run/secrets/";

    /** The name of a variable as shells have it; what a store or a platform keeps under one is read from it, too. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

    private static final String DIRECTORY = "Compose mounts one file, and no item says which";

    private final SecretNames secretNames;
    private final AskedVariables asked;
    private final Mapping secrets = new Mapping();
    private final Mapping configs = new Mapping();
    private final FileNames secretFiles;
    private final FileNames configFiles = new FileNames(Set.of());

    /** What the files are called: each as one alone. */
    private static final class FileNames {
        private final Set<String> taken;
        private final Map<List<String>, String> known = new HashMap<>();

        FileNames(Set<String> taken) {
            this.taken = new HashSet<>(taken);
        }

        /** The name of a key of what has a name on the platform. */
        String of(String whole, String key) {
            String wanted = (key.isEmpty() ? whole : whole + "-" + key)
                    .replaceAll("[^A-Za-z0-9_-]+", "-")
                    .replaceAll("^-|-$", "");
            return known.computeIfAbsent(List.of(whole, key), unseen -> free(wanted));
        }

        private String free(String name) {
            String free = name;
            for (int i = 2; !taken.add(free); i++) {
                free = name + "-" + i;
            }
            return free;
        }
    }

    GivenFiles(SecretNames secretNames, AskedVariables asked) {
        this.secretNames = secretNames;
        this.secretFiles = new FileNames(secretNames.all());
        this.asked = asked;
    }

    /** Puts what the services were given into a file, below them. */
    void putInto(Mapping file) {
        file.putUnlessEmpty("secrets", secrets);
        file.putUnlessEmpty("configs", configs);
    }

    /** The mounts of a secret: one for each of its keys, unless it is a single file. */
    List<Tree> secret(PlacedService service, Declared volume, String name, String target) {
        volume.get("read_only").skip();
        Declared declared = service.get("secrets").get(name);
        String called = secretNames.of(service, name);
        String item = volume.get("item").text("");
        Declared provider = declared.get("provider");
        if (provider.text("").equals("file")) {
            Mapping definition = secrets.mapping(called);
            declared.get("path").text().ifPresent(file -> definition.put("file", ComposeText.literal(file)));
            return List.of(mount(called, target));
        }
        List<String> keys = declared.get("keys").texts();
        if (!item.isEmpty() || keys.isEmpty()) {
            if (item.isEmpty()) {
                volume.get("mount").lose(DIRECTORY);
            }
            String key = item.equals(name) ? "" : item;
            tell(volume, declared.get("path"), List.of(variable(service, name, key)));
            return List.of(mount(file(service, name, key), target));
        }
        List<Tree> mounts = new ArrayList<>();
        String folder = target.endsWith("/") ? target : target + "/";
        keys.forEach(key -> mounts.add(mount(file(service, name, key), folder + key)));
        tell(
                volume,
                declared.get("path"),
                keys.stream().map(key -> variable(service, name, key)).toList());
        return mounts;
    }

    private static void tell(Declared volume, Declared path, List<String> variables) {
        if (!variables.equals(List.of(path.text("")))) {
            (volume.get("source").isPresent() ? volume.get("source") : volume.get("mount"))
                    .lose("whoever starts the project gives it as " + String.join(", ", variables));
        }
    }

    /** The name of a secret that is read from a variable. */
    private String file(PlacedService service, String name, String key) {
        String whole = secretNames.of(service, name);
        String called = key.isEmpty() ? whole : secretFiles.of(whole, key);
        secrets.mapping(called).put("environment", variable(service, name, key));
        return called;
    }

    private String variable(PlacedService service, String name, String key) {
        Declared declared = service.get("secrets").get(name);
        String path = declared.get("path").text("");
        boolean isOfShell = declared.get("provider").text("").equals("external-secrets")
                && key.isEmpty()
                && VARIABLE.matcher(path).matches();
        return isOfShell ? path : asked.secretVariable(service, name, key);
    }

    private static Tree mount(String secret, String target) {
        return target.equals(SECRETS + secret)
                ? new Text(secret)
                : new Mapping().put("source", secret).put("target", target);
    }

    /** The mount of a config; none where nothing tells what it is. */
    Optional<Tree> config(Declared volume, String source, String target, ComposeText text) {
        if (source.isEmpty()) {
            volume.lose("no file is stated that it would be read from");
            return Optional.empty();
        }
        volume.get("read_only").skip();
        String item = volume.get("item").text("");
        boolean isFile = HostPath.isPath(source);
        if (!isFile && item.isEmpty()) {
            volume.get("mount").lose(DIRECTORY);
        }
        String key = isFile || item.equals(source) ? "" : item;
        String name = configFiles.of(source, key);
        Mapping definition = configs.mapping(name);
        if (isFile) {
            definition.put("file", text.of(source));
        } else {
            boolean isVariable = key.isEmpty() && VARIABLE.matcher(source).matches();
            String variable = isVariable ? source : asked.configVariable(source, key);
            if (!isVariable) {
                volume.get("source").lose("whoever starts the project gives it as " + variable);
            }
            definition.put("environment", variable);
        }
        return Optional.of(new Mapping().put("source", name).put("target", target));
    }
}
