package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pipelines that a central repository comes with, the action and the hook. */
class PipelinesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path CATALOG = ROOT.resolve("catalog");
    private static final Path SCAFFOLD = ROOT.resolve("cli/src/main/resources/dev/serviceregistry/cli/scaffold");
    private static final String WORKFLOW = ".github/workflows/validate.yml";
    private static final String GENERATE = ".github/workflows/generate.yml";
    private static final String DEPLOY = ".github/workflows/deploy.yml";
    private static final List<String> WORKFLOWS = List.of(WORKFLOW, GENERATE, DEPLOY);
    private static final String GITLAB = ".gitlab-ci.yml";

    private @TempDir Path scratch;

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml, String key) {
        return (Map<String, Object>) ((Map<String, Object>) yaml).get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Object job) {
        return (List<Map<String, Object>>) ((Map<String, Object>) job).get("steps");
    }

    private static List<Map<String, Object>> workflowSteps() throws IOException {
        return steps(map(map(yaml(CATALOG.resolve(WORKFLOW)), "jobs"), "validate"));
    }

    /** The steps of every workflow, job by job. */
    private static List<Map<String, Object>> stepsOfWorkflows() throws IOException {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (String workflow : WORKFLOWS) {
            map(yaml(CATALOG.resolve(workflow)), "jobs").values().forEach(job -> steps.addAll(steps(job)));
        }
        return steps;
    }

    private static List<Map<String, Object>> allSteps() throws IOException {
        List<Map<String, Object>> steps = new ArrayList<>(stepsOfWorkflows());
        steps.addAll(steps(map(yaml(ROOT.resolve("action.yml")), "runs")));
        return steps;
    }

    @Test
    void a_new_repository_has_the_pipelines_that_the_example_has() throws IOException {
        CommandLine init = CommandLine.run("service-registry init", scratch);
        assertThat(init.exitCode()).isZero();
        for (String file : List.of(WORKFLOW, GENERATE, DEPLOY, GITLAB)) {
            assertThat(SCAFFOLD.resolve(file)).hasSameTextualContentAs(CATALOG.resolve(file));
            assertThat(scratch.resolve(file)).hasSameTextualContentAs(CATALOG.resolve(file));
        }
    }

    @Test
    void the_steps_are_those_of_a_validation_in_their_order() throws IOException {
        assertThat(workflowSteps())
                .extracting(step -> step.get("name"))
                .containsSubsequence(
                        "Schema validation",
                        "Dependency analysis",
                        "Cross-project impact",
                        "What changes, and for whom",
                        "What the generated output changes",
                        "Approvals",
                        "Security scan",
                        "Comment on the pull request");
    }

    @Test
    void every_action_is_pinned_by_its_commit_and_names_its_version() throws IOException {
        for (Path file : List.of(
                CATALOG.resolve(WORKFLOW),
                CATALOG.resolve(GENERATE),
                CATALOG.resolve(DEPLOY),
                ROOT.resolve("action.yml"))) {
            List<String> uses = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("uses: ") && !line.contains("uses: ./"))
                    .toList();
            assertThat(uses)
                    .isNotEmpty()
                    .allMatch(line -> line.matches(" +(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        }
    }

    @Test
    void no_text_from_outside_becomes_part_of_a_script() throws IOException {
        for (Map<String, Object> step : allSteps()) {
            assertThat(String.valueOf(step.get("run")))
                    .as("%s", step.get("name"))
                    .doesNotContain("${{");
        }
    }

    @Test
    void the_workflows_may_do_no_more_than_they_do() throws IOException {
        Map<String, Object> workflow = yaml(CATALOG.resolve(WORKFLOW));

        for (String file : WORKFLOWS) {
            assertThat(yaml(CATALOG.resolve(file)).get("permissions")).isEqualTo(Map.of("contents", "read"));
            assertThat(yaml(CATALOG.resolve(file)).get("on").toString()).doesNotContain("pull_request_target");
        }
        for (String file : List.of(GENERATE, DEPLOY)) {
            assertThat(map(yaml(CATALOG.resolve(file)), "jobs").values())
                    .noneSatisfy(job -> assertThat(((Map<?, ?>) job).containsKey("permissions"))
                            .isTrue());
        }
        assertThat(map(map(workflow, "jobs"), "validate").get("permissions"))
                .isEqualTo(Map.of("contents", "read", "pull-requests", "write", "security-events", "write"));
        assertThat(stepsOfWorkflows().stream()
                        .filter(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
                        .map(step -> map(step, "with").get("persist-credentials")))
                .hasSize(8)
                .containsOnly(false);
    }

    @Test
    void every_command_that_a_pipeline_runs_exists_and_takes_its_options() throws IOException {
        Path repository = Files.createDirectory(scratch.resolve("repository"));
        assertThat(CommandLine.run("service-registry init --quiet", repository).exitCode())
                .isZero();
        List<String> scripts = new ArrayList<>(List.of(Files.readString(CATALOG.resolve(GITLAB))));
        for (Map<String, Object> step : stepsOfWorkflows()) {
            scripts.add(String.valueOf(step.get("run")));
        }
        git(repository, "init", "--quiet");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "First");
        git(repository, "worktree", "add", "--quiet", "--detach", "base");
        int commands = 0;
        for (String script : scripts) {
            String joined = script.replaceAll("\\\\\n\\s*", "");
            for (MatchResult call : Pattern.compile(
                            "(?m)^ *(?:if (?:! |\\[.*] && ))?service-registry ((?!--version)[^\n|>&;]+)")
                    .matcher(joined)
                    .results()
                    .toList()) {
                String arguments = call.group(1)
                        .replaceAll("\"(\\w+=)?\\$RUNNER_TEMP/([\\w.]+)\"", "$1$2")
                        .replaceAll("\"\\$(BASE|BEFORE|before|CI_MERGE_REQUEST_DIFF_BASE_SHA)\"", "HEAD")
                        .replaceAll("( -o generated) --check", "$1")
                        .strip();
                commands++;
                CommandLine ended = CommandLine.run("service-registry " + arguments, repository);
                assertThat(ended.exitCode())
                        .as(arguments + ": " + ended.errors())
                        .isZero();
            }
        }
        assertThat(commands).isEqualTo(24);
    }

    private static void git(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            assertThat(new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for git was interrupted", e);
        }
    }

    @Test
    void a_review_judges_a_pull_request_anew_and_its_token_stands_in_no_command() throws IOException {
        assertThat(map(map(yaml(CATALOG.resolve(WORKFLOW)), "on"), "pull_request_review"))
                .isEqualTo(Map.of("types", List.of("submitted", "dismissed")));
        List<Map<String, Object>> asking = workflowSteps().stream()
                .filter(step -> String.valueOf(step.get("env")).contains("SERVICE_REGISTRY_PULL_REQUEST"))
                .toList();
        assertThat(asking).extracting(step -> step.get("name")).containsExactly("Schema validation", "Approvals");
        assertThat(asking)
                .allSatisfy(step -> assertThat(map(step, "env"))
                        .containsEntry(
                                "SERVICE_REGISTRY_FORGE_TOKEN",
                                "${{ secrets.SERVICE_REGISTRY_FORGE_TOKEN || github.token }}"))
                .noneSatisfy(step -> assertThat(step.get("run").toString()).contains("TOKEN"));
    }

    @Test
    void gitlab_is_asked_for_approvals_where_it_may_be_and_its_token_stands_in_no_command() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        List<?> scripts =
                (List<?>) map(yaml(CATALOG.resolve(GITLAB)), "validate").get("script");
        String script = scripts.get(0).toString();
        Path program = scratch.resolve("service-registry");
        // Writes down what it is asked for, and by which merge request.
        Files.writeString(program, """
            #!/bin/bash
            asked="$1 ${SERVICE_REGISTRY_PULL_REQUEST:-none} ${SERVICE_REGISTRY_FORGE_TOKEN:-none}"
            echo "$asked" >>asked
            """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String mergeRequest = "export CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_DIFF_BASE_SHA=abc; git() { :; }\n";

        assertThat(bash(mergeRequest + "SERVICE_REGISTRY_TOKEN=t\n" + script)).isZero();
        assertThat(Files.readAllLines(scratch.resolve("asked")))
                .containsSubsequence(
                        "validate 7 t", "check-deps none t", "diff none t", "approvals 7 t", "security-check none t");

        Files.delete(scratch.resolve("asked"));
        assertThat(bash(mergeRequest + script)).isZero();
        assertThat(Files.readAllLines(scratch.resolve("asked"))).contains("validate none none", "approvals none none");
        assertThat(Files.readString(scratch.resolve("output"))).contains("There is no SERVICE_REGISTRY_TOKEN");

        Files.delete(scratch.resolve("asked"));
        assertThat(bash("SERVICE_REGISTRY_TOKEN=t\n" + script)).isZero();
        assertThat(Files.readAllLines(scratch.resolve("asked")))
                .contains("validate none t")
                .noneMatch(line -> line.startsWith("approvals"));
    }

    @Test
    void a_target_is_reached_only_behind_the_gate_and_the_target_before_it() throws IOException {
        Map<String, Object> jobs = map(yaml(CATALOG.resolve(DEPLOY)), "jobs");

        assertThat(jobs).containsOnlyKeys("gate", "staging", "production");
        assertThat(map(jobs, "staging")).containsEntry("needs", "gate").containsEntry("environment", "staging");
        assertThat(map(jobs, "production"))
                .containsEntry("needs", "staging")
                .containsEntry("environment", "production");
        assertThat(steps(jobs.get("gate")))
                .extracting(step -> step.get("name"))
                .endsWith("Judge the state", "Look for frozen targets");
        assertThat((List<?>) yaml(CATALOG.resolve(GITLAB)).get("stages"))
                .isEqualTo(List.of("validate", "generate", "gate", "staging", "production"));
    }

    @Test
    void a_deployment_calls_what_the_organisation_has_and_says_when_there_is_nothing() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        String script = steps(map(yaml(CATALOG.resolve(DEPLOY)), "jobs").get("staging")).stream()
                .filter(step -> "Deploy".equals(step.get("name")))
                .map(step -> (String) step.get("run"))
                .findFirst()
                .orElseThrow();

        assertThat(bash(script)).isZero();
        assertThat(Files.readString(scratch.resolve("output")))
                .startsWith("::notice::Nothing was deployed to staging from here");

        Path program =
                Files.createDirectories(scratch.resolve("infrastructure")).resolve("deploy");
        Files.writeString(program, "#!/bin/bash\necho \"deploys to $1\"\nexit 7\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(bash(script)).isEqualTo(7);
        assertThat(Files.readString(scratch.resolve("output"))).isEqualTo("deploys to staging\n");
    }

    @Test
    void gitlab_is_told_where_the_reports_are_that_the_job_writes() throws IOException {
        Map<String, Object> job = map(yaml(CATALOG.resolve(GITLAB)), "validate");

        String script = job.get("script").toString();
        Map<String, Object> reports = map(job.get("artifacts"), "reports");
        assertThat(reports).containsOnlyKeys("codequality", "junit");
        assertThat(script)
                .contains("--output gitlab=" + reports.get("codequality"))
                .contains("--output junit=" + reports.get("junit"));
        assertThat(map(job, "artifacts").get("when")).isEqualTo("always");
    }

    @Test
    void one_comment_is_made_and_then_replaced() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        String script = workflowSteps().stream()
                .filter(step -> "Comment on the pull request".equals(step.get("name")))
                .map(step -> (String) step.get("run"))
                .findFirst()
                .orElseThrow();
        Path forge = scratch.resolve("gh");
        // Answers as the forge's client does for the calls that the script makes, and writes them down.
        Files.writeString(forge, """
            #!/bin/bash
            printf '%s\\n' "$*" >>calls
            case "$*" in
              *--paginate*) [ "$MARK" = "<!-- mark -->" ] && cat existing ;;
            esac
            """);
        assertThat(forge.toFile().setExecutable(true)).isTrue();
        Files.writeString(scratch.resolve("report.md"), "<!-- mark -->\n## FAIL\n");

        Files.writeString(scratch.resolve("existing"), "");
        assertThat(bash(script)).isZero();
        Files.writeString(scratch.resolve("existing"), "17\n18\n");
        assertThat(bash(script)).isZero();

        assertThat(Files.readAllLines(scratch.resolve("calls")))
                .hasSize(4)
                .satisfies(calls -> assertThat(calls.get(1))
                        .isEqualTo("api --silent --method POST repos/o/r/issues/5/comments --field body=@" + scratch
                                + "/report.md"))
                .satisfies(calls -> assertThat(calls.get(3))
                        .isEqualTo("api --silent --method PATCH repos/o/r/issues/comments/17 --field body=@" + scratch
                                + "/report.md"));
    }

    @Test
    void without_a_report_there_is_no_comment_and_it_is_said() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        for (String name : List.of("Comment on the pull request", "Report to code scanning")) {
            String script = workflowSteps().stream()
                    .filter(step -> name.equals(step.get("name")))
                    .map(step -> (String) step.get("run"))
                    .findFirst()
                    .orElseThrow();

            assertThat(bash(script)).isZero();

            assertThat(Files.readString(scratch.resolve("output"))).startsWith("::warning::There is no report");
        }
    }

    private int bash(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(scratch.resolve("step.sh"), script);
        // As the runner starts it.
        ProcessBuilder process = new ProcessBuilder("/bin/bash", "-e", file.toString()).directory(scratch.toFile());
        process.environment().put("PATH", scratch + ":" + System.getenv("PATH"));
        process.environment().put("RUNNER_TEMP", scratch.toString());
        process.environment().put("GITHUB_REPOSITORY", "o/r");
        process.environment().put("PULL_REQUEST", "5");
        process.environment().put("TARGET", "staging");
        return process.redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile())
                .start()
                .waitFor();
    }

    @Test
    void the_action_and_the_hook_start_the_launcher() throws IOException {
        assertThat(Files.isExecutable(ROOT.resolve("service-registry"))).isTrue();
        Map<String, Object> action = yaml(ROOT.resolve("action.yml"));
        assertThat(map(action, "runs").get("using")).isEqualTo("composite");
        assertThat(map(map(action, "inputs"), "arguments").get("default")).isEqualTo("validate --format github");
        List<?> hooks = (List<?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(ROOT.resolve(".pre-commit-hooks.yaml")));
        Map<?, ?> hook = (Map<?, ?>) hooks.get(0);
        assertThat(hook.get("language")).isEqualTo("script");
        assertThat(hook.get("entry")).isEqualTo("service-registry validate");
        Pattern files = Pattern.compile((String) hook.get("files"));
        assertThat(files.matcher("catalog/projects/shop/services.toml").find()).isTrue();
        assertThat(files.matcher("policies/rules/own.drl").find()).isTrue();
        assertThat(files.matcher("README.md").find()).isFalse();
    }
}
