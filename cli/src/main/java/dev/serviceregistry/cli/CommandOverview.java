package dev.serviceregistry.cli;

/** Which commands there are, as the program's help lists them. */
final class CommandOverview {

    private CommandOverview() {}

    /** What there is, for somebody who has never seen it. */
    static String all() {
        StringBuilder text = new StringBuilder("""
            Usage: service-registry COMMAND [OPTIONS]
            Judges what an organisation's projects run, as one repository of TOML files says it, by rules.

            Commands:
            """);
        for (CommandName command : CommandName.values()) {
            addLine(command, text);
        }
        return text.append("""

            Start with:
              service-registry init my-registry
              service-registry validate --config my-registry

            'service-registry COMMAND --help' tells a command's options, 'service-registry --version' the version.
            Exit codes: 0 nothing found, 1 findings, 2 wrong usage, 3 an error of the program.
            """).toString();
    }

    /** What there is that begins with a word, such as {@code rules}; empty when nothing does. */
    static String of(String group) {
        StringBuilder text = new StringBuilder();
        for (CommandName command : CommandName.values()) {
            if (command.toString().startsWith(group + " ")) {
                addLine(command, text);
            }
        }
        return text.isEmpty()
                ? ""
                : "Usage: service-registry " + group + " COMMAND [OPTIONS]\n\nCommands:\n" + text
                        + "\n'service-registry " + group + " COMMAND --help' tells a command's options.\n";
    }

    private static void addLine(CommandName command, StringBuilder text) {
        String name = command.toString();
        text.append("  ").append(name);
        text.append(" ".repeat(22 - name.length())).append(command.summary()).append('\n');
    }
}
