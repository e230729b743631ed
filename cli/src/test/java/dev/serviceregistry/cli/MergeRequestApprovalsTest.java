package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals of a merge request, asked of a server that answers as GitLab does. */
class MergeRequestApprovalsTest extends ChangeControlled {

    private static final String TOKEN = "glpat-thisIsNoTokenOfAnybody";
    private static final String MERGE_REQUEST = "/api/v4/projects/acme%2Fregistry/merge_requests/7";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer forge;

    @BeforeEach
    void aMergeRequestThatAMemberOfEachTeamApproves() throws Exception {
        forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forge.createContext("/", this::answer);
        forge.start();
        environment.put("CI_API_V4_URL", host() + "/api/v4");
        environment.put("CI_PROJECT_PATH", "author/registry");
        environment.put("CI_MERGE_REQUEST_PROJECT_PATH", "acme/registry");
        environment.put("GITLAB_TOKEN", TOKEN);
        write("services/catalog.toml", CATALOG + "forge_team = \"@security-officers\"\n");
        git.checkout().setName("main").call();
        commit("Say who is security");
        git.checkout().setCreateBranch(true).setName("change").call();
        cart("port = 8080\n", "");
        String head = commit("Close the port");
        answers.put(
                MERGE_REQUEST,
                "{'author':{'username':'author'},'web_url':'https://gitlab.example.org/acme/registry/-/merge_requests/7'}");
        answers.put(
                MERGE_REQUEST + "/approvals",
                "{'approved_by':[{'user':{'username':'release'},'approved_at':'2026-11-22T10:00:00Z'},"
                        + "{'user':{'username':'officer'},'approved_at':'2026-11-22T11:00:00Z'}]}");
        answers.put(
                MERGE_REQUEST + "/versions",
                "[{'head_commit_sha':'" + head + "','created_at':'2026-11-22T09:00:00Z'}]");
        answers.put(MERGE_REQUEST + "/commits", "[{'author_email':'author@example.org'}]");
        answers.put("/api/v4/users", "[]");
        answers.put("/api/v4/groups/security-officers/members", "[{'username':'officer','state':'active'}]");
    }

    @AfterEach
    void stop() {
        forge.stop(0);
    }

    private String host() {
        return "http://127.0.0.1:" + forge.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String known = answers.get(exchange.getRequestURI().getRawPath());
        byte[] body = String.valueOf(known).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Run ask(String mergeRequest) {
        return Run.in(root, environment, "approvals", "status", "--against", "main", "--pull-request", mergeRequest);
    }

    @Test
    void approvals_of_members_of_the_teams_are_approvals() {
        Run run = ask("7");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("breaking change, @platform: approved\n    by @release (review, https://gitlab.example.org/")
                .contains("breaking change, @security: approved\n    by @officer (review, ");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_merge_request_is_named_as_people_name_it() {
        environment.remove("CI_MERGE_REQUEST_PROJECT_PATH");
        assertThat(ask("acme/registry!7").code()).isZero();
        assertThat(ask("7").err()).contains("has no /api/v4/projects/author/registry/merge_requests/7");

        environment.remove("CI_API_V4_URL");
        assertThat(ask(host() + "/acme/registry/-/merge_requests/7").code()).isZero();
        environment.remove("CI_PROJECT_PATH");
        assertThat(ask("7").err()).contains("say of which repository: OWNER/NAME#7 in GitHub, GROUP/NAME!7 in GitLab");
    }

    @Test
    void without_a_token_nobody_is_asked() {
        environment.remove("GITLAB_TOKEN");

        Run run = ask("7");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no token to ask the forge with\nSet the variable SERVICE_REGISTRY_FORGE_TOKEN or"
                        + " GITLAB_TOKEN to one of scope read_api");
    }

    @Test
    void an_answer_of_another_shape_ends_the_run() {
        answers.put(MERGE_REQUEST + "/approvals", "{'message':'changed'}");

        Run run = ask("7");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("service-registry: the forge at " + host()
                        + "/api/v4 gives an answer that is cut off, or none of its kind\n"
                        + "Nothing was judged, since nobody knows what is approved there.\n");
    }
}
