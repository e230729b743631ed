package dev.serviceregistry.generators.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.argocd.ArgoCdGenerator;
import dev.serviceregistry.generators.flux.FluxGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which region serves how much, and by which records it is found. */
class RegionsTest {

    private static final String DEPLOYMENT = """
            [deployment]
            gitops = "argocd"
            gateway = "gw/public"
            [deployment.source]
            repository = "https://github.com/o/r"
            """;

    private static final Pattern WEIGHT =
            Pattern.compile("setIdentifier: (\\w+)\\s+providerSpecific:\\s+- name: aws/weight\\s+value: \"(\\d+)\"");

    private DeliveredRepository repository;

    @BeforeEach
    void aRepository(@TempDir Path root) throws IOException {
        repository = new DeliveredRepository(root);
    }

    private static String deployment(String strategy, String eu, String us, String ap) {
        return DEPLOYMENT + "[deployment.multi-region]\nregions = [\"eu\", \"us\", \"ap\"]\n"
                + (strategy.isEmpty() ? "" : "strategy = \"" + strategy + "\"\n")
                + "[deployment.region.eu]\n" + eu + "\n[deployment.region.us]\n" + us + "\n[deployment.region.ap]\n"
                + ap
                + "\n";
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    private static Map<String, String> weights(String records) {
        Map<String, String> weights = new TreeMap<>();
        Matcher matcher = WEIGHT.matcher(records);
        while (matcher.find()) {
            weights.put(matcher.group(1), matcher.group(2));
        }
        return weights;
    }

    private static String role(String role) {
        return role.equals("-") ? "" : "role = \"" + role + "\"";
    }

    @ParameterizedTest
    @CsvSource({
        "active-passive, primary, secondary, secondary, 100, 0, 0",
        "active-passive, secondary, primary, -, 0, 100, 0",
        "active-passive, secondary, -, secondary, 0, 100, 0",
        "active-passive, -, -, -, 100, 0, 0",
        "active-passive, secondary, secondary, secondary, 100, 0, 0",
        "'', primary, secondary, secondary, 100, 0, 0",
        "'', -, -, secondary, 50, 50, 0",
        "active-active, primary, secondary, secondary, 33, 33, 33"
    })
    void a_region_that_waits_gets_no_traffic(
            String strategy, String eu, String us, String ap, String ofEu, String ofUs, String ofAp)
            throws IOException {
        String deployment = deployment(strategy, role(eu), role(us), role(ap));

        for (GeneratedFiles files : List.of(
                repository.generate(new ArgoCdGenerator(), deployment),
                repository.generate(new FluxGenerator(), deployment.replace("argocd", "flux")))) {
            assertThat(weights(file(files, "dns.yaml"))).isEqualTo(Map.of("eu", ofEu, "us", ofUs, "ap", ofAp));
        }
    }

    @Test
    void the_region_that_is_named_takes_over_whole_from_the_one_that_serves() throws IOException {
        GeneratedFiles files = repository.generate(
                new ArgoCdGenerator(),
                deployment(
                        "active-passive",
                        "role = \"primary\"\nfailover_to = [\"us\"]",
                        role("secondary"),
                        role("secondary")));

        assertThat(file(files, "failover.yaml"))
                .containsSubsequence("usual_split:", "eu: \"100%\"", "when_lost:", "  eu:\n", "us: \"100%\"");
    }

    @Test
    void a_share_of_nothing_is_kept_and_the_others_serve_what_there_is() throws IOException {
        GeneratedFiles files = repository.generate(
                new ArgoCdGenerator(), deployment("active-active", "", "traffic_split = \"0%\"", ""));

        assertThat(weights(file(files, "dns.yaml"))).isEqualTo(Map.of("eu", "50", "us", "0", "ap", "50"));
        assertThat(DeliveredRepository.losses(files)).noneMatch(loss -> loss.contains("rounded"));
    }

    @Test
    void a_target_of_a_region_that_waits_elsewhere_is_served_there() throws IOException {
        GeneratedFiles files = repository.generate(
                new ArgoCdGenerator(),
                deployment(
                                "active-passive",
                                "traffic_split = \"100%\"",
                                "traffic_split = \"0%\"",
                                "traffic_split = \"0%\"")
                        + """
                        [deployment.target.staging]
                        regions = ["us"]
                        [deployment.target.test]
                        regions = ["us", "ap"]
                        [deployment.rollout]
                        steps = [10, 100]
                        abort_on = { error_rate = "1%" }
                        """);

        assertThat(files.files().get("staging/shop/rollouts/us/rollouts.yaml")).contains("kind: AnalysisTemplate");
        assertThat(weights(files.files().get("test/shop/dns.yaml"))).isEqualTo(Map.of("us", "100", "ap", "0"));
    }

    @Test
    void a_role_where_all_regions_serve_is_a_loss() throws IOException {
        String deployment = deployment("active-active", role("primary"), "", "");

        assertThat(DeliveredRepository.losses(repository.generate(new ArgoCdGenerator(), deployment)))
                .contains("deployment.region.eu.role: all regions of an active-active deployment serve");
        assertThat(DeliveredRepository.losses(repository.generate(
                        new ArgoCdGenerator(), deployment.replace("active-active", "active-passive"))))
                .noneMatch(loss -> loss.contains("role"));
    }

    @Test
    void regions_that_are_reached_in_different_ways_have_records_of_one_kind_at_the_host() throws IOException {
        String records = file(
                repository.generate(
                        new ArgoCdGenerator(),
                        deployment(
                                "",
                                "address = \"2001:db8::1\"",
                                "address = \"192.0.2.7\"",
                                "address = \"ap.example.net\"")),
                "dns.yaml");

        assertThat(records)
                .containsSubsequence("dnsName: eu.shop.example.org", "recordType: AAAA", "2001:db8::1")
                .containsSubsequence("dnsName: us.shop.example.org", "recordType: A\n", "192.0.2.7")
                .contains("- ap.example.net", "- eu.shop.example.org", "- us.shop.example.org");
        assertThat(records.split("dnsName: shop.example.org\n +recordTTL: 60\n +recordType: CNAME\n", -1))
                .hasSize(4);
        assertThat(weights(records)).isEqualTo(Map.of("eu", "33", "us", "33", "ap", "33"));
    }

    @Test
    void regions_that_are_all_reached_by_addresses_of_one_kind_keep_them() throws IOException {
        String records = file(
                repository.generate(
                        new ArgoCdGenerator(),
                        deployment(
                                "", "address = \"192.0.2.6\"", "address = \"192.0.2.7\"", "address = \"192.0.2.8\"")),
                "dns.yaml");

        assertThat(records).doesNotContain("CNAME", "AAAA", "eu.shop");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "1, '1, 10, 60, 100'", "10, '10, 60, 100'", "50, '50, 60, 100'", "0, '10, 60, 100'"})
    void a_region_begins_with_its_own_first_share(String canary, String steps) throws IOException {
        GeneratedFiles files = repository.generate(
                new ArgoCdGenerator(),
                deployment("", "canary_percentage = " + canary, "", "")
                        + "[deployment.rollout]\nsteps = [10, 60, 100]\n");

        Matcher weight = Pattern.compile("setWeight: (\\d+)").matcher(file(files, "rollouts/eu/rollouts.yaml"));
        assertThat(weight.results().map(one -> one.group(1)).toList()).isEqualTo(List.of(steps.split(", ")));
        assertThat(DeliveredRepository.losses(files).stream()
                        .filter(loss -> loss.contains("canary_percentage"))
                        .toList())
                .hasSize(canary.equals("0") ? 1 : 0);
    }
}
