package dev.serviceregistry.cli;

import java.util.ArrayList;
import java.util.List;

/** The commands by name; only the one that is asked for is ever made. */
enum CommandName {
    INIT("init", "make a new central repository"),
    IMPORT_COMPOSE("import compose", "write a project from Compose files"),
    IMPORT_KUBERNETES("import kubernetes", "write a project from Kubernetes manifests"),
    IMPORT_BACKSTAGE("import backstage", "write a project from Backstage's catalogue files"),
    SCHEMAS("schemas", "write the JSON Schemas that editors check by"),
    VALIDATE("validate", "judge the whole repository by every policy"),
    WATCH("watch", "judge again whenever a file is saved"),
    LSP("lsp", "show in an editor what validate would say"),
    CHECK_DEPS("check-deps", "judge the dependencies, or draw their graph"),
    SECURITY_CHECK("security-check", "judge how securely services are declared"),
    DIFF("diff", "tell what changed, and what that breaks"),
    IMPACT_ANALYSIS("impact-analysis", "tell whom it concerns when something happens to a service"),
    NOTIFY("notify", "tell the teams of affected projects what changed"),
    DEPRECATIONS("deprecations", "list the services that come to their end, by day"),
    GENERATE("generate", "make the files of other tools from what is declared"),
    WAIVE("waive", "answer for a finding until a day"),
    APPROVALS_STATUS("approvals status", "tell which approvals a change needs and has"),
    APPROVALS_RECORD("approvals record", "record that a team approves a change"),
    APPROVALS_CODEOWNERS("approvals codeowners", "write whom the forge asks for reviews"),
    BASELINE_CREATE("baseline create", "let the findings off that there are today"),
    BASELINE_SHRINK("baseline shrink", "take out of the baseline what is mended"),
    FAILOVER_SIMULATE("failover simulate", "tell who carries the traffic when a region is lost"),
    LIST("list", "list the services"),
    SHOW("show", "show a service with every value that holds for it"),
    EXPLAIN("explain", "tell why a finding was made, or why not"),
    CONTROLS("controls", "tell what there is to say for every control"),
    AUDIT_VERIFY("audit verify", "tell whether the audit log is as it was written"),
    AUDIT_SHOW("audit show", "show what the audit log holds"),
    AUDIT_REPLAY("audit replay", "repeat a judgement that the audit log holds"),
    AUDIT_EXPORT("audit export", "make a bundle that proves entries without this program"),
    AUDIT_PRUNE("audit prune", "remove old entries, and keep what proves the others"),
    RULES_LIST("rules list", "list the rules"),
    RULES_CHECK("rules check", "say all that is wrong with the organisation's own rules"),
    RULES_NEW("rules new", "begin a rule of the organisation's own, with its scenario"),
    RULES_SHOW("rules show", "show a rule: why it is there and what to do"),
    RULES_FACTS("rules facts", "list the facts that rules can read, with their fields"),
    RULES_DIFF("rules diff", "tell whom other rules or settings would hit"),
    RULES_TEST("rules test", "run the scenarios beside the rules"),
    RULES_PACK("rules pack", "make a pack of a repository's policies, for others"),
    RULES_PACKS("rules packs", "show the packs in use, and what is written over what"),
    RULES_PULL("rules pull", "bring the packs that are missing from Maven repositories");

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
    Action create() {
        return switch (this) {
            case INIT -> new InitCommand();
            case IMPORT_COMPOSE -> new ImportCommand(ImportFormat.COMPOSE);
            case IMPORT_KUBERNETES -> new ImportCommand(ImportFormat.KUBERNETES);
            case IMPORT_BACKSTAGE -> new ImportCommand(ImportFormat.BACKSTAGE);
            case SCHEMAS -> new SchemasCommand();
            case VALIDATE -> new ValidateCommand();
            case WATCH -> new WatchCommand();
            case LSP -> new LspCommand();
            case CHECK_DEPS -> new CheckDepsCommand();
            case SECURITY_CHECK -> new SecurityCheckCommand();
            case DIFF -> new DiffCommand();
            case IMPACT_ANALYSIS -> new ImpactAnalysisCommand();
            case NOTIFY -> new NotifyCommand();
            case DEPRECATIONS -> new DeprecationsCommand();
            case GENERATE -> new GenerateCommand();
            case WAIVE -> new WaiveCommand();
            case APPROVALS_STATUS -> new ApprovalsStatusCommand();
            case APPROVALS_RECORD -> new ApprovalsRecordCommand();
            case APPROVALS_CODEOWNERS -> new ApprovalsCodeownersCommand();
            case BASELINE_CREATE -> new BaselineCreateCommand();
            case BASELINE_SHRINK -> new BaselineShrinkCommand();
            case FAILOVER_SIMULATE -> new FailoverSimulateCommand();
            case LIST -> new ListCommand();
            case SHOW -> new ShowCommand();
            case EXPLAIN -> new ExplainCommand();
            case CONTROLS -> new ControlsCommand();
            case AUDIT_VERIFY -> new AuditVerifyCommand();
            case AUDIT_SHOW -> new AuditShowCommand();
            case AUDIT_REPLAY -> new AuditReplayCommand();
            case AUDIT_EXPORT -> new AuditExportCommand();
            case AUDIT_PRUNE -> new AuditPruneCommand();
            case RULES_LIST -> new RulesListCommand();
            case RULES_CHECK -> new RulesCheckCommand();
            case RULES_NEW -> new RulesNewCommand();
            case RULES_SHOW -> new RulesShowCommand();
            case RULES_FACTS -> new RulesFactsCommand();
            case RULES_DIFF -> new RulesDiffCommand();
            case RULES_TEST -> new RulesTestCommand();
            case RULES_PACK -> new RulesPackCommand();
            case RULES_PACKS -> new RulesPacksCommand();
            case RULES_PULL -> new RulesPullCommand();
        };
    }

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

    @Override
    public String toString() {
        return name;
    }
}
