package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import dev.serviceregistry.oracle.Repository.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a repository, each one text.
 *
 * @param files the texts by path
 */
record RepositoryText(SortedMap<String, String> files) {

    /** Writes a repository down; the seed decides the order of tables and keys and how each is spelt. */
    static RepositoryText of(Repository repository, long seed) {
        Dice dice = Dice.of(~seed);
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                "services/catalog.toml",
                text(dice, catalogue(repository.head()), repository.head().flaw()));
        Tree versions = Tree.of("schema_version", "1");
        for (Release release : repository.releases()) {
            String text = text(
                    dice, catalogue(release.catalogue()), release.catalogue().flaw());
            if (release.seal() != Seal.FILE_MISSING) {
                files.put(release.file(), text);
            }
            // Not dotted, since the version's own dots are part of the key.
            Tree listed = Tree.of("path", "versions/" + release.name() + "/catalog.toml")
                    .with("released", LocalDate.of(2026, 2, 1))
                    .with("status", release.status());
            listed.entries().putAll(release.about().entries());
            if (release.seal() != Seal.ABSENT) {
                listed.with("sha256", sha256(release.seal() == Seal.TRUE ? text : text + "# changed\n"));
            }
            ((Tree) versions.entries().computeIfAbsent("versions", key -> Tree.empty()))
                    .entries()
                    .put(release.name(), listed);
        }
        if (!repository.releases().isEmpty()) {
            files.put("services/versions.toml", text(dice, versions, Flaw.NONE));
        }
        for (Project project : repository.projects()) {
            files.put(project.file(), text(dice, project(project), project.flaw()));
        }
        for (Operations operations : repository.operations()) {
            files.put(operations.file(), text(dice, operations.tree(), operations.flaw()));
        }
        for (Settings settings : repository.policies()) {
            files.put(settings.file(), text(dice, settings.tree(), settings.flaw()));
        }
        return new RepositoryText(files);
    }

    private static Tree catalogue(Catalogue catalogue) {
        Tree tree = catalogue.about().copy().with("schema_version", "1").with("catalog.name", "central");
        tree.with("services", new Tree(new TreeMap<>(catalogue.services())));
        catalogue.patterns().forEach(pattern -> tree.with("patterns." + pattern + ".description", "A group"));
        return tree;
    }

    private static Tree project(Project project) {
        Tree tree = project.about().copy().with("schema_version", "1").with("project.name", project.name());
        if (!project.pin().isEmpty()) {
            tree.with("project.catalog_version", project.pin());
        }
        if (!project.uses().isEmpty()) {
            tree.with("uses.services", project.uses());
        }
        return tree.with("services", new Tree(new TreeMap<>(project.services())));
    }

    private static String text(Dice dice, Tree tree, Flaw flaw) {
        String text = new TomlText(dice).of(tree);
        return switch (flaw) {
            case NONE -> text;
            case NEWER -> dice.oneOf("x_newer = {\n    a = 1,\n    b = 2\n}\n", "x_newer = { a = 1, b = 2, }\n") + text;
            case BROKEN -> text + dice.oneOf("name = \n", "[unfinished\n", "what = \"never closed\n", "= 3\n");
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the files below a directory, in an order that the seed decides. */
    void writeTo(Path root, long seed) throws IOException {
        for (String file : Dice.of(seed).<String>shuffled(files.keySet())) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, files.get(file));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            text.append("----- ")
                    .append(file.getKey())
                    .append('\n')
                    .append(file.getValue())
                    .append('\n');
        }
        return text.toString();
    }
}
