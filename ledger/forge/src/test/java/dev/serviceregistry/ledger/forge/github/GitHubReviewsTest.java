package dev.serviceregistry.ledger.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.LocalForge;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.ReviewSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubReviewsTest {

    private static final String TOKEN = "ghp_thisIsNoTokenOfAnybody";
    private static final String REVIEWS = "/repos/acme/registry/pulls/7/reviews";
    private static final String ONE = "1111111111111111111111111111111111111111";
    private static final String TWO = "2222222222222222222222222222222222222222";

    private final LocalForge forge = new LocalForge();

    @BeforeEach
    void aPullRequestWithoutReviews() {
        forge.json(
                "/repos/acme/registry",
                "{'id':1,'name':'registry','full_name':'acme/registry','owner':{'login':'acme'}}");
        forge.json(
                "/repos/acme/registry/pulls/7", "{'id':70,'number':7,'state':'open','user':{'login':'author','id':5}}");
        forge.json("/repos/acme/registry/pulls/7/commits", "[]");
        forge.json("/orgs/acme", "{'login':'acme','id':10,'type':'Organization'}");
        forge.json("/orgs/acme/teams/security", "{'id':20,'slug':'security','name':'Security'}");
        forge.json("/organizations/10/team/20/members", "[]");
        for (String login : List.of("release", "reviewer", "author")) {
            forge.json("/users/" + login, "{'login':'" + login + "','id':1}");
        }
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private ForgeAnswer ask(Duration patience) {
        return new GitHubReviews()
                .reviews(
                        new ReviewSource.Access(forge.address(), TOKEN, patience),
                        "acme/registry",
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

    private static String review(int id, String login, String state, String commit) {
        return "{'id':%d,'user':{'login':'%s','id':%d},'state':'%s','commit_id':'%s',"
                        .formatted(id, login, login.length(), state, commit)
                + "'body':'','html_url':'https://forge.example.org/r/" + id
                + "','submitted_at':'2026-11-20T10:00:00Z'}";
    }

    private void reviews(String... reviews) {
        forge.json(REVIEWS, "[" + String.join(",", reviews) + "]");
    }

    @Test
    void a_review_that_approves_is_told_with_its_commit_and_its_address() {
        reviews(review(1, "release", "APPROVED", ONE));

        PullRequestReviews answer = answer();

        assertThat(answer.opener()).isEqualTo("author");
        assertThat(answer.approvals())
                .containsExactly(new ForgeApproval("release", Set.of(), ONE, "https://forge.example.org/r/1"));
        assertThat(forge.tokens()).allMatch(token -> token.endsWith(" " + TOKEN));
    }

    @Test
    void of_each_reviewer_the_last_review_that_decides_counts() {
        reviews(
                review(1, "release", "APPROVED", ONE),
                review(2, "release", "COMMENTED", TWO),
                review(3, "reviewer", "CHANGES_REQUESTED", ONE),
                review(4, "reviewer", "APPROVED", TWO));

        assertThat(answer().approvals()).extracting(ForgeApproval::commit).containsExactly(ONE, TWO);
    }

    @Test
    void a_review_that_was_dismissed_or_taken_back_approves_nothing() {
        reviews(
                review(1, "release", "APPROVED", ONE),
                review(2, "release", "DISMISSED", ONE),
                review(3, "reviewer", "APPROVED", ONE),
                review(4, "reviewer", "CHANGES_REQUESTED", TWO));

        assertThat(answer().approvals()).isEmpty();
    }

    @Test
    void reviews_on_further_pages_are_told_too() {
        forge.on(REVIEWS, exchange -> {
            boolean isSecond = exchange.getRequestURI().getQuery().contains("page=2");
            if (!isSecond) {
                exchange.getResponseHeaders()
                        .set("Link", "<" + forge.address() + REVIEWS + "?per_page=100&page=2>; rel=\"next\"");
            }
            LocalForge.send(
                    exchange,
                    200,
                    "[" + (isSecond ? review(2, "reviewer", "APPROVED", TWO) : review(1, "release", "APPROVED", ONE))
                            + "]");
        });

        assertThat(answer().approvals()).extracting(ForgeApproval::login).containsExactly("release", "reviewer");
    }

    @Test
    void who_belongs_to_a_team_is_told_of_each_reviewer() {
        reviews(review(1, "release", "APPROVED", ONE), review(2, "reviewer", "APPROVED", ONE));
        forge.json("/organizations/10/team/20/members", "[{'login':'release','id':3}]");

        assertThat(answer().approvals())
                .extracting(ForgeApproval::teams)
                .containsExactly(Set.of("security-team"), Set.of());
    }

    @Test
    void nobody_is_looked_up_where_nobody_approves() {
        reviews(review(1, "release", "COMMENTED", ONE));

        assertThat(answer().approvals()).isEmpty();
        assertThat(forge.asked()).noneMatch(path -> path.startsWith("/org"));
    }

    @Test
    void who_wrote_commits_is_told_by_the_address_that_they_name() {
        reviews(review(1, "release", "APPROVED", ONE));
        forge.json(
                "/repos/acme/registry/pulls/7/commits",
                "[{'sha':'" + ONE + "','commit':{'author':{'name':'B','email':'b@example.org'},'message':'x'}}]");
        forge.json(
                "/repos/acme/registry/commits/" + ONE,
                "{'sha':'" + ONE + "','author':{'login':'reviewer','id':2},'commit':{'author':{'name':'B'}}}");

        assertThat(answer().logins()).containsExactly(Map.entry("b@example.org", "reviewer"));
    }

    @Test
    void a_limit_is_told_with_its_end() {
        forge.on(REVIEWS, exchange -> {
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
            exchange.getResponseHeaders().set("X-RateLimit-Reset", "1795687200");
            LocalForge.send(exchange, 403, "{'message':'API rate limit exceeded'}");
        });

        assertThat(failure()).isEqualTo("takes no more requests until 2026-11-26T10:00:00Z");
    }

    @Test
    void a_second_limit_is_told_with_how_long_it_lasts() {
        forge.on(REVIEWS, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            LocalForge.send(exchange, 429, "{'message':'You have exceeded a secondary rate limit'}");
        });

        assertThat(failure()).isEqualTo("takes no more requests for 60 seconds");
        assertThat(forge.asked().stream().filter(path -> path.startsWith(REVIEWS)))
                .hasSize(1);
    }

    @Test
    void what_the_token_may_not_see_is_told() {
        forge.on("/orgs/acme/teams/security", exchange -> LocalForge.send(exchange, 403, "{'message':'Forbidden'}"));
        reviews(review(1, "release", "APPROVED", ONE));

        assertThat(failure()).isEqualTo("does not let the token read /orgs/acme/teams/security (status 403)");
    }

    @Test
    void a_wrong_token_is_told() {
        forge.on("/repos/acme/registry", exchange -> LocalForge.send(exchange, 401, "{'message':'Bad credentials'}"));

        assertThat(failure()).isEqualTo("does not know the token: it is wrong, or it has expired");
    }

    @Test
    void a_pull_request_that_is_not_there_is_told() {
        forge.on("/repos/acme/registry/pulls/7", exchange -> LocalForge.send(exchange, 404, "{'message':'Not Found'}"));

        assertThat(failure()).isEqualTo("has no /repos/acme/registry/pulls/7, or the token may not see it");
    }

    @Test
    void a_forge_that_fails_is_told_and_not_asked_again() {
        forge.on(REVIEWS, exchange -> LocalForge.send(exchange, 502, "<html>Bad gateway</html>"));

        assertThat(failure()).isEqualTo("failed on " + REVIEWS + " with status 502");
        assertThat(forge.asked().stream().filter(path -> path.startsWith(REVIEWS)))
                .hasSize(1);
    }

    @Test
    void a_forge_that_begins_an_answer_and_does_not_end_it_is_not_waited_for() {
        forge.on(REVIEWS, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
        });

        ForgeAnswer answer = ask(Duration.ofMillis(1500));

        assertThat(answer).isEqualTo(new ForgeFailure("did not answer " + REVIEWS + " within 1500 ms"));
    }

    @Test
    void a_forge_that_does_not_answer_at_all_is_not_waited_for() {
        forge.on(REVIEWS, exchange -> {});

        ForgeAnswer answer = ask(Duration.ofMillis(1500));

        assertThat(answer).isEqualTo(new ForgeFailure("did not answer " + REVIEWS + " within 1500 ms"));
    }

    @Test
    void json_that_is_cut_off_is_told() {
        forge.json(REVIEWS, "[" + review(1, "release", "APPROVED", ONE) + ",{'id':2,'us");

        assertThat(failure()).isEqualTo("gives an answer that is cut off, or none of its kind");
    }

    @Test
    void an_answer_that_is_no_json_is_told() {
        forge.json(REVIEWS, "<html>Sign in</html>");

        assertThat(failure()).isEqualTo("gives an answer that is cut off, or none of its kind");
    }

    @Test
    void the_token_goes_to_no_other_place_than_the_forge() {
        try (LocalForge other = new LocalForge()) {
            forge.on(REVIEWS, exchange -> {
                exchange.getResponseHeaders().set("Link", "<" + other.address() + REVIEWS + "?page=2>; rel=\"next\"");
                LocalForge.send(exchange, 200, "[" + review(1, "release", "APPROVED", ONE) + "]");
            });

            assertThat(failure()).isEqualTo("leads on to another place, 127.0.0.1, where the token does not go");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void a_redirection_is_not_followed() {
        forge.on("/repos/acme/registry", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example.org/");
            LocalForge.send(exchange, 301, "{'message':'Moved Permanently'}");
        });

        assertThat(failure()).isEqualTo("has moved /repos/acme/registry (status 301): name the new place");
    }

    @Test
    void pages_that_never_end_are_left() {
        forge.on(REVIEWS, exchange -> {
            exchange.getResponseHeaders().set("Link", "<" + forge.address() + REVIEWS + "?page=2>; rel=\"next\"");
            LocalForge.send(exchange, 200, "[" + review(1, "release", "APPROVED", ONE) + "]");
        });

        assertThat(failure()).isEqualTo("has answered 500 requests and has still more to say");
    }

    @Test
    void a_forge_that_is_not_there_is_told() {
        forge.close();

        assertThat(failure()).startsWith("cannot be reached");
    }
}
