package dev.serviceregistry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static final SourceLocation HERE = new SourceLocation("projects/shop/services.toml", 7, 3, 7, 9);

    @Test
    void the_identity_of_a_service_comes_apart_at_its_first_slash() {
        assertThat(Subject.ofService("global@v1.0/db", "version"))
                .isEqualTo(new Subject("global@v1.0", "db", "version"));
        assertThat(Subject.ofService("db", "")).isEqualTo(new Subject("", "db", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, db, version, shop/db",
        "'', db, version, db",
        "shop, '', project.name, shop",
        "'', '', tiers, tiers"
    })
    void a_subject_reads_as_people_write_it(String project, String service, String element, String text) {
        assertThat(new Subject(project, service, element)).hasToString(text);
    }

    @Test
    void a_service_narrowed_to_a_key_points_at_the_key_and_stays_the_same_fact() {
        SourceLocation atVersion = new SourceLocation("projects/shop/services.toml", 9, 11, 9, 18);
        Service service = new Service(
                "shop/db",
                "shop",
                "db",
                "database",
                "16.1",
                WorkloadKind.STATEFULSET,
                1,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                HERE,
                key -> key.equals("version") ? atVersion : HERE);

        Fact version = service.at("version");

        assertThat(version.source()).isEqualTo(atVersion);
        assertThat(version.subject()).isEqualTo(new Subject("shop", "db", "version"));
        assertThat(version.description()).isEqualTo(service.description());
    }

    @Test
    void a_fact_that_does_not_know_the_places_of_its_keys_stays_where_it_is() {
        Fact narrowed = new Project("shop", HERE).at("project.owner");

        assertThat(narrowed.source()).isEqualTo(HERE);
        assertThat(narrowed.subject()).isEqualTo(new Subject("shop", "", "project.owner"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, true",
        "0.0.0.0, 10.0.0.1, true",
        "127.0.0.1, '[::]', true",
        "127.0.0.1, 0:0:0:0:0:0:0:0, true",
        "127.0.0.1, '[::0]', true",
        "127.0.0.1, ::1, false",
        "100.0.0.0, 200.0.0.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false"
    })
    void two_addresses_overlap_when_one_packet_can_be_meant_for_both(String one, String other, boolean overlap) {
        assertThat(hostPort(one).overlaps(hostPort(other))).isEqualTo(overlap);
        assertThat(hostPort(other).overlaps(hostPort(one))).isEqualTo(overlap);
    }

    private static HostPort hostPort(String hostIp) {
        return new HostPort("shop", "shop/db", "main", 5432, 5432, "TCP", hostIp, List.of(), List.of(), HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', zone=a, true",
        "zone=a, zone=a, true",
        "zone=a, zone=b, false",
        "zone=a zone=b, zone=b zone=c, true",
        "zone=a zone=b, zone=c, false",
        "zone=a, zone2=b, true",
        "zone=a os=linux, os=windows, false"
    })
    void two_ports_overlap_when_a_node_has_the_labels_for_both(String one, String other, boolean overlap) {
        assertThat(onNodes(one).overlaps(onNodes(other))).isEqualTo(overlap);
        assertThat(onNodes(other).overlaps(onNodes(one))).isEqualTo(overlap);
    }

    private static HostPort onNodes(String labels) {
        List<String> nodes = labels.isEmpty() ? List.of() : List.of(labels.split(" "));
        return new HostPort("shop", "shop/db", "main", 5432, 5432, "TCP", "", List.of(), nodes, HERE);
    }

    @ParameterizedTest
    @CsvSource({"1.2, '', true", "1.2, 1, true", "1.2, 1.2, true", "1.2, 1.3, false", "12, 1, false", "'', 1, false"})
    void a_contract_serves_its_own_version_and_every_part_of_it(String provided, String demanded, boolean served) {
        ProvidedContract contract = new ProvidedContract("shop/db", "ledger-grpc", provided, HERE);

        assertThat(contract.serves(demanded)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, docker.io/library/postgres, docker.io, true",
        "postgres, docker.io/library/postgres, docker.io/library/, true",
        "postgres, docker.io/library/postgres, docker.io/library/postgres, true",
        "postgres, docker.io/library/postgres, postgres, true",
        "postgres, docker.io/library/postgres, docker.io/lib, false",
        "ghcr.io/org/web, ghcr.io/org/web, ghcr.io/org, true",
        "ghcr.io/org/web, ghcr.io/org/web, ghcr.io/org/, true",
        "ghcr.io/organisation/web, ghcr.io/organisation/web, ghcr.io/org, false",
        "ghcr.io/org, ghcr.io/org, ghcr.io/org/, false",
        "web, docker.io/library/web, '', false"
    })
    void an_image_is_allowed_by_a_prefix_that_ends_where_a_part_of_its_name_does(
            String name, String fullName, String prefix, boolean allowed) {
        assertThat(new AllowedRegistries(List.of("quay.io/other", prefix), HERE).allow(name, fullName))
                .isEqualTo(allowed);
    }

    @Test
    void what_is_narrowed_to_a_key_of_a_container_is_named_and_placed_as_in_the_file() {
        SourceLocation atUser = new SourceLocation("projects/shop/services.toml", 9, 8, 9, 14);
        Places places = key -> key.equals("container.user") ? atUser : HERE;
        Container container = new Container("shop/db", "high", false, false, false, "no", HERE, places);
        Image image = new Image("shop/db", "postgres", "docker.io/library/postgres", "16", HERE, places);

        assertThat(container.at("user").subject()).isEqualTo(new Subject("shop", "db", "container.user"));
        assertThat(container.at("user").source()).isEqualTo(atUser);
        assertThat(image.at("tag").subject()).isEqualTo(new Subject("shop", "db", "container.tag"));
        assertThat(image.at("tag").source()).isEqualTo(HERE);
    }

    @Test
    void a_cycle_is_written_back_to_where_it_began() {
        StartCycle cycle = new StartCycle(
                "shop/a",
                List.of("shop/a", "shop/b"),
                List.of(requires("shop/a", "shop/b"), requires("shop/b", "shop/a")),
                HERE);

        assertThat(cycle.route()).isEqualTo("shop/a → shop/b → shop/a");
    }

    @Test
    void a_hint_is_the_end_of_a_sentence_and_no_hint_is_nothing() {
        assertThat(new Use("shop", "dbb", "global/dbb", Resolution.MISSING, "did you mean 'db'?", HERE).advice())
                .isEqualTo("; did you mean 'db'?");
        assertThat(requires("shop/a", "shop/b").advice()).isEmpty();
    }

    private static Dependency requires(String service, String target) {
        String name = target.substring(target.indexOf('/') + 1);
        return new Dependency(service, DependencyKind.REQUIRES, name, target, Resolution.FOUND, "", HERE);
    }

    @Test
    void places_are_equal_when_all_of_them_is_and_sort_as_one_reads() {
        SourceLocation sameStart = new SourceLocation(HERE.file(), 7, 3, 8, 1);
        SourceLocation later = new SourceLocation(HERE.file(), 7, 4, 7, 5);

        assertThat(new SourceLocation(HERE.file(), 7, 3, 7, 9)).isEqualTo(HERE).hasSameHashCodeAs(HERE);
        assertThat(sameStart).isNotEqualTo(HERE);
        assertThat(List.of(later, sameStart, HERE, SourceLocation.startOf(HERE.file())).stream()
                        .sorted())
                .containsExactly(SourceLocation.startOf(HERE.file()), HERE, sameStart, later);
    }

    @Test
    void the_digest_of_facts_depends_on_what_they_state_and_not_on_their_order() {
        Fact one = new Project("shop", HERE);
        Fact other = new Project("bank", HERE);
        String digest = new FactSet(List.of(one, other)).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(new FactSet(List.of(other, one)).digest()).isEqualTo(digest);
        assertThat(new FactSet(List.of(one)).digest()).isNotEqualTo(digest);
        assertThat(new FactSet(List.of(one, other, other)).digest()).isNotEqualTo(digest);
        Fact elsewhere = new Project("shop", new SourceLocation("projects/shop/services.toml", 8, 3, 8, 9));
        assertThat(new FactSet(List.of(elsewhere, other)).digest()).isNotEqualTo(digest);
    }

    @Test
    void two_readings_of_one_service_have_one_digest() {
        assertThat(new FactSet(List.of(service(key -> HERE))).digest())
                .isEqualTo(new FactSet(List.of(service(key -> HERE))).digest());
    }

    private static Service service(Places places) {
        return new Service(
                "shop/db",
                "shop",
                "db",
                "database",
                "16.1",
                WorkloadKind.STATEFULSET,
                1,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                HERE,
                places);
    }
}
