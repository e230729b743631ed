package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.List;

/** The commands by name; only the one that is asked for is ever made. */
enum CommandName {
    INIT("init", "make a new central repository") {
        @Override
        Action create() {
            return new InitCommand();
        }
    },
    IMPORT_COMPOSE("import compose", "write a project from Compose files") {
        @Override
        Action create() {
            return new ImportCommand(ImportFormat.COMPOSE);
        }
    },
    IMPORT_KUBERNETES("import kubernetes", "write a project from Kubernetes manifests") {
        @Override
        Action create() {
            return new ImportCommand(ImportFormat.KUBERNETES);
        }
    },
    IMPORT_BACKSTAGE("import backstage", "write a project from Backstage's catalogue files") {
        @Override
        Action create() {
            return new ImportCommand(ImportFormat.BACKSTAGE);
        }
    },
    SCHEMAS("schemas", "write the JSON Schemas that editors check by") {
        @Override
        Action create() {
            return new SchemasCommand();
        }
    },
    VALIDATE("validate", "judge the whole repository by every policy") {
        @Override
        Action create() {
            return new ValidateCommand();
        }
    },
    WATCH("watch", "judge again whenever a file is saved") {
        @Override
        Action create() {
            return new WatchCommand();
        }
    },
    LSP("lsp", "show in an editor what validate would say") {
        @Override
        Action create() {
            return new LspCommand();
        }
    },
    CHECK_DEPS("check-deps", "judge the dependencies, or draw their graph") {
        @Override
        Action create() {
            return new CheckDepsCommand();
        }
    },
    SECURITY_CHECK("security-check", "judge how securely services are declared") {
        @Override
        Action create() {
            return new SecurityCheckCommand();
        }
    },
    DIFF("diff", "tell what changed, and what that breaks") {
        @Override
        Action create() {
            return new DiffCommand();
        }
    },
    IMPACT_ANALYSIS("impact-analysis", "tell whom it concerns when something happens to a service") {
        @Override
        Action create() {
            return new ImpactAnalysisCommand();
        }
    },
    NOTIFY("notify", "tell the teams of affected projects what changed") {
        @Override
        Action create() {
            return new NotifyCommand();
        }
    },
    DEPRECATIONS("deprecations", "list the services that come to their end, by day") {
        @Override
        Action create() {
            return new DeprecationsCommand();
        }
    },
    GENERATE("generate", "make the files of other tools from what is declared") {
        @Override
        Action create() {
            return new GenerateCommand();
        }
    },
    WAIVE("waive", "answer for a finding until a day") {
        @Override
        Action create() {
            return new WaiveCommand();
        }
    },
    APPROVALS_STATUS("approvals status", "tell which approvals a change needs and has") {
        @Override
        Action create() {
            return new ApprovalsStatusCommand();
        }
    },
    APPROVALS_RECORD("approvals record", "record that a team approves a change") {
        @Override
        Action create() {
            return new ApprovalsRecordCommand();
        }
    },
    APPROVALS_CODEOWNERS("approvals codeowners", "write whom the forge asks for reviews") {
        @Override
        Action create() {
            return new ApprovalsCodeownersCommand();
        }
    },
    BASELINE_CREATE("baseline create", "let the findings off that there are today") {
        @Override
        Action create() {
            return new BaselineCreateCommand();
        }
    },
    BASELINE_SHRINK("baseline shrink", "take out of the baseline what is mended") {
        @Override
        Action create() {
            return new BaselineShrinkCommand();
        }
    },
    FAILOVER_SIMULATE("failover simulate", "tell who carries the traffic when a region is lost") {
        @Override
        Action create() {
            return new FailoverSimulateCommand();
        }
    },
    LIST("list", "list the services") {
        @Override
        Action create() {
            return new ListCommand();
        }
    },
    SHOW("show", "show a service with every value that holds for it") {
        @Override
        Action create() {
            return new ShowCommand();
        }
    },
    EXPLAIN("explain", "tell why a finding was made, or why not") {
        @Override
        Action create() {
            return new ExplainCommand();
        }
    },
    CONTROLS("controls", "tell what there is to say for every control") {
        @Override
        Action create() {
            return new ControlsCommand();
        }
    },
    AUDIT_VERIFY("audit verify", "tell whether the audit log is as it was written") {
        @Override
        Action create() {
            return new AuditVerifyCommand();
        }
    },
    AUDIT_SHOW("audit show", "show what the audit log holds") {
        @Override
        Action create() {
            return new AuditShowCommand();
        }
    },
    AUDIT_REPLAY("audit replay", "repeat a judgement that the audit log holds") {
        @Override
        Action create() {
            return new AuditReplayCommand();
        }
    },
    AUDIT_EXPORT("audit export", "make a bundle that proves entries without this program") {
        @Override
        Action create() {
            return new AuditExportCommand();
        }
    },
    AUDIT_PRUNE("audit prune", "remove old entries, and keep what proves the others") {
        @Override
        Action create() {
            return new AuditPruneCommand();
        }
    },
    RULES_LIST("rules list", "list the rules") {
        @Override
        Action create() {
            return new RulesListCommand();
        }
    },
    RULES_CHECK("rules check", "say all that is wrong with the organisation's own rules") {
        @Override
        Action create() {
            return new RulesCheckCommand();
        }
    },
    RULES_NEW("rules new", "begin a rule of the organisation's own, with its scenario") {
        @Override
        Action create() {
            return new RulesNewCommand();
        }
    },
    RULES_SHOW("rules show", "show a rule: why it is there and what to do") {
        @Override
        Action create() {
            return new RulesShowCommand();
        }
    },
    RULES_FACTS("rules facts", "list the facts that rules can read, with their fields") {
        @Override
        Action create() {
            return new RulesFactsCommand();
        }
    },
    RULES_DIFF("rules diff", "tell whom other rules or settings would hit") {
        @Override
        Action create() {
            return new RulesDiffCommand();
        }
    },
    RULES_TEST("rules test", "run the scenarios beside the rules") {
        @Override
        Action create() {
            return new RulesTestCommand();
        }
    },
    RULES_PACK("rules pack", "make a pack of a repository's policies, for others") {
        @Override
        Action create() {
            return new RulesPackCommand();
        }
    },
    RULES_PACKS("rules packs", "show the packs in use, and what is written over what") {
        @Override
        Action create() {
            return new RulesPacksCommand();
        }
    },
    RULES_PULL("rules pull", "bring the packs that are missing from Maven repositories") {
        @Override
        Action create() {
            return new RulesPullCommand();
        }
    };

    private final String name;
    private final String summary;

    CommandName(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    /** What it does, in a few words. */
    String summary() {
        return summary;
    }

    /** Makes the command, with its options at their defaults. */
    abstract Action create();

    /** Whether it needs the policies in any case. */
    boolean judges() {
        return switch (this) {
            case VALIDATE,
                    WATCH,
                    CHECK_DEPS,
                    SECURITY_CHECK,
                    DIFF,
                    NOTIFY,
                    GENERATE,
                    WAIVE,
                    EXPLAIN,
                    CONTROLS,
                    RULES_DIFF,
                    APPROVALS_STATUS,
                    APPROVALS_RECORD,
                    BASELINE_CREATE,
                    BASELINE_SHRINK,
                    RULES_TEST,
                    RULES_PACK -> true;
            default -> false;
        };
    }

    /** Whether it needs the policies on changes too. */
    boolean compares() {
        return switch (this) {
            case DIFF,
                    NOTIFY,
                    EXPLAIN,
                    CONTROLS,
                    APPROVALS_STATUS,
                    APPROVALS_RECORD,
                    RULES_LIST,
                    RULES_SHOW,
                    RULES_TEST -> true;
            default -> false;
        };
    }

    /** Whether the command of this name needs the policies on changes too. */
    static boolean compares(String name) {
        for (CommandName command : values()) {
            if (command.name.equals(name)) {
                return command.compares();
            }
        }
        return false;
    }

    /** How many arguments its name takes. */
    int words() {
        return name.indexOf(' ') < 0 ? 1 : 2;
    }

    /** The command that the first arguments name. */
    static CommandName find(List<String> arguments) {
        String first = arguments.get(0);
        String second = arguments.size() > 1 ? arguments.get(1) : "";
        List<String> group = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (CommandName command : values()) {
            if (command.name.equals(first) || command.name.equals(first + " " + second)) {
                return command;
            }
            int space = command.name.indexOf(' ');
            if (space == first.length() && command.name.startsWith(first)) {
                group.add(command.name.substring(space + 1));
            }
            names.add(space < 0 ? command.name : command.name.substring(0, space));
        }
        if (!group.isEmpty()) {
            String what = second.isEmpty() || second.startsWith("-")
                    ? "'" + first + "' needs to know what"
                    : "'" + first + "' knows no '" + second + "'" + UsageProblem.hint(second, group);
            throw new UsageProblem(what + "\nWrite " + choices(first, group) + ".");
        }
        if (first.startsWith("-")) {
            String meant = UsageProblem.hint(first, List.of("--help", "--version"));
            throw new UsageProblem("the command comes first, then its options: '" + first + "' stands before it" + meant
                    + "\nSee 'service-registry --help'.");
        }
        throw new UsageProblem("there is no command '" + first + "'" + UsageProblem.hint(first, names)
                + "\nSee 'service-registry --help'.");
    }

    private static String choices(String first, List<String> group) {
        StringBuilder text = new StringBuilder();
        for (String second : group) {
            text.append(text.isEmpty() ? "'" : " or '").append("service-registry ");
            text.append(first).append(' ').append(second).append('\'');
        }
        return text.toString();
    }

    /** What there is, for somebody who has never seen it. */
    static String overview() {
        StringBuilder text = new StringBuilder("""
            Usage: service-registry COMMAND [OPTIONS]
            Judges what an organisation's projects run, as one repository of TOML files says it, by rules.

            Commands:
            """);
        for (CommandName command : values()) {
            command.addLine(text);
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
    static String overview(String group) {
        StringBuilder text = new StringBuilder();
        for (CommandName command : values()) {
            if (command.name.startsWith(group + " ")) {
                command.addLine(text);
            }
        }
        return text.isEmpty()
                ? ""
                : "Usage: service-registry " + group + " COMMAND [OPTIONS]\n\nCommands:\n" + text
                        + "\n'service-registry " + group + " COMMAND --help' tells a command's options.\n";
    }

    private void addLine(StringBuilder text) {
        text.append("  ").append(name);
        text.append(" ".repeat(22 - name.length())).append(summary).append('\n');
    }

    @Override
    public String toString() {
        return name;
    }
}
