package dev.serviceregistry.registry.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which of the repository's files a file is, by its place. */
public enum DocumentKind {
    /** {@code services/catalog.toml} and its frozen copies. */
    CATALOG(SchemaOfServices::catalog),
    /** {@code services/versions.toml}. */
    VERSIONS(SchemaOfServices::versions),
    /** {@code projects/NAME/services.toml}. */
    PROJECT(SchemaOfServices::project),
    /** {@code projects/NAME/deployment.toml}. */
    DEPLOYMENT(SchemaOfOperations::deployment),
    /** {@code projects/NAME/monitoring.toml}. */
    MONITORING(SchemaOfOperations::monitoring),
    /** {@code policies/NAME.toml}. */
    POLICY(SchemaOfPolicies::policies);

    private final Supplier<Shape.Fields> schema;
    private Shape.@Nullable Fields shape;

    DocumentKind(Supplier<Shape.Fields> schema) {
        this.schema = schema;
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
