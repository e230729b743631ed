package dev.serviceregistry.registry.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which of the repository's files a file is, by its place. */
public enum DocumentKind {
    /** {@code services/catalog.toml} and its frozen copies. */
    CATALOG("catalog", "services/catalog.toml", SchemaOfServices::catalog),
    /** {@code services/versions.toml}. */
    VERSIONS("versions", "services/versions.toml", SchemaOfServices::versions),
    /** {@code projects/NAME/services.toml}. */
    PROJECT("project", "projects/NAME/services.toml", SchemaOfServices::project),
    /** {@code projects/NAME/deployment.toml}. */
    DEPLOYMENT("deployment", "projects/NAME/deployment.toml", SchemaOfOperations::deployment),
    /** {@code projects/NAME/monitoring.toml}. */
    MONITORING("monitoring", "projects/NAME/monitoring.toml", SchemaOfOperations::monitoring),
    /** {@code policies/NAME.toml}. */
    POLICY("policies", "policies/NAME.toml", SchemaOfPolicies::policies),
    /** {@code service-registry.toml}. */
    SETTINGS("settings", "service-registry.toml", SchemaOfSettings::settings);

    private final String schemaName;
    private final String where;
    private final Supplier<Shape.Fields> schema;
    private Shape.@Nullable Fields shape;

    DocumentKind(String schemaName, String where, Supplier<Shape.Fields> schema) {
        this.schemaName = schemaName;
        this.where = where;
        this.schema = schema;
    }

    /** The name of its schema in one word. */
    String schemaName() {
        return schemaName;
    }

    /** The name of the file that holds its JSON Schema. */
    public String schemaFile() {
        return schemaName + ".json";
    }

    /** Where such files stand, relative to the root of a repository; {@code NAME} stands for any name. */
    public String where() {
        return where;
    }

    /** The schema of such files; made when it is first asked for, which is when some file has changed. */
    synchronized Shape.Fields shape() {
        Shape.Fields made = shape;
        if (made == null) {
            made = schema.get();
            shape = made;
        }
        return made;
    }
}
