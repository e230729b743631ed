package dev.serviceregistry.cli;

/** The options that every command has. */
final class Common {

    String config = "";
    String color = "auto";
    boolean quiet;
    boolean verbose;

    void declare(Options options) {
        options.text(
                        "--config",
                        "PATH",
                        "The repository's root, or any file in it. Default: the nearest upwards, else catalog/.",
                        value -> config = value)
                .text("--color", "WHEN", "auto, always or never. Default: auto.", value -> color = value)
                .flag("-q --quiet", "Say no more than needed.", value -> quiet = value)
                .flag(
                        "-v --verbose",
                        "Say more; on an error of the program, where it happened.",
                        value -> verbose = value)
                .help();
    }
}
