package dev.serviceregistry.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands at once, for what tells of them; a run never makes more than its own. */
final class CommandTree {

    static final String PROGRAM = "service-registry";

    private CommandTree() {}

    /** Each command with what it takes, in the order of the overview. */
    static Map<CommandName, Options> options() {
        Map<CommandName, Options> all = new LinkedHashMap<>();
        for (CommandName command : CommandName.values()) {
            Action action = command.create();
            all.put(command, Options.declared(command.toString(), action::declare, new Common()));
        }
        return all;
    }

    /** The program with its commands, and the commands of a group below its name. */
    static CommandLine commandLine() {
        CommandSpec program = CommandSpec.create().name(PROGRAM);
        Map<String, CommandSpec> groups = new LinkedHashMap<>();
        CompletedWords words = new CompletedWords();
        options().forEach((command, options) -> {
            String[] names = command.toString().split(" ", -1);
            CommandSpec parent = program;
            if (names.length > 1) {
                parent = groups.computeIfAbsent(names[0], name -> {
                    CommandSpec group = CommandSpec.create().name(name);
                    program.addSubcommand(name, group);
                    return group;
                });
            }
            parent.addSubcommand(names[names.length - 1], words.in(options));
        });
        return new CommandLine(program);
    }
}
