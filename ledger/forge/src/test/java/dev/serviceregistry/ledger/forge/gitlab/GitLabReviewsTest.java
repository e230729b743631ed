package dev.serviceregistry.ledger.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.LocalForge;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.ReviewSource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitLabReviewsTest {

    private static final String TOKEN = "glpat-thisIsNoTokenOfAnybody";
    private static final String MERGE_REQUEST = "/api/v4/projects/acme%2Fplatform%2Fregistry/merge_requests/7";
    private static final String APPROVALS = MERGE_REQUEST + "/approvals";
    private static final String VERSIONS = MERGE_REQUEST + "/versions";
    private static final String MEMBERS = "/api/v4/groups/acme%2Fsecurity/members";
    private static final String PAGE = "https://gitlab.example.org/acme/platform/registry/-/merge_requests/7";
    private static final String ONE = "1111111111111111111111111111111111111111";
    private static final String TWO = "2222222222222222222222222222222222222222";

    private final LocalForge forge = new LocalForge();

    @BeforeEach
    void aMergeRequestOfTwoVersionsWithoutApprovals() {
        forge.json(
                MERGE_REQUEST,
                "{'id':70,'iid':7,'project_id':1,'state':'opened','author':{'id':5,'username':'author','state':'active'},"
                        + "'web_url':'" + PAGE + "'}");
        approvedBy();
        forge.json(
                VERSIONS,
                "[{'id':2,'head_commit_sha':'" + TWO + "','created_at':'2026-11-20T12:00:00.000Z','state':'collected'},"
                        + "{'id':1,'head_commit_sha':'" + ONE
                        + "','created_at':'2026-11-20T09:00:00.000Z','state':'collected'}]");
        forge.json(MERGE_REQUEST + "/commits", "[]");
        forge.json(MERGE_REQUEST + "/notes", "[]");
        forge.json(MEMBERS, "[]");
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private ForgeAnswer ask(Duration patience) {
        return new GitLabReviews()
                .reviews(
                        new ReviewSource.Access(URI.create(forge.address() + "/api/v4"), TOKEN, patience),
                        "acme/platform/registry",
                        7,
                        Map.of("security-team", "@acme/security"));
    }

    private PullRequestReviews answer() {
        ForgeAnswer answer = ask(Duration.ofSeconds(20));
        assertThat(answer).isInstanceOf(PullRequestReviews.class);
        return (PullRequestReviews) answer;
    }

    private String failure() {
        ForgeAnswer answer = ask(Duration.ofSeconds(20));
        assertThat(answer).isInstanceOf(ForgeFailure.class);
        String reason = ((ForgeFailure) answer).reason();
        assertThat(reason).doesNotContain(TOKEN);
        return reason;
    }

    private static String approval(String username, String time) {
        return "{'user':{'id':%d,'username':'%s','state':'active'}%s}"
                .formatted(username.length(), username, time.isEmpty() ? "" : ",'approved_at':'" + time + "'");
    }

    private void approvedBy(String... approvals) {
        forge.json(
                APPROVALS,
                "{'id':70,'iid':7,'approvals_required':0,'approved':true,'approved_by':[" + String.join(",", approvals)
                        + "]}");
    }

    @Test
    void an_approval_is_of_the_version_that_was_the_last_when_it_was_given() {
        approvedBy(
                approval("release", "2026-11-20T11:59:59.999Z"), approval("reviewer", "2026-11-20T13:00:00.000+01:00"));

        PullRequestReviews answer = answer();

        assertThat(answer.opener()).isEqualTo("author");
        assertThat(answer.approvals())
                .containsExactly(
                        new ForgeApproval("release", Set.of(), ONE, PAGE),
                        new ForgeApproval("reviewer", Set.of(), TWO, PAGE));
        assertThat(forge.tokens()).allMatch(token -> token.equals("Bearer " + TOKEN));
    }

    @Test
    void a_server_that_tells_no_time_of_approvals_is_asked_for_its_notes() {
        approvedBy(approval("release", ""));
        forge.json(
                MERGE_REQUEST + "/notes",
                "[{'id':1,'body':'approved this merge request','system':true,'created_at':'2026-11-20T10:00:00.000Z',"
                        + "'author':{'username':'release'}},"
                        + "{'id':2,'body':'unapproved this merge request','system':true,"
                        + "'created_at':'2026-11-20T10:05:00.000Z','author':{'username':'release'}},"
                        + "{'id':3,'body':'approved this merge request','system':false,"
                        + "'created_at':'2026-11-20T13:00:00.000Z','author':{'username':'release'}},"
                        + "{'id':4,'body':'approved this merge request','system':true,"
                        + "'created_at':'2026-11-20T13:00:00.000Z','author':{'username':'author'}}]");

        assertThat(answer().approvals()).containsExactly(new ForgeApproval("release", Set.of(), ONE, PAGE));

        forge.json(MERGE_REQUEST + "/notes", "[]");
        assertThat(failure()).isEqualTo("does not tell when release approved, so nobody knows what");
    }

    @Test
    void an_approval_of_no_version_is_told() {
        approvedBy(approval("release", "2026-11-20T08:00:00.000Z"));

        assertThat(failure()).isEqualTo("tells of an approval by release that is older than what it approves");
    }

    @Test
    void only_active_members_of_the_group_itself_belong_to_the_team() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"), approval("reviewer", "2026-11-20T13:00:00.000Z"));
        forge.json(
                MEMBERS,
                "[{'id':3,'username':'release','state':'active'},{'id':4,'username':'reviewer','state':'blocked'}]");

        assertThat(answer().approvals())
                .extracting(ForgeApproval::teams)
                .containsExactly(Set.of("security-team"), Set.of());
        assertThat(forge.asked()).noneMatch(path -> path.contains("/members/all"));
    }

    @Test
    void members_on_further_pages_are_told_too() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        forge.on(MEMBERS, exchange -> {
            boolean isSecond = exchange.getRequestURI().getQuery().contains("page=2");
            String links = "<" + forge.address() + MEMBERS + "?page=1&per_page=100>; rel=\"first\"";
            if (!isSecond) {
                links = "<" + forge.address() + MEMBERS + "?page=2&per_page=100>; rel=\"next\", " + links;
            }
            exchange.getResponseHeaders().set("Link", links);
            String name = isSecond ? "release" : "reviewer";
            LocalForge.send(exchange, 200, "[{'id':3,'username':'" + name + "','state':'active'}]");
        });

        assertThat(answer().approvals()).extracting(ForgeApproval::teams).containsExactly(Set.of("security-team"));
    }

    @Test
    void nobody_is_looked_up_where_nobody_approves() {
        assertThat(answer().approvals()).isEmpty();
        assertThat(forge.asked()).containsExactly(MERGE_REQUEST, APPROVALS);
    }

    @Test
    void who_wrote_commits_is_told_by_the_address_that_they_name() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        forge.json(
                MERGE_REQUEST + "/commits",
                "[{'id':'" + ONE + "','author_email':'r+1@example.org'},{'id':'" + TWO
                        + "','author_email':'42-reviewer@users.noreply.gitlab.example.org'},"
                        + "{'id':'3','author_email':'nobody@example.org'}]");
        forge.on("/api/v4/users", exchange -> {
            boolean isKnown = exchange.getRequestURI().getRawQuery().startsWith("search=r%2B1%40example.org&");
            LocalForge.send(exchange, 200, isKnown ? "[{'id':3,'username':'release','state':'active'}]" : "[]");
        });

        assertThat(answer().logins())
                .containsExactly(
                        Map.entry("42-reviewer@users.noreply.gitlab.example.org", "reviewer"),
                        Map.entry("r+1@example.org", "release"));
    }

    @Test
    void a_limit_is_told_with_its_end() {
        forge.on(APPROVALS, exchange -> {
            exchange.getResponseHeaders().set("RateLimit-Remaining", "0");
            exchange.getResponseHeaders().set("RateLimit-Reset", "1795687200");
            LocalForge.send(exchange, 429, "Retry later");
        });

        assertThat(failure()).isEqualTo("takes no more requests until 2026-11-26T10:00:00Z");
        forge.on(APPROVALS, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "59");
            LocalForge.send(exchange, 429, "Retry later");
        });
        assertThat(failure()).isEqualTo("takes no more requests for 59 seconds");
        assertThat(forge.asked().stream().filter(APPROVALS::equals)).hasSize(2);
    }

    @Test
    void a_wrong_token_and_one_that_may_not_are_told() {
        forge.on(MERGE_REQUEST, exchange -> LocalForge.send(exchange, 401, "{'message':'401 Unauthorized'}"));
        assertThat(failure()).isEqualTo("does not know the token: it is wrong, or it has expired");

        forge.on(MERGE_REQUEST, exchange -> LocalForge.send(exchange, 403, "{'error':'insufficient_scope'}"));
        assertThat(failure())
                .isEqualTo("does not let the token read /api/v4/projects/acme/platform/registry/merge_requests/7"
                        + " (status 403)");
    }

    @Test
    void what_is_not_there_is_told() {
        forge.on(MERGE_REQUEST, exchange -> LocalForge.send(exchange, 404, "{'message':'404 Not found'}"));
        assertThat(failure())
                .isEqualTo("has no /api/v4/projects/acme/platform/registry/merge_requests/7, or the token may not see"
                        + " it");
    }

    @Test
    void a_group_that_the_token_may_not_see_ends_it() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        forge.on(MEMBERS, exchange -> LocalForge.send(exchange, 404, "{'message':'404 Group Not Found'}"));

        assertThat(failure()).isEqualTo("has no /api/v4/groups/acme/security/members, or the token may not see it");
    }

    @Test
    void a_forge_that_fails_is_told_and_not_asked_again() {
        forge.on(APPROVALS, exchange -> LocalForge.send(exchange, 502, "<html>Bad gateway</html>"));

        assertThat(failure())
                .isEqualTo("failed on /api/v4/projects/acme/platform/registry/merge_requests/7/approvals with status"
                        + " 502");
        assertThat(forge.asked().stream().filter(APPROVALS::equals)).hasSize(1);
    }

    @Test
    void a_forge_that_is_slow_is_not_waited_for() {
        forge.on(APPROVALS, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });

        assertThat(ask(Duration.ofMillis(1500)))
                .isEqualTo(new ForgeFailure(
                        "did not answer /api/v4/projects/acme/platform/registry/merge_requests/7/approvals within 1500"
                                + " ms"));
    }

    @Test
    void what_is_not_of_the_documented_shape_is_never_taken_for_no_approvals() {
        for (String wrong : new String[] {
            "<html>Sign in</html>",
            "{'id':70,'appr",
            "[]",
            "{}",
            "{'approved_by':null}",
            "{'approved_by':[{'user':{}}]}",
            "",
            "{'approved_by':[" + approval("release", "yesterday") + "]}"
        }) {
            forge.json(APPROVALS, wrong);
            assertThat(failure()).as(wrong).isEqualTo("gives an answer that is cut off, or none of its kind");
        }
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        forge.json(VERSIONS, "{'message':'none'}");
        assertThat(failure()).isEqualTo("gives an answer that is cut off, or none of its kind");
    }

    @Test
    void the_token_goes_to_no_other_place_than_the_forge() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        try (LocalForge other = new LocalForge()) {
            forge.on(MEMBERS, exchange -> {
                exchange.getResponseHeaders().set("Link", "<" + other.address() + MEMBERS + "?page=2>; rel=\"next\"");
                LocalForge.send(exchange, 200, "[]");
            });

            assertThat(failure()).isEqualTo("leads on to another place, 127.0.0.1, where the token does not go");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void pages_that_never_end_are_left() {
        approvedBy(approval("release", "2026-11-20T13:00:00.000Z"));
        forge.on(MEMBERS, exchange -> {
            exchange.getResponseHeaders().set("Link", "<" + forge.address() + MEMBERS + "?page=2>; rel=\"next\"");
            LocalForge.send(exchange, 200, "[]");
        });

        assertThat(failure()).isEqualTo("has answered 500 requests and has still more to say");
    }

    @Test
    void a_forge_that_is_not_there_is_told() {
        forge.close();

        assertThat(failure()).startsWith("cannot be reached");
    }
}
