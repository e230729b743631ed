package dev.serviceregistry.cli;

import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros of man(7). */
final class ManualPage {

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /** The name of a command's page, without its section. */
    static String name(CommandName command) {
        return CommandTree.PROGRAM + "-" + command.toString().replace(' ', '-');
    }

    /** The page of a command. */
    static String of(CommandName command, Options options) {
        ManualPage manual = new ManualPage();
        manual.head(name(command), command.summary());
        manual.section("SYNOPSIS");
        manual.synopsis(options);
        manual.section("DESCRIPTION");
        manual.text(options.description());
        manual.section("OPTIONS");
        options.spec().positionalParameters().forEach(manual::argument);
        options.spec().options().forEach(manual::option);
        manual.text(Options.SETTINGS);
        manual.section("EXAMPLES");
        options.footer().forEach(manual::footer);
        manual.exitStatus();
        manual.section("SEE ALSO");
        manual.macro(".BR " + CommandTree.PROGRAM + " (1)");
        return manual.page.toString();
    }

    /** The page of the program, which lists the commands. */
    static String ofProgram() {
        ManualPage manual = new ManualPage();
        manual.head(CommandTree.PROGRAM, "judge what an organisation's projects run, by rules");
        manual.section("SYNOPSIS");
        manual.macro(".B " + CommandTree.PROGRAM);
        manual.line("COMMAND [OPTIONS]");
        manual.section("COMMANDS");
        for (CommandName command : CommandName.values()) {
            manual.macro(".TP");
            manual.macro(".BR " + escaped(name(command)) + " (1)");
            manual.line(command.summary() + ".");
        }
        manual.exitStatus();
        return manual.page.toString();
    }

    private void head(String name, String summary) {
        // The name of a command stands twice in the head of its page, for which a terminal is too narrow.
        macro(".TH " + CommandTree.PROGRAM.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + CommandTree.PROGRAM + " "
                + Version.text() + "\"");
        section("NAME");
        line(name + " \\- ", summary);
    }

    private void synopsis(Options options) {
        macro(".B " + CommandTree.PROGRAM + " " + options.command());
        StringBuilder rest = new StringBuilder();
        for (PositionalParamSpec argument : options.spec().positionalParameters()) {
            boolean needed = argument.required();
            String label = argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
            rest.append(needed ? label : "[" + label + "]").append(' ');
        }
        line(rest.append("[OPTIONS]").toString());
    }

    private void argument(PositionalParamSpec argument) {
        macro(".TP");
        macro(".I " + escaped(argument.paramLabel()));
        line(String.join(" ", argument.description()));
    }

    private void option(OptionSpec option) {
        macro(".TP");
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append("\\fB")
                    .append(escaped(name))
                    .append("\\fR");
        }
        boolean takesValue = option.arity().max() > 0;
        macro(names + (takesValue ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : ""));
        line(String.join(" ", option.description()));
    }

    /** An example stands by itself; everything else is a sentence. */
    private void footer(String line) {
        if (line.startsWith("  ")) {
            macro(".PP");
            macro(".RS 4");
            macro(".nf");
            line(line.strip());
            macro(".fi");
            macro(".RE");
        } else if (!line.isEmpty() && !line.equals("Examples:")) {
            macro(".PP");
            line(line);
        }
    }

    private void exitStatus() {
        section("EXIT STATUS");
        String[] meanings = {
            "Nothing was found that fails.",
            "Findings fail; or what was asked for is not so.",
            "It was called in a wrong way, or in the wrong place.",
            "The program itself failed."
        };
        for (int code = 0; code < meanings.length; code++) {
            macro(".TP");
            macro(".B " + code);
            line(meanings[code]);
        }
    }

    private void section(String title) {
        macro(".SH " + title);
    }

    private void text(String text) {
        macro(".PP");
        line(text);
    }

    private void macro(String macro) {
        page.append(macro).append('\n');
    }

    private void line(String text) {
        line("", text);
    }

    private void line(String start, String text) {
        String escaped = escaped(text);
        // A line that begins like a macro would be read as one.
        boolean guarded = start.isEmpty() && (escaped.startsWith(".") || escaped.startsWith("'"));
        page.append(guarded ? "\\&" : "").append(start).append(escaped).append('\n');
    }

    /** What means something to troff, and everything beyond ASCII, by its name there. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                default -> {
                    if (point > '~') {
                        escaped.append(String.format("\\[u%04X]", point));
                    } else {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
