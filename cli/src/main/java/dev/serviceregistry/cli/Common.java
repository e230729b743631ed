package dev.serviceregistry.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class Common {

    /** What the help of every command ends with. */
    static final String SETTINGS =
            "Every option can also be set by an environment variable (--fail-on by SERVICE_REGISTRY_FAIL_ON)"
                    + " and in service-registry.toml at the repository's root (fail_on = \"warning\");"
                    + " the command line goes before the environment, the environment before the file.";

    @Option(
            names = "--config",
            paramLabel = "PATH",
            description = "The repository's root, or any file in it. Default: the nearest upwards, else catalog/.")
    String config = "";

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. Default: auto.")
    String color = "auto";

    @Option(
            names = {"-q", "--quiet"},
            description = "Say no more than needed.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more; on an error of the program, where it happened.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
