package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConditionCheck.Standing;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of why a service is not reported is of that service, whichever others there are. */
class ExplainedSubjectTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private @TempDir Path root;

    @BeforeEach
    void twoProjectsOfServicesOfEveryTier() throws IOException {
        Repositories.write(root, "services/catalog.toml", """
                schema_version = "1"
                [catalog]
                name = "example"
                owners = ["@platform"]
                [teams.platform]
                display_name = "Platform"
                [services.postgres]
                type = "database"
                version = "16.1.0"
                owner = "platform"
                criticality = "high"
                [services.postgres.container]
                image = "postgres"
                tag = "16.1"
                """);
        Repositories.write(root, "projects/lab/services.toml", """
                [project]
                name = "lab"
                owner = "platform"
                [uses]
                services = ["postgres"]
                [services.api]
                type = "api"
                version = "1.0.0"
                criticality = "critical"
                port = 8080
                [services.api.dependencies]
                requires = ["postgres@^15", "worker"]
                [services.api.container]
                image = "ghcr.io/example/api"
                tag = "latest"
                privileged = true
                [services.api.deploy]
                replicas = 2
                [services.worker]
                type = "worker"
                version = "0.2.0"
                lifecycle = "deprecated"
                [services.worker.deprecation]
                deprecated_since = 2026-11-01
                sunset = 2026-11-20
                [services.worker.container]
                image = "ghcr.io/example/worker"
                tag = "1.2.3"
                user = "10001"
                """);
        Repositories.write(root, "projects/lab/deployment.toml", """
                [deployment]
                namespace = "lab"
                [deployment.rollback]
                automatic = false
                """);
        Repositories.write(root, "projects/web/services.toml", """
                [project]
                name = "web"
                owner = "platform"
                [uses]
                services = ["postgres"]
                [services.front]
                type = "web"
                version = "2.0.0"
                criticality = "low"
                [services.front.dependencies]
                requires = ["lab/api@^1", "postgres"]
                [services.front.container]
                image = "nginx"
                tag = "1.27"
                [services.nightly]
                type = "job"
                version = "1.0.0"
                [services.nightly.deploy]
                kind = "cronjob"
                schedule = "0 3 * * *"
                """);
    }

    @Test
    void the_nearest_fact_of_whom_no_rule_reports_is_of_the_service_that_is_asked_about_or_of_one_that_it_names() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(DroolsRuleSet.bundled());
        FactSet facts = new RegistryReader().read(root).registry().facts().plus(List.of(new Today(TODAY)));
        Exceptions none = Exceptions.in(facts, TODAY);
        Evaluation evaluation = engine.evaluate(facts, none);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Subject subject : subjects(facts)) {
            Set<String> reported = reported(evaluation, subject);
            Set<String> known = known(subject, facts);
            for (RuleDescriptor rule : engine.rules().rules()) {
                if (reported.contains(rule.id())) {
                    continue;
                }
                Explanation explanation = engine.explain(rule, subject, facts, none);
                asked++;
                for (ConditionCheck condition : explanation.conditions()) {
                    boolean tells =
                            condition.standing() != Standing.UNREACHED && condition.kind() != ConditionCheck.Kind.NONE;
                    for (Fact fact : tells ? condition.facts() : List.<Fact>of()) {
                        if (!known.contains(name(fact.subject()))) {
                            wrong.add(rule.id() + " on " + subject + ": " + fact.description());
                        }
                    }
                    if (condition.wanted().contains("$")) {
                        wrong.add(rule.id() + " on " + subject + ": " + condition.wanted());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1000);
    }

    @Test
    void a_tier_that_the_service_does_not_have_is_the_reason_and_not_the_name_of_one_that_has_it() {
        assertThat(Run.in(root, "explain", "SLA-006", "lab/postgres").out())
                .contains("condition 2 of 4 does not hold: tier == $tier: \"high\" == \"critical\" is false")
                .contains("nearest: global/postgres is of criticality high")
                .doesNotContain("lab/api");
        assertThat(Run.in(root, "explain", "GOV-013", "web/front").out())
                .contains("condition 3 of 4 does not hold: tier == $tier: \"low\" == \"critical\" is false")
                .doesNotContain("lab/api");
    }

    @Test
    void a_project_without_services_of_the_tier_is_told_of_its_own_tiers() {
        assertThat(Run.in(root, "explain", "DPL-008", "--project", "web").out())
                .contains("condition 2 of 3 does not hold: tier == $tier: ")
                .contains("there is no Rollback with project == \"web\"")
                .doesNotContain("lab");
    }

    private static List<Subject> subjects(FactSet facts) {
        Set<Subject> subjects = new TreeSet<>();
        for (Service service : facts.ofType(Service.class)) {
            subjects.add(
                    new Subject(service.subject().project(), service.subject().service(), ""));
            subjects.add(new Subject(service.subject().project(), "", ""));
        }
        return List.copyOf(subjects);
    }

    private static Set<String> reported(Evaluation evaluation, Subject subject) {
        Set<String> rules = new HashSet<>();
        evaluation.findings().stream()
                .filter(finding -> name(finding.subject()).equals(name(subject)))
                .forEach(finding -> rules.add(finding.rule().id()));
        return rules;
    }

    /** The names of the subject, of its project, of the repository, and of all that facts about it name. */
    private static Set<String> known(Subject subject, FactSet facts) {
        Set<String> known = new HashSet<>(List.of(name(subject), "", subject.project()));
        for (Fact fact : facts.ofType(Fact.class)) {
            if (name(fact.subject()).equals(name(subject))) {
                known.addAll(fact.namedServices());
            }
        }
        return known;
    }

    private static String name(Subject subject) {
        return subject.service().isEmpty() ? subject.project() : subject.project() + "/" + subject.service();
    }
}
