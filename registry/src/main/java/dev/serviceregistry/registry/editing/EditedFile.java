package dev.serviceregistry.registry.editing;

import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.schema.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * A file of a repository that somebody edits.
 *
 * @param name its path, relative to the repository's root
 * @param kind what it may say
 * @param project whose it is: a project, {@code global} or {@code global@VERSION}; empty for the policies and the settings
 */
record EditedFile(String name, DocumentKind kind, String project) {

    /** The file with this path; null when the repository reads no such file. */
    static @Nullable EditedFile of(String name) {
        String[] parts = name.split("/");
        String last = parts[parts.length - 1];
        if (name.equals("services/catalog.toml")) {
            return new EditedFile(name, DocumentKind.CATALOG, "global");
        } else if (name.equals("services/versions.toml")) {
            return new EditedFile(name, DocumentKind.VERSIONS, "global");
        } else if (name.startsWith("services/versions/") && parts.length == 4 && last.equals("catalog.toml")) {
            return new EditedFile(name, DocumentKind.CATALOG, "global@" + parts[2]);
        } else if (name.startsWith("policies/") && parts.length == 2 && last.endsWith(".toml")) {
            return new EditedFile(name, DocumentKind.POLICY, "");
        } else if (name.equals(SettingsFile.NAME)) {
            return new EditedFile(name, DocumentKind.SETTINGS, "");
        } else if (!name.startsWith("projects/") || parts.length != 3) {
            return null;
        }
        return switch (last) {
            case "services.toml" -> new EditedFile(name, DocumentKind.PROJECT, parts[1]);
            case "deployment.toml" -> new EditedFile(name, DocumentKind.DEPLOYMENT, parts[1]);
            case "monitoring.toml" -> new EditedFile(name, DocumentKind.MONITORING, parts[1]);
            default -> null;
        };
    }
}
