package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that judges. */
final class JudgingOptions {

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "How to report: text or json. Default: text. Repeat it together with --output.")
    List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT=PATH",
            description = "Write a report to a file. May be repeated.")
    List<String> outputs = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 from this severity on: error, warning, note or none. Default: error.")
    String failOn = "error";

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "Report only findings on this project. May be repeated.")
    List<String> projects = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", description = "Judge only by this rule. May be repeated.")
    List<String> rules = new ArrayList<>();

    @Option(
            names = "--family",
            paramLabel = "NAME",
            description = "Judge only by this family of rules. May be repeated.")
    List<String> families = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Judge as on this day, such as 2026-12-31. Default: today, in UTC.")
    String asOf = "";
}
