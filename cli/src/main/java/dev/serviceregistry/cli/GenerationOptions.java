package dev.serviceregistry.cli;

import dev.serviceregistry.generators.Generators;
import java.util.ArrayList;
import java.util.List;

/** The options of the command that generates. */
final class GenerationOptions {

    final List<String> formats = new ArrayList<>();
    final List<String> projects = new ArrayList<>();
    final List<String> targets = new ArrayList<>();
    final List<String> regions = new ArrayList<>();
    final AuditOptions audit = new AuditOptions();
    String output = "";
    String report = "";
    String pattern = "";
    String asOf = "";
    boolean check;
    boolean allowFindings;

    void declare(Options options) {
        options.texts("-f --format", "FORMAT", "What to make, such as docker; needed.", formats)
                .setting("--format", "generate_format")
                .words("--format", () -> Generators.installed().keySet())
                .text(
                        "-o --output",
                        "DIR",
                        "Where to write FORMAT/TARGET/PROJECT/…. Default: generated/ in the repository.",
                        value -> output = value)
                .setting("--output", "generate_output")
                .texts("--project", "NAME", "Generate only this project.", projects)
                .text(
                        "--pattern",
                        "NAME",
                        "Generate only the services of this pattern, and what they require.",
                        value -> pattern = value)
                .texts("--target", "NAME", "Generate only for this target, such as production.", targets)
                .texts("--region", "NAME", "Generate only for targets in this region, and this region alone.", regions)
                .flag(
                        "--check",
                        "Write nothing; show how the output differs, and fail if it does.",
                        value -> check = value)
                .text(
                        "--report",
                        "FILE",
                        "With --check, add how the output differs to this Markdown report, collapsed.",
                        value -> report = value)
                .flag(
                        "--allow-findings",
                        "Write in spite of errors, though not of a file that cannot be read.",
                        value -> allowFindings = value)
                .text("--as-of", "DATE", "Judge as on this day. Default: today, in UTC.", value -> asOf = value)
                .note("Findings go to standard error. What a format cannot express is a note (GEN-001) and never keeps"
                        + " anything from being written.")
                .note("Exit codes: 0 written or up to date, 1 errors or stale output, 2 wrong usage, 3 an error of the"
                        + " program.");
        audit.declare(options);
    }
}
