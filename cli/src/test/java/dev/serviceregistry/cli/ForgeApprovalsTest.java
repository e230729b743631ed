package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals by reviews, asked of a server that answers as GitHub does. */
class ForgeApprovalsTest {

    private static final String TOKEN = "ghs_thisIsNoTokenOfAnybody";
    private static final String REVIEWS = "/repos/acme/registry/pulls/7/reviews";
    private static final String CART = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.LEVEL = \"info\"\n";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private int status = 200;

    private @TempDir Path root;
    private @TempDir Path outside;
    private Git git;
    private HttpServer forge;

    @BeforeEach
    void aRepositoryWithAPullRequest() throws IOException, GitAPIException {
        forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forge.createContext("/", this::answer);
        forge.start();
        answer(
                "/repos/acme/registry",
                "{'id':1,'name':'registry','full_name':'acme/registry','owner':{'login':'acme'}}");
        answer("/repos/acme/registry/pulls/7", "{'id':70,'number':7,'state':'open','user':{'login':'author','id':5}}");
        answer("/repos/acme/registry/pulls/7/commits", "[]");
        answer("/orgs/acme", "{'login':'acme','id':10,'type':'Organization'}");
        answer("/orgs/acme/teams/security", "{'id':20,'slug':'security','name':'Security'}");
        answer("/organizations/10/team/20/members", "[{'login':'officer','id':8}]");
        environment.put(
                "GITHUB_API_URL", "http://127.0.0.1:" + forge.getAddress().getPort());
        environment.put("GITHUB_REPOSITORY", "acme/registry");
        environment.put("GITHUB_TOKEN", TOKEN);
        git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
        Repositories.write(root, "services/catalog.toml", """
            [catalog]
            name = "central"

            [teams.platform]
            members = ["release@example.org @release", "author@example.org @author"]

            [teams.security]
            forge_team = "@acme/security"
            """);
        Repositories.write(root, "policies/governance.toml", """
            [change_control]
            config_changes_require = ["@platform", "@security"]
            """);
        Repositories.write(root, "projects/shop/services.toml", CART);
        commit("First");
        git.checkout().setCreateBranch(true).setName("work").call();
    }

    @AfterEach
    void close() {
        git.close();
        forge.stop(0);
    }

    private void answer(String path, String json) {
        answers.put(path, json.replace('\'', '"'));
        if (path.equals(REVIEWS)) {
            for (String login : new String[] {"release", "author", "officer"}) {
                answers.put("/users/" + login, "{\"login\":\"" + login + "\",\"id\":1}");
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String known = answers.get(exchange.getRequestURI().getPath());
        byte[] body = (known == null ? "{\"message\":\"Not Found\"}" : known).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known == null ? 404 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setSign(false)
                .setAuthor("Author", "author@example.org")
                .setCommitter("Author", "author@example.org")
                .call()
                .name();
    }

    private String level(String level) throws IOException, GitAPIException {
        Repositories.write(root, "projects/shop/services.toml", CART.replace("info", level));
        return commit("Say " + level);
    }

    private static String approval(int id, String login, String commit) {
        return "{'id':%d,'user':{'login':'%s','id':%d},'state':'APPROVED','commit_id':'%s','html_url':'https://forge.example.org/r/%d'}"
                .formatted(id, login, id, commit, id);
    }

    private Run status() {
        return Run.in(root, environment, "approvals", "status", "--against", "main", "--pull-request", "7");
    }

    @Test
    void reviews_of_members_of_the_teams_are_approvals() throws Exception {
        String head = level("debug");
        answer(REVIEWS, "[" + approval(1, "release", head) + "," + approval(2, "officer", head) + "]");

        Run run = status();

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("configuration change, @platform: approved\n"
                        + "    by @release (review, https://forge.example.org/r/1)")
                .contains("configuration change, @security: approved\n"
                        + "    by @officer (review, https://forge.example.org/r/2)");
        assertThat(run.code()).isZero();
        assertThat(Run.in(root, environment, "validate", "--against", "main", "--pull-request", "acme/registry#7")
                        .out())
                .doesNotContain("GOV-004");
    }

    @Test
    void a_review_of_a_state_before_the_last_push_counts_for_what_is_as_it_was() throws Exception {
        String reviewed = level("debug");
        Repositories.write(root, "projects/shop/deployment.toml", "[deployment]\nnamespace = \"shop\"\n");
        commit("Deploy");
        answer(REVIEWS, "[" + approval(1, "release", reviewed) + "]");

        assertThat(status().out())
                .contains("environment-changed env:LEVEL")
                .containsPattern("(?s)env:LEVEL.*@platform: approved\n    by @release")
                .containsPattern("(?s)deployment.namespace.*@platform: missing\n");

        level("trace");
        assertThat(status().out())
                .contains("@platform: missing\n    not counted: by @release")
                .contains("it is of a state before the change was what it is now");
    }

    @Test
    void a_review_of_a_commit_that_is_not_here_counts_for_nothing_and_that_is_said() throws Exception {
        level("debug");
        answer(REVIEWS, "[" + approval(1, "release", "1111111111111111111111111111111111111111") + "]");

        Run run = status();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("warning: the review https://forge.example.org/r/1 counts for nothing: its commit 1111");
    }

    @Test
    void who_wrote_commits_under_another_name_approves_nothing_of_their_own() throws Exception {
        String head = level("debug");
        answer(REVIEWS, "[" + approval(1, "release", head) + "]");
        answer(
                "/repos/acme/registry/pulls/7/commits",
                "[{'sha':'" + head + "','commit':{'author':{'name':'E','email':'author@example.org'}}}]");
        answer("/repos/acme/registry/commits/" + head, "{'sha':'" + head + "','author':{'login':'release','id':3}}");

        assertThat(status().out()).contains("GOV-005: @release has approved a change of their own for @platform");
    }

    @Test
    void a_forge_that_fails_ends_the_run_before_anything_is_written() throws Exception {
        level("debug");
        answer(REVIEWS, "[]");
        status = 500;

        Run run = Run.in(
                root,
                environment,
                "validate",
                "--against",
                "main",
                "--pull-request",
                "7",
                "-o",
                "json=report.json",
                "--audit",
                "log",
                "-v");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the forge at http://127.0.0.1:" + forge.getAddress().getPort()
                        + " failed on /repos/acme/registry with status 500")
                .contains("Nothing was judged")
                .doesNotContain(TOKEN);
        assertThat(run.out()).isEmpty();
        assertThat(root.resolve("report.json")).doesNotExist();
        assertThat(root.resolve("log")).doesNotExist();
    }

    @Test
    void without_a_token_nobody_is_asked() throws Exception {
        level("debug");
        environment.remove("GITHUB_TOKEN");

        Run run = status();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no token to ask the forge with", "SERVICE_REGISTRY_FORGE_TOKEN");
    }

    @Test
    void a_token_that_is_none_is_not_repeated() throws Exception {
        level("debug");
        environment.put("GITHUB_TOKEN", "secret\nsecond");

        Run run = status();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("GITHUB_TOKEN: holds characters that no token has")
                .doesNotContain("second");
    }

    @Test
    void a_token_goes_over_https_alone() throws Exception {
        level("debug");

        Run run = Run.in(
                root,
                environment,
                "approvals",
                "status",
                "--against",
                "main",
                "--pull-request",
                "7",
                "--forge",
                "http://192.0.2.1/api/v3");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--forge: 'http://192.0.2.1/api/v3' is no address", "over https alone");
    }

    @Test
    void a_pull_request_that_is_none_is_told() throws Exception {
        level("debug");

        for (String wrong : new String[] {"seven", "0", "acme#7", "https://forge.example.org/pull/7"}) {
            Run run = Run.in(root, environment, "approvals", "status", "--against", "main", "--pull-request", wrong);
            assertThat(run.code()).as(wrong).isEqualTo(2);
            assertThat(run.err()).as(wrong).contains("is no pull request such as 17 or acme/registry#17");
        }
        environment.remove("GITHUB_REPOSITORY");
        assertThat(status().err()).contains("say of which repository: OWNER/NAME#7");
    }

    @Test
    void a_judgement_by_reviews_is_repeated_without_asking_again() throws Exception {
        String head = level("debug");
        answer(REVIEWS, "[" + approval(1, "release", head) + "," + approval(2, "officer", head) + "]");
        String log = outside.resolve("log").toString();
        Run run =
                Run.in(root, environment, "validate", "--against", "main", "--pull-request", "7", "--audit", log, "-q");
        assertThat(run.out()).doesNotContain("GOV-004");
        forge.stop(0);

        Run replayed = Run.in(root, "audit", "replay", "1", "--audit", log);

        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.out())
                .contains(
                        "the reviews of pull request 7 are taken as the log holds them; the forge was not asked again")
                .endsWith("It comes out the same.\n");
        assertThat(Files.readString(outside.resolve("log/entries.jsonl")))
                .contains("\"reviews\":{\"approvals\":[{\"address\":\"https://forge.example.org/r/2\",\"commit\":\""
                        + head + "\",\"login\":\"officer\",\"teams\":[\"security\"]}")
                .doesNotContain(TOKEN);
    }

    @Test
    void nothing_in_the_repository_says_where_the_token_goes_or_whose_reviews_count() throws Exception {
        level("debug");
        answer(REVIEWS, "[]");
        Repositories.write(root, "service-registry.toml", "forge = \"https://forge.example.net\"\n");

        Run run = status();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "service-registry.toml:1:9: error: forge: cannot be set in this file, since whoever changes it")
                .contains("pass --forge or set the variable SERVICE_REGISTRY_FORGE");

        Repositories.write(root, "service-registry.toml", "pull_request = \"8\"\n");
        assertThat(Run.in(root, environment, "validate", "--against", "main").err())
                .startsWith("service-registry.toml:1:16: error: pull_request: cannot be set in this file");
    }

    @Test
    void a_pull_request_without_a_comparison_is_told() throws Exception {
        Run run = Run.in(root, environment, "validate", "--pull-request", "7");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--pull-request: say what the pull request changes: --against");
        assertThat(Files.exists(root.resolve("policies/approvals.toml"))).isFalse();
    }
}
