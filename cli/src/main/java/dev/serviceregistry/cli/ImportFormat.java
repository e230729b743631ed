package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.importer.backstage.BackstageImporter;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import dev.serviceregistry.registry.importer.kubernetes.KubernetesImporter;

/** The kinds of files that projects are imported from, and how the command of each explains itself. */
enum ImportFormat {
    COMPOSE(
            "Compose files",
            "Compose files of one project.",
            "Several files are laid over each other in their order.",
            "import compose compose.yaml --project shop --owner shop-team",
            "import compose compose.yaml compose.prod.yaml --project shop --force") {
        @Override
        Importer importer() {
            return new ComposeImporter();
        }
    },
    KUBERNETES(
            "Kubernetes manifests",
            "Manifests, or directories in place of the files in them.",
            "Templates are rendered first, as with 'helm template' or 'kubectl kustomize'. Values of secrets are never"
                    + " written.",
            "import kubernetes manifests/ --project shop --owner shop-team",
            "import kubernetes rendered.yaml --project shop --force") {
        @Override
        Importer importer() {
            return new KubernetesImporter();
        }
    },
    BACKSTAGE(
            "Backstage's catalogue files",
            "Catalogue files, or directories in place of the files in them.",
            "Without --project, the project is named after the first file's directory. Owners are teams of"
                    + " services/catalog.toml.",
            "import backstage catalog-info.yaml",
            "import backstage components/ org/teams.yaml --project shop --force") {
        @Override
        Importer importer() {
            return new BackstageImporter();
        }
    };

    private final String files;
    private final String argument;
    private final String note;
    private final String[] examples;

    ImportFormat(String files, String argument, String note, String... examples) {
        this.files = files;
        this.argument = argument;
        this.note = note;
        this.examples = examples;
    }

    /** What reads such files. */
    abstract Importer importer();

    /** Explains the command and says which files it takes. */
    Options declare(Options options) {
        return options.about(
                        "Writes projects/NAME/services.toml from " + files + ". What TOML cannot say is noted on"
                                + " standard error with its place.",
                        examples)
                .note(note + " Exit codes: 0 written, 2 not written.");
    }

    /** What its arguments are. */
    String argument() {
        return argument;
    }

    /** Whether the files themselves do not say what they are part of. */
    boolean needsProject() {
        return this != BACKSTAGE;
    }
}
