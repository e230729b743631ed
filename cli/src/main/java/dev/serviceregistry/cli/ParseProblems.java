package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Says what is wrong with arguments in one line. */
final class ParseProblems {

    private ParseProblems() {}

    static String message(CommandLine.ParameterException problem) {
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            if (!argument.startsWith("-")) {
                return "there is one argument too many: '" + argument + "'";
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            List<String> names = new ArrayList<>();
            for (var option : problem.getCommandLine().getCommandSpec().options()) {
                names.addAll(List.of(option.names()));
            }
            return "there is no option '" + name + "'" + UsageProblem.hint(name, names);
        }
        if (problem instanceof CommandLine.MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            CommandLine.Model.ArgSpec argument = missing.getMissing().get(0);
            return argument instanceof CommandLine.Model.OptionSpec option
                    ? "option " + option.longestName() + " needs a value: " + option.paramLabel()
                    : "argument " + argument.paramLabel() + " is missing";
        }
        String message = String.valueOf(problem.getMessage());
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
