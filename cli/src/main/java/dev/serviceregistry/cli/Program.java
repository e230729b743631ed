package dev.serviceregistry.cli;

import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.OwnRuleException;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.report.ShownText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** One run of the program, from its arguments to its exit code. */
final class Program {

    /** Nothing was found that fails. */
    static final int OK = 0;

    /** Findings fail. */
    static final int FINDINGS = 1;

    /** It was called in a wrong way, or in the wrong place. */
    static final int USAGE = 2;

    /** The program itself failed. */
    static final int BUG = 3;

    private final Surroundings surroundings;
    private final String[] args;
    private String name = "service-registry";

    private Program(String[] args, Surroundings surroundings) {
        this.args = args;
        this.surroundings = surroundings;
    }

    /** Runs the command that the arguments name; whatever happens becomes an exit code and a clear line. */
    static int run(String[] args, Surroundings surroundings) {
        Program program = new Program(args, surroundings);
        int code = program.guarded();
        surroundings.out().flush();
        IOException failure = surroundings.out().failure();
        if (failure != null) {
            code = program.refuse("cannot write to standard output: " + failure.getMessage(), false, failure);
        }
        surroundings.err().flush();
        return code;
    }

    private int guarded() {
        try {
            return dispatch();
        } catch (UsageProblem e) {
            return refuse(String.valueOf(e.getMessage()), false, e);
        } catch (CommandLine.ParameterException e) {
            return refuse(ParseProblems.message(e), true, e);
        } catch (OwnRuleException e) {
            return refuse(RuleProblems.text(List.of(e.problem())), false, e);
        } catch (InvalidRulesException e) {
            return refuse("the rules cannot be judged by:\n" + e.getMessage(), false, e);
        } catch (IOException e) {
            return refuse(FileProblems.message(e), false, e);
        } catch (InvalidPathException e) {
            return refuse(FileProblems.message(e), false, e);
        } catch (StackOverflowError e) {
            return fail("something in the input is nested too deep for this program", e);
        } catch (OutOfMemoryError e) {
            return fail("the memory is not enough; give it more with SERVICE_REGISTRY_JAVA_OPTS=-Xmx4g", e);
        } catch (RuntimeException | Error e) {
            return fail(e.toString(), e);
        }
    }

    private int dispatch() throws IOException {

        List<String> words = List.of(args);
        String first = words.isEmpty() ? "" : words.get(0);
        if (first.equals("--version") || first.equals("-V")) {
            surroundings.out().line("service-registry " + Version.text());
            return OK;
        }
        if (words.isEmpty() || isHelp(first) || first.equals("help")) {
            return overview(words);
        }
        String group = words.size() > 1 && isHelp(words.get(1)) ? CommandOverview.of(first) : "";
        if (!group.isEmpty()) {
            surroundings.out().write(group);
            return OK;
        }
        CommandName command = CommandName.find(words);
        Path here = surroundings.directory().toAbsolutePath();
        if (!Files.isDirectory(here)) {
            throw new UsageProblem(FileProblems.noDirectory(here));
        }
        name = "service-registry " + command;
        DroolsPolicyEngine engine = command.compares() || comparesBy(words)
                ? DroolsPolicyEngine.bundled()
                : DroolsPolicyEngine.bundledForStates();
        if (command.judges() && !words.contains("--help") && !words.contains("-h")) {
            // They take longer than everything else of a short run, so they load beside it.
            engine.prepare();
        }

        Action action = command.create();

        Common common = new Common();
        Options options = Options.declared(command.toString(), action::declare, common);
        CommandLine.ParseResult parsed =
                options.commandLine().parseArgs(Arrays.copyOfRange(args, command.words(), args.length));
        if (parsed.isUsageHelpRequested()) {
            boolean color = Terminal.colors("auto", surroundings, surroundings.out());
            surroundings.out().write(options.help(Math.min(100, Terminal.width(surroundings)), color));
            return OK;
        }
        Options.requireValues(parsed);
        Call call = Call.of(surroundings, engine, common, parsed, options, action.place());
        if (command.judges()) {
            call.engine();
        }
        return action.run(call);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /** Whether the command line asks for a comparison, which the rules on changes are loaded for. */
    private static boolean comparesBy(List<String> words) {
        for (String word : words) {
            if (word.startsWith("--against")) {
                return true;
            }
        }
        return false;
    }

    private int overview(List<String> words) throws IOException {
        if (words.size() > 1 && words.get(0).equals("help")) {
            return new Program(concat(words.subList(1, words.size()), "--help"), surroundings).dispatch();
        }
        Output output = words.isEmpty() ? surroundings.err() : surroundings.out();
        output.write(CommandOverview.all());
        return words.isEmpty() ? USAGE : OK;
    }

    private static String[] concat(List<String> words, String last) {
        String[] all = words.toArray(new String[words.size() + 1]);
        all[words.size()] = last;
        return all;
    }

    private int refuse(String message, boolean arguments, Throwable cause) {
        // A place in a file stands first, as compilers print it.
        String prefix = message.contains(": error: ") ? "" : "service-registry: ";
        for (String line : message.split("\n", -1)) {
            surroundings.err().line(prefix + ShownText.of(line));
            prefix = "";
        }
        if (arguments) {
            surroundings.err().line("See '" + name + " --help'.");
        }
        stack(cause);
        return USAGE;
    }

    private int fail(String message, Throwable cause) {
        surroundings.err().line("service-registry: internal error: " + ShownText.of(message));
        if (!stack(cause)) {
            surroundings
                    .err()
                    .line("This is a mistake in the program, not in your repository. Please report it with what the"
                            + " same command prints with -v.");
        }
        return BUG;
    }

    private boolean stack(Throwable cause) {
        boolean wanted = false;
        for (String argument : args) {
            wanted |= argument.equals("-v") || argument.equals("--verbose");
        }
        if (wanted) {
            PrintWriter writer = new PrintWriter(surroundings.err());
            cause.printStackTrace(writer);
            writer.flush();
        }
        return wanted;
    }
}
