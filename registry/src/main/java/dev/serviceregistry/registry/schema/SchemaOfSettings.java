package dev.serviceregistry.registry.schema;

import static dev.serviceregistry.registry.schema.Shapes.ANY;
import static dev.serviceregistry.registry.schema.Shapes.COUNT;
import static dev.serviceregistry.registry.schema.Shapes.FLAG;
import static dev.serviceregistry.registry.schema.Shapes.TEXT;
import static dev.serviceregistry.registry.schema.Shapes.either;
import static dev.serviceregistry.registry.schema.Shapes.fields;
import static dev.serviceregistry.registry.schema.Shapes.listOf;
import static dev.serviceregistry.registry.schema.Shapes.oneOf;

/** The schema of the program's own settings: what the command line and the environment leave open. */
final class SchemaOfSettings {

    private static final Shape SEVERAL = either(ANY, listOf(ANY));

    private SchemaOfSettings() {}

    static Shape.Fields settings() {
        return fields().all(
                        ANY,
                        "against",
                        "approved_by",
                        "as_of",
                        "baseline",
                        "changed_since",
                        "evidence",
                        "expires",
                        "framework",
                        "generate_output",
                        "graph",
                        "lose",
                        "migration_guide",
                        "outbox",
                        "owner",
                        "pattern",
                        "reason",
                        "report",
                        "review_by",
                        "rule_prefix",
                        "scenarios",
                        "team",
                        "ticket")
                .all(
                        FLAG,
                        "allow_findings",
                        "check",
                        "coverage",
                        "emergency",
                        "force",
                        "mutate",
                        "origin",
                        "quiet",
                        "send",
                        "verbose",
                        "write")
                .all(
                        SEVERAL,
                        "breaks",
                        "change",
                        "controls_output",
                        "family",
                        "features",
                        "format",
                        "from",
                        "generate_format",
                        "output",
                        "project",
                        "region",
                        "rule",
                        "rules",
                        "target",
                        "vulnerabilities")
                .with("color", oneOf("auto", "always", "never"))
                .with("fail_on", oneOf("error", "warning", "note", "none"))
                .with("rules_fail_on", oneOf("error", "warning", "note", "none"))
                .with(
                        "audit",
                        fields().all(ANY, "at", "before", "dir", "from", "key_file", "public_key", "subject", "to")
                                .all(SEVERAL, "checkpoint", "entry", "kind"))
                .with("limits", fields().all(COUNT, "matches", "megabytes", "seconds"))
                .with("pack", fields().all(ANY, "key_file", "name", "output", "version"))
                .with("policies", fields().all(SEVERAL, "repositories").with("use", listOf(pack())));
    }

    private static Shape pack() {
        return fields().all(TEXT, "path", "maven", "public_key")
                .must("version", TEXT)
                .must("sha256", TEXT);
    }
}
