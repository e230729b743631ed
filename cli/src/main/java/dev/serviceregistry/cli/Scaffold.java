package dev.serviceregistry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A new central repository, before it is written. */
final class Scaffold {

    private static final String CATALOG = "services/catalog.toml";
    private static final List<String> FILES = List.of(
            "README.md",
            CATALOG,
            "services/versions.toml",
            "policies/governance.toml",
            "policies/sla.toml",
            "policies/security.toml",
            "policies/compliance.toml",
            "policies/waivers.toml",
            "infrastructure/README.md",
            ".github/workflows/validate.yml",
            ".gitlab-ci.yml");
    private static final List<String> EXAMPLE = List.of(
            "projects/example/services.toml", "projects/example/deployment.toml", "projects/example/monitoring.toml");

    private final Repository repository;
    private final Call call;

    private Scaffold(Repository repository, Call call) {
        this.repository = repository;
        this.call = call;
    }

    /** A repository in this directory, which may be there already but is no repository yet. */
    static Scaffold at(String directory, Call call) {
        Path root = call.surroundings().directory().resolve(directory);
        if (Files.exists(root.resolve(CATALOG), LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageProblem("'" + directory + "' is a repository already: it has " + CATALOG);
        }
        String name = Path.of(directory).normalize().toString();
        return new Scaffold(new Repository(root, name.isEmpty() ? "." : name), call);
    }

    /** The name of the project that a Compose file describes: that of its directory, as far as a name may be so. */
    static String projectOf(String file, Call call) {
        Path parent = call.surroundings()
                .directory()
                .resolve(file)
                .toAbsolutePath()
                .normalize()
                .getParent();
        Path last = parent == null ? null : parent.getFileName();
        StringBuilder name = new StringBuilder();
        for (char c : (last == null ? "" : last.toString()).toCharArray()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || !name.isEmpty()) {
                name.append(letter || c == '.' || c == '_' ? c : '-');
            }
        }
        return name.isEmpty() ? "project" : name.toString();
    }

    /** Writes what is not there yet. */
    Repository write(boolean withExample) throws IOException {
        List<String> files = new ArrayList<>(FILES);
        if (withExample) {
            files.addAll(EXAMPLE);
        }
        for (String file : files) {
            String text = text(file);
            if (withExample && file.equals(CATALOG)) {
                text += text("services/catalog-example.toml");
            }
            write(file, text);
        }
        return repository;
    }

    private void write(String file, String text) throws IOException {
        Path path = repository.root().resolve(file);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            say("kept  " + repository.shown(file));
            return;
        }
        AtomicFile.prepare(path);
        AtomicFile.write(path, writer -> writer.write(text));
        say("wrote " + repository.shown(file));
    }

    private void say(String line) {
        if (!call.common().quiet) {
            call.out().line(line);
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Scaffold.class.getResourceAsStream("scaffold/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own scaffold/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
