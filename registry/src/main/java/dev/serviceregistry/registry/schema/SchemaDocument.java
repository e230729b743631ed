package dev.serviceregistry.registry.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the schema says in words of its keys, by their dotted paths; {@code *} stands for a key of the user's own. */
final class SchemaDocument {

    private final Properties descriptions = load("descriptions.properties");
    private final Properties defaults = load("defaults.properties");

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = SchemaDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + name);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The path of a key below another; what may stand in several places is described once. */
    static String below(String path, String key) {
        if (key.equals("schema_version")) {
            return key;
        }
        if (path.startsWith("service.health.")) {
            return "probe." + key;
        }
        if (path.startsWith("service.dependencies.")) {
            return "dependency." + key;
        }
        String below = path + "." + key;
        return switch (below) {
            case "catalog.services.*", "project.services.*" -> "service";
            case "policies.compliance.gdpr.regions",
                    "policies.compliance.pci_dss.regions",
                    "policies.compliance.hipaa.regions",
                    "policies.compliance.gdpr.retention_days",
                    "policies.compliance.pci_dss.retention_days",
                    "policies.compliance.hipaa.retention_days" -> "regime." + key;
            default -> below;
        };
    }

    /** One sentence on what the key says; null when nothing is said of it. */
    @Nullable
    String description(String path) {
        return descriptions.getProperty(path);
    }

    /** What holds where the key is absent, as JSON; null when nothing does. */
    @Nullable
    String otherwise(String path) {
        return defaults.getProperty(path);
    }

    /** The paths of which something is said. */
    Properties all() {
        return descriptions;
    }

    /** The paths that have a default. */
    Properties allDefaults() {
        return defaults;
    }
}
