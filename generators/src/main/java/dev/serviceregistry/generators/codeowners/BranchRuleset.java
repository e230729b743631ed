package dev.serviceregistry.generators.codeowners;

import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;

/** What protects the default branch, as GitHub imports it. */
public final class BranchRuleset {

    /** What the file begins with, by which it is known again. */
    public static final String MARK = "{\n  \"name\": \"service-registry\",";

    /** The job that judges a change in the workflow that a repository comes with. */
    private static final String CHECK = "validate";

    private BranchRuleset() {}

    /** The ruleset: every change is a pull request that its code owners and the policies have let through. */
    public static String text() {
        Mapping ruleset = new Mapping()
                .put("name", "service-registry")
                .put("target", "branch")
                .put("enforcement", "active")
                .put("bypass_actors", new Sequence());
        ruleset.mapping("conditions")
                .mapping("ref_name")
                .put("include", List.of("~DEFAULT_BRANCH"))
                .put("exclude", new Sequence());
        Sequence rules = ruleset.sequence("rules");
        rules.add(new Mapping().put("type", "deletion"));
        rules.add(new Mapping().put("type", "non_fast_forward"));
        Mapping pullRequest = new Mapping().put("type", "pull_request");
        pullRequest
                .mapping("parameters")
                .put("required_approving_review_count", 1)
                // Which approvals a push leaves standing is told by what they approved.
                .put("dismiss_stale_reviews_on_push", false)
                .put("require_code_owner_review", true)
                .put("require_last_push_approval", true)
                .put("required_review_thread_resolution", false);
        rules.add(pullRequest);
        Mapping checks = new Mapping().put("type", "required_status_checks");
        Mapping parameters = checks.mapping("parameters").put("strict_required_status_checks_policy", true);
        parameters.sequence("required_status_checks").add(new Mapping().put("context", CHECK));
        rules.add(checks);
        return JsonEmitter.write(ruleset);
    }
}
