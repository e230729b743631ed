package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.tree.Table;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which frozen catalogues need not be read, since nobody follows them and their checksum proves them unchanged. */
final class FrozenCatalogues {

    static final String VERSIONS = "services/versions.toml";

    private final Map<String, String> proofs = new HashMap<>();

    private FrozenCatalogues() {}

    /** Whether a file must be known to tell which frozen catalogues need not be read. */
    static boolean tells(RepositoryFile file) {
        return file.kind() == DocumentKind.PROJECT || file.kind() == DocumentKind.VERSIONS;
    }

    /** Looks through what is read of a repository before its frozen catalogues are. */
    static FrozenCatalogues of(Collection<ParsedFile> files) {
        Set<String> pins = new HashSet<>();
        Map<String, Table> listed = Map.of();
        for (ParsedFile file : files) {
            file.content().table("project").string("catalog_version").ifPresent(pins::add);
            if (file.name().equals(VERSIONS)) {
                listed = file.content().tables("versions");
            }
        }
        FrozenCatalogues frozen = new FrozenCatalogues();
        Set<String> followed = new HashSet<>();
        for (String pin : pins) {
            followed.add(defaultFile(pin));
        }
        listed.forEach((version, table) -> {
            String file = file(table.string("path").orElse(""));
            if (pins.contains(version)) {
                followed.add(file);
            }
            table.string("sha256").ifPresent(sha256 -> frozen.proofs.put(file, sha256));
        });
        frozen.proofs.keySet().removeAll(followed);
        return frozen;
    }

    /** The checksum that spares a file the reading when it has it; empty when it must be read all the same. */
    String proof(String file) {
        return proofs.getOrDefault(file, "");
    }

    /** Where a version of the catalogue stands, as the list of versions says. */
    static String released(String version, @Nullable ParsedFile versions) {
        String listed = versions == null
                ? ""
                : file(versions.content()
                        .table("versions")
                        .table(version)
                        .string("path")
                        .orElse(""));
        return listed.isEmpty() ? defaultFile(version) : listed;
    }

    /** Where a version of the catalogue stands when nothing says where. */
    static String defaultFile(String version) {
        return "services/versions/" + version + "/catalog.toml";
    }

    /** The file that a path below services/ names; empty when it leads elsewhere or is no path at all. */
    static String file(String path) {
        try {
            Path target = Path.of("services").resolve(path).normalize();
            return target.startsWith("services") && target.getNameCount() > 1
                    ? target.toString().replace('\\', '/')
                    : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
