package dev.serviceregistry.generators.codeowners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {

    private static final SourceLocation PLACE = new SourceLocation("services/catalog.toml", 7, 1, 7, 9);

    private final List<Fact> facts = new ArrayList<>(List.of(
            team("platform", "@acme/platform"), team("security", "@acme/security"), team("shop", "@acme/shop")));

    private static Team team(String name, String forgeTeam) {
        return new Team(name, name, "", "", "", List.of(), forgeTeam, List.of(), PLACE);
    }

    private static Ownership owned(String project, String service, String team) {
        return new Ownership(project, service, team, Resolution.FOUND, "", PLACE);
    }

    private List<String> lines(String folder) {
        return CodeOwners.of(new FactSet(facts), List.of("platform"), folder)
                .text()
                .lines()
                .filter(line -> line.startsWith("/") || line.startsWith("*") || line.startsWith("# nobody"))
                .toList();
    }

    @Test
    void a_project_is_owned_by_who_owns_it_and_its_services() {
        facts.add(owned("store", "", "shop"));
        facts.add(owned("store", "cart", "security"));
        facts.add(owned("global", "postgres", "security"));

        assertThat(lines(""))
                .containsExactly(
                        "* @acme/platform",
                        "/services/ @acme/platform @acme/security",
                        "/policies/ @acme/platform",
                        "/projects/store/ @acme/security @acme/shop");
    }

    @Test
    void every_team_of_change_control_is_asked_wherever_something_changes() {
        facts.add(owned("store", "", "shop"));
        facts.add(new Setting("change_control.breaking_changes_require", "[@security, @maintainer]", PLACE));
        facts.add(new Setting("change_control.approval_sources", "[review]", PLACE));

        assertThat(lines(""))
                .containsExactly(
                        "* @acme/platform",
                        "/services/ @acme/platform @acme/security",
                        "/policies/ @acme/platform @acme/security",
                        "/projects/store/ @acme/security @acme/shop");
    }

    @Test
    void a_team_without_a_name_in_the_forge_is_left_out_and_told() {
        facts.add(team("ops", ""));
        facts.add(owned("store", "", "shop"));
        facts.add(owned("store", "cart", "ops"));
        facts.add(owned("lab", "", "ops"));
        facts.add(owned("attic", "", "gone"));

        CodeOwners owners = CodeOwners.of(new FactSet(facts), List.of("platform"), "");

        assertThat(owners.text())
                .contains("\n/projects/store/ @acme/shop\n")
                .contains("\n# nobody of those who own it has a name in the forge: /projects/lab/\n")
                .contains("\n# nobody of those who own it has a name in the forge: /projects/attic/\n");
        assertThat(owners.losses())
                .extracting(Loss::key, Loss::reason)
                .containsExactly(
                        tuple("teams.gone", "it is no team of [teams]"),
                        tuple("teams.ops", "the team names no forge_team"));
    }

    @Test
    void who_owns_the_catalogue_owns_the_workflows_of_the_checkout_it_is_a_folder_of() {
        assertThat(lines("central/"))
                .containsExactly(
                        "/central/ @acme/platform",
                        "/.github/ @acme/platform",
                        "/central/services/ @acme/platform",
                        "/central/policies/ @acme/platform");
    }

    @Test
    void what_means_more_than_itself_in_a_path_is_escaped() {
        facts.add(owned("a b#[c]*", "", "shop"));

        assertThat(lines("deep er/"))
                .contains("/deep\\ er/projects/a\\ b\\#\\[c\\]\\*/ @acme/shop")
                .contains("/deep\\ er/ @acme/platform");
    }

    @Test
    void the_file_says_that_one_owner_is_enough_for_the_forge_and_not_for_change_control() {
        assertThat(CodeOwners.of(new FactSet(facts), List.of("platform"), "").text())
                .startsWith(CodeOwners.MARK)
                .contains("the forge is content with the approval of any\n# one", "every one of them has to approve");
    }

    @Test
    void the_ruleset_protects_the_default_branch_as_github_imports_it() {
        assertThat(BranchRuleset.text()).startsWith(BranchRuleset.MARK).isEqualTo("""
                        {
                          "name": "service-registry",
                          "target": "branch",
                          "enforcement": "active",
                          "bypass_actors": [],
                          "conditions": {
                            "ref_name": {
                              "include": [
                                "~DEFAULT_BRANCH"
                              ],
                              "exclude": []
                            }
                          },
                          "rules": [
                            {
                              "type": "deletion"
                            },
                            {
                              "type": "non_fast_forward"
                            },
                            {
                              "type": "pull_request",
                              "parameters": {
                                "required_approving_review_count": 1,
                                "dismiss_stale_reviews_on_push": false,
                                "require_code_owner_review": true,
                                "require_last_push_approval": true,
                                "required_review_thread_resolution": false
                              }
                            },
                            {
                              "type": "required_status_checks",
                              "parameters": {
                                "strict_required_status_checks_policy": true,
                                "required_status_checks": [
                                  {
                                    "context": "validate"
                                  }
                                ]
                              }
                            }
                          ]
                        }
                        """);
    }
}
