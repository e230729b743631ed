package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.WorkloadKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final SourceLocation HERE = at("f", 1, 1, 2);

    private static Service service(String project, String name) {
        return new Service(
                project + "/" + name,
                project,
                name,
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                1,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                at("f", 9, 1, 2),
                key -> at("f", 10, 1, 2));
    }

    private static Dependency edge(String from, String to, int line) {
        return new Dependency(from, DependencyKind.REQUIRES, to, to, Resolution.FOUND, "", at("f", line, 1, 2));
    }

    private static List<Fact> related(Fact... evidence) {
        return Evidence.related(finding(EXISTS, "redis", "is gone", HERE, evidence));
    }

    @Test
    void that_the_subject_itself_is_defined_goes_without_saying() {
        Service other = service("shop", "till");
        Service alike = service("bank", "cart");

        assertThat(related(service("shop", "cart"))).isEmpty();
        assertThat(related(other)).containsExactly(other);
        assertThat(related(alike)).containsExactly(alike);
    }

    @Test
    void each_place_is_shown_once_and_that_of_the_finding_not_at_all() {
        Fact first = Judgements.setting(at("g", 1, 1, 2));
        Fact again = Judgements.setting(at("g", 1, 1, 2));
        Fact second = Judgements.setting(at("g", 2, 1, 2));

        assertThat(related(Judgements.setting(HERE), first, again, second)).containsExactly(first, second);
    }

    @Test
    void what_holds_by_default_has_no_place_to_show() {
        assertThat(related(Judgements.setting(SourceLocation.startOf("")))).isEmpty();
    }

    @Test
    void a_computed_fact_is_followed_by_what_it_was_computed_from() {
        Dependency there = edge("shop/a", "shop/b", 3);
        Dependency back = edge("shop/b", "shop/a", 4);
        StartCycle cycle =
                new StartCycle("shop/a", List.of("shop/a", "shop/b"), List.of(there, back), at("f", 3, 1, 2));

        assertThat(related(cycle)).containsExactly(cycle, back);
    }

    @Test
    void a_fact_that_was_narrowed_to_a_key_is_of_the_kind_it_was_before() {
        Service service = service("shop", "cart");

        assertThat(Evidence.kind(service)).isEqualTo("Service");
        assertThat(Evidence.kind(service.at("deploy.replicas"))).isEqualTo("Service");
    }
}
