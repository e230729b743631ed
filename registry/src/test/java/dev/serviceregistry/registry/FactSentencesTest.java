package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.AvailabilityObjective;
import dev.serviceregistry.facts.AvailabilityPromise;
import dev.serviceregistry.facts.DataEncryption;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.DeploymentTarget;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FreezeWindow;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.RegionEntry;
import dev.serviceregistry.facts.StartCondition;
import dev.serviceregistry.facts.UnknownValue;
import dev.serviceregistry.facts.UnversionedService;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts are stated wherever their sentence in the reference is true, not only where a bundled rule needs them. */
class FactSentencesTest {

    private static final String SERVICE = "type = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return RepositoryFolder.facts(repository.read(), type);
    }

    private void service(String lines) {
        repository.project("shop", "[services.a]\n" + SERVICE + lines);
    }

    private void deployment(String lines) {
        repository.project("shop", "").file("projects/shop/deployment.toml", lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "internal", "confidential", "restricted"})
    void data_of_every_class_are_unencrypted_unless_somebody_says_that_they_are_not(String classification) {
        service("metadata.data_classification = '" + classification + "'\nmetadata.encryption.in_transit = true\n");

        assertThat(facts(DataEncryption.class))
                .filteredOn(data -> !data.encrypted())
                .extracting(DataEncryption::safeguard)
                .containsExactly("at_rest");
    }

    @Test
    void data_are_unencrypted_where_it_is_written() {
        service(
                "metadata = { data_classification = 'confidential', encryption = { at_rest = false, in_transit = true } }\n");

        assertThat(facts(DataEncryption.class))
                .filteredOn(data -> !data.encrypted())
                .extracting(DataEncryption::safeguard)
                .containsExactly("at_rest");
    }

    @Test
    void a_window_stands_without_a_change() {
        deployment(
                "[deployment.target.production]\nfreeze = [{ from = 2026-12-20, to = 2026-12-31, reason = 'peak' }]\n");

        assertThat(facts(FreezeWindow.class))
                .extracting(
                        FreezeWindow::project,
                        FreezeWindow::target,
                        FreezeWindow::begins,
                        FreezeWindow::ends,
                        FreezeWindow::lifted)
                .containsExactly(
                        tuple("shop", "production", LocalDate.of(2026, 12, 20), LocalDate.of(2026, 12, 31), false));
    }

    @Test
    void a_service_is_unversioned_without_a_change() {
        repository.project(
                "shop", "[services.a]\ntype = 'api'\nversion = '0.0.0'\n[services.b]\n" + SERVICE + "[services.c]\n");

        assertThat(facts(UnversionedService.class))
                .extracting(UnversionedService::service)
                .containsExactly("shop/a");
    }

    @Test
    void an_objective_is_told_of_a_service_without_a_tier() {
        service("slo.availability = { objective = '95%', window = '30d' }\n");

        assertThat(facts(AvailabilityObjective.class))
                .extracting(AvailabilityObjective::percent)
                .containsExactly(95.0);
    }

    @Test
    void no_objective_is_told_of_a_service_without_one_and_without_a_tier() {
        service("");

        assertThat(facts(AvailabilityObjective.class)).isEmpty();
    }

    @Test
    void a_promise_is_a_fact_of_its_own_from_the_objective_or_from_the_tier() {
        repository
                .file("policies/sla.toml", "[sla.high]\nrank = 1\navailability = '99.9%'\n")
                .project(
                        "shop",
                        "[services.a]\n" + SERVICE + "slo.availability = { objective = '95%', window = '30d' }\n"
                                + "[services.b]\n" + SERVICE + "criticality = 'high'\n[services.c]\n" + SERVICE);

        assertThat(facts(AvailabilityPromise.class))
                .extracting(AvailabilityPromise::service, AvailabilityPromise::percent)
                .containsExactly(tuple("shop/a", 95.0), tuple("shop/b", 99.9));
    }

    @Test
    void a_condition_is_told_whichever_is_written() {
        repository.project(
                "shop",
                "[services.a]\n" + SERVICE
                        + "dependencies.requires = [{ service = 'b', condition = 'started' }, "
                        + "{ service = 'c', condition = 'healthy' }, 'd']\n"
                        + "[services.b]\n" + SERVICE + "[services.c]\n" + SERVICE + "[services.d]\n" + SERVICE);

        assertThat(facts(DependencyCondition.class))
                .extracting(DependencyCondition::target, DependencyCondition::condition)
                .containsExactly(tuple("shop/b", StartCondition.STARTED), tuple("shop/c", StartCondition.HEALTHY));
    }

    @Test
    void the_order_of_a_target_that_states_none_can_be_reckoned_with() {
        deployment("[deployment.target.production]\nregions = []\n[deployment.target.staging]\nregions = []\n");

        assertThat(facts(DeploymentTarget.class))
                .extracting(target -> Math.multiplyExact(target.order() - 1, 1000))
                .containsExactly(-1_000_000_000_000_001_000L, 999_999_999_999_999_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "image = 'y'; tag = '${TAG}',                           ${TAG},  container.tag",
        "image = '${IMAGE}',                                    '',      container.tag",
        "image = 'y'; tag = '1'; user = '${UID}',               1,       container.user",
        "image = 'y'; digest = 'sha256:0123456789012345678901234567890123456789012345678901234567890123', '', ''",
        "image = 'y',                                           latest,  ''"
    })
    void a_variable_is_no_value_and_a_digest_no_tag(String container, String tag, String unknown) {
        service("container = { " + container.replace(';', ',') + " }\n");

        assertThat(facts(Image.class)).extracting(Image::tag).containsExactly(tag);
        assertThat(facts(UnknownValue.class).stream().map(UnknownValue::key).collect(Collectors.joining()))
                .contains(unknown);
    }

    @Test
    void a_region_is_one_however_often_it_is_named() {
        deployment("""
                [deployment.multi-region]
                regions = ["eu"]
                [deployment.region.eu]
                cluster = "e"
                [deployment.region.us]
                cluster = "u"
                [deployment.target.staging]
                regions = ["eu", "ap"]
                [deployment.target.production]
                regions = ["eu", "ap"]
                """);

        assertThat(facts(RegionEntry.class))
                .extracting(RegionEntry::region, RegionEntry::element, RegionEntry::listed, RegionEntry::described)
                .containsExactlyInAnyOrder(
                        tuple("eu", "deployment.multi-region.regions:eu", true, true),
                        tuple("us", "deployment.region.us", false, true),
                        tuple("ap", "deployment.target.production.regions:ap", true, false));
    }
}
