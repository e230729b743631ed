package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.AllowedRegistries;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.IngressTlsDemand;
import dev.serviceregistry.facts.NonRootDemand;
import dev.serviceregistry.facts.PlaintextSecretBan;
import dev.serviceregistry.facts.SecurityDemand;
import dev.serviceregistry.facts.SecurityMeasure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecuritySettingsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> stated(Class<F> type, String lines) {
        repository.file("policies/security.toml", lines + "\n");
        return RepositoryFolder.facts(repository.read(), type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x_none = 1                     | false | false | false | false | false",
                "require_non_root = false       | false | false | false | false | false",
                "require_non_root = true        | true  | true  | true  | true  | true",
                "require_non_root = 'critical'  | true  | false | false | false | false",
                "require_non_root = 'medium'    | true  | true  | true  | false | false",
                "require_non_root = 'low'       | true  | true  | true  | true  | false",
                "require_non_root = 'urgent'    | false | false | false | false | false",
                "require_non_root = 3           | false | false | false | false | false",
            })
    void a_measure_is_demanded_of_all_of_none_or_from_a_tier_on(
            String line, boolean critical, boolean high, boolean medium, boolean low, boolean without) {
        assertThat(stated(SecurityDemand.class, "[security]\n" + line).stream()
                        .filter(demand -> demand.measure() == SecurityMeasure.NON_ROOT))
                .extracting(SecurityDemand::tier, SecurityDemand::demanded)
                .containsExactly(
                        tuple("critical", critical),
                        tuple("high", high),
                        tuple("medium", medium),
                        tuple("low", low),
                        tuple("", without));
    }

    @Test
    void a_demand_says_which_setting_makes_it_and_where() {
        assertThat(stated(SecurityDemand.class, "[security]\nrequire_image_digest = 'high'\n"))
                .filteredOn(demand -> demand.measure() == SecurityMeasure.IMAGE_DIGEST)
                .filteredOn(demand -> demand.tier().equals("high"))
                .singleElement()
                .satisfies(demand -> {
                    assertThat(demand.setting()).isEqualTo("require_image_digest = high");
                    assertThat(demand.source()).hasToString("policies/security.toml:2:1");
                });
    }

    @Test
    void a_container_that_says_that_it_is_root_must_not_be_whatever_is_set_and_others_where_a_setting_demands_it() {
        assertThat(stated(NonRootDemand.class, "[security]\nrequire_non_root = 'critical'\n"))
                .filteredOn(demand ->
                        demand.tier().equals("critical") || demand.tier().equals("low"))
                .extracting(NonRootDemand::tier, NonRootDemand::user, NonRootDemand::wanted)
                .containsExactly(
                        tuple("critical", "root", "require_non_root = critical demands"),
                        tuple("critical", "other", "require_non_root = critical demands"),
                        tuple("low", "root", "every container needs"));
    }

    @Test
    void the_tiers_of_the_settings_are_those_that_demand() {
        assertThat(stated(
                        SecurityDemand.class,
                        "[tiers]\norder = ['gold', 'silver']\n[security]\nrequire_read_only_root = 'gold'\n"))
                .filteredOn(demand -> demand.measure() == SecurityMeasure.READ_ONLY_ROOT)
                .extracting(SecurityDemand::tier, SecurityDemand::demanded)
                .containsExactly(tuple("gold", true), tuple("silver", false), tuple("", false));
    }

    @Test
    void images_may_come_from_anywhere_until_registries_are_listed() {
        assertThat(stated(AllowedRegistries.class, "[security]\nallowed_registries = []"))
                .isEmpty();
        assertThat(stated(AllowedRegistries.class, "[security]\nallowed_registries = ['ghcr.io/a/', 'quay.io']"))
                .extracting(AllowedRegistries::prefixes)
                .containsExactly(List.of("ghcr.io/a/", "quay.io"));
    }

    @Test
    void secrets_in_plain_text_are_forbidden_and_tls_is_free_until_the_settings_say_otherwise() {
        assertThat(stated(PlaintextSecretBan.class, "")).hasSize(1);
        assertThat(stated(PlaintextSecretBan.class, "[security]\nforbid_plaintext_secrets = false"))
                .isEmpty();
        assertThat(stated(IngressTlsDemand.class, "")).isEmpty();
        assertThat(stated(IngressTlsDemand.class, "[security.tls]\nrequire_ingress_tls = false"))
                .isEmpty();
        assertThat(stated(IngressTlsDemand.class, "[security.tls]\nrequire_ingress_tls = true"))
                .hasSize(1);
    }
}
