package dev.serviceregistry.registry.schema;

/** Which of the repository's files a file is, by its place. */
public enum DocumentKind {
    /** {@code services/catalog.toml} and its frozen copies. */
    CATALOG(SchemaOfServices.catalog()),
    /** {@code services/versions.toml}. */
    VERSIONS(SchemaOfServices.versions()),
    /** {@code projects/NAME/services.toml}. */
    PROJECT(SchemaOfServices.project()),
    /** {@code projects/NAME/deployment.toml}. */
    DEPLOYMENT(SchemaOfOperations.deployment()),
    /** {@code projects/NAME/monitoring.toml}. */
    MONITORING(SchemaOfOperations.monitoring()),
    /** {@code policies/NAME.toml}. */
    POLICY(SchemaOfPolicies.policies());

    private final Shape.Fields shape;

    DocumentKind(Shape.Fields shape) {
        this.shape = shape;
    }

    Shape.Fields shape() {
        return shape;
    }
}
