package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second opinion on containers, on services small enough to be judged by eye. */
class ContainerOracleTest {

    @Test
    void a_container_of_which_nothing_is_said_lacks_every_restriction() {
        assertThat(ByEye.in(ByEye.bare().with("container.init", true)))
                .containsExactly("SEC-013 container.security_opt", "SEC-016 container.pids_limit");
        assertThat(ByEye.in(ByEye.bare().with("container", Tree.empty()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root",
                "0",
                "00",
                "0:0",
                "root:root",
                "0:1000",
                ":0",
                ":1000",
                "+0",
                "-00",
                "${UID:-0}",
                "${USER-root}:1"
            })
    void root_is_root_however_it_is_spelt(String user) {
        assertThat(ByEye.in(ByEye.quiet().with("container.user", user))).containsExactly("SEC-004 container.user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000", "1000:0", "node:root", "rooty", "groot", "100", "nobody", "${UID}", "${UID:-${OTHER:-5}}"
            })
    void another_user_is_not_root(String user) {
        assertThat(ByEye.in(ByEye.quiet().with("container.user", user))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"windows, false", "Windows/amd64, false", "linux/amd64, true", "'', true"})
    void what_only_linux_knows_is_asked_of_linux_alone(String platform, boolean asked) {
        Tree bare = ByEye.quiet().with("container.platform", platform);
        bare.remove("container.security_opt");
        bare.remove("container.capabilities_drop");
        bare.remove("container.read_only_root");
        Tree settings =
                Tree.of("security.require_read_only_root", true).with("security.require_dropped_capabilities", true);

        assertThat(ByEye.in(bare, settings)).hasSize(asked ? 3 : 0);
    }

    @Test
    void a_container_may_say_that_it_runs_as_root_or_that_it_does_not() {
        Tree unsaid = ByEye.quiet();
        unsaid.remove("container.user");
        Tree settings = Tree.of("security.require_non_root", true);

        assertThat(ByEye.in(unsaid)).isEmpty();
        assertThat(ByEye.in(unsaid, settings)).containsExactly("SEC-004 container.user");
        assertThat(ByEye.in(unsaid.copy().with("container.user", ""), settings))
                .containsExactly("SEC-004 container.user");
        assertThat(ByEye.in(unsaid.copy().with("container.run_as_non_root", true), settings))
                .isEmpty();
        assertThat(ByEye.in(unsaid.copy().with("container.run_as_non_root", false)))
                .containsExactly("SEC-004 container.user");
        assertThat(ByEye.in(ByEye.quiet().with("container.run_as_non_root", false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', true",
        "false, critical, false",
        "high, critical, true",
        "high, high, true",
        "high, medium, false",
        "high, '', false",
        "high, urgent, false",
        "urgent, urgent, false",
        "low, low, true"
    })
    void a_tier_demands_of_itself_and_of_those_above(String demand, String criticality, boolean demanded) {
        Tree service = ByEye.quiet();
        service.remove("container.read_only_root");
        service.remove("container.capabilities_drop");
        service.with("container.image", "postgres").with("container.tag", "16");
        if (!criticality.isEmpty()) {
            service.with("criticality", criticality);
        }
        Object value = demand.matches("true|false") ? (Object) Boolean.valueOf(demand) : demand;
        Tree settings = Tree.of("security.require_read_only_root", value)
                .with("security.require_dropped_capabilities", value)
                .with("security.require_image_digest", value);

        assertThat(ByEye.in(service, settings))
                .isEqualTo(
                        demanded
                                ? List.of(
                                        "SEC-005 container.read_only_root",
                                        "SEC-007 container.digest",
                                        "SEC-012 container.capabilities_drop")
                                : List.of());
    }

    @Test
    void the_order_of_tiers_is_the_repositorys_own() {
        Tree service = ByEye.quiet().with("container.read_only_root", false).with("criticality", "high");
        Tree settings = Tree.of("security.require_read_only_root", "critical");

        assertThat(ByEye.in(service, settings)).isEmpty();
        assertThat(ByEye.in(service, settings.with("tiers.order", List.of("high", "critical"))))
                .containsExactly("SEC-005 container.read_only_root");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, '', '', true",
        "postgres, latest, '', true",
        "postgres:latest, '', '', true",
        "postgres:16, latest, '', true",
        "postgres, ${TAG:-latest}, '', true",
        "postgres, ${TAG}, '', false",
        "${IMAGE}, '', '', false",
        "acme/${IMAGE}, '', '', false",
        "${IMAGE}, latest, '', true",
        "postgres@${DIGEST}, '', '', false",
        "${REGISTRY}/postgres, '', '', true",
        "registry.example.org:5000/web, '', '', true",
        "postgres, '', sha256:1, false",
        "postgres, latest, sha256:1, false",
        "postgres@sha256:1, '', '', false",
        "postgres:latest@sha256:1, '', '', false",
        "postgres, latest-alpine, '', false",
        "postgres:16, '', '', false",
        "registry.example.org:5000/web:1, '', '', false"
    })
    void an_image_needs_a_tag_that_stays_or_a_digest(String image, String tag, String digest, boolean moves) {
        Tree service = ByEye.quiet().with("container.image", image);
        if (!tag.isEmpty()) {
            service.with("container.tag", tag);
        }
        if (!digest.isEmpty()) {
            service.with("container.digest", digest);
        }

        assertThat(ByEye.in(service)).isEqualTo(moves ? List.of("SEC-003 container.tag") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/org/web:1, ghcr.io/org, true",
        "ghcr.io/org/web:1, ghcr.io/org/, true",
        "ghcr.io/org:1, ghcr.io/org, true",
        "ghcr.io/org:1, ghcr.io/org/, false",
        "ghcr.io/organisation/web:1, ghcr.io/org, false",
        "postgres:1, docker.io, true",
        "postgres:1, docker.io/library/, true",
        "postgres:1, postgres, true",
        "docker.io/postgres:1, docker.io/library, true",
        "library/postgres:1, docker.io/library, true",
        "acme/web:1, docker.io/acme/, true",
        "acme/web:1, docker.io/library/, false",
        "acme/web:1, acme, true",
        "localhost/web:1, docker.io/, false",
        "localhost:5000/web:1, localhost, false",
        "localhost:5000/web:1, localhost:5000, true",
        "registry.example.org:5000/web:1, registry.example.org, false"
    })
    void an_entry_allows_what_lies_below_it(String image, String entry, boolean allowed) {
        Tree service = ByEye.quiet().with("container.image", image);
        Tree settings = Tree.of("security.allowed_registries", List.of("quay.io/", entry));

        assertThat(ByEye.in(service, settings)).isEqualTo(allowed ? List.of() : List.of("SEC-006 container.image"));
        assertThat(ByEye.in(service, Tree.of("security.allowed_registries", List.of())))
                .isEmpty();
    }

    @Test
    void a_container_keeps_to_itself() {
        Tree service = ByEye.quiet()
                .with("container.privileged", true)
                .with("container.network_mode", "host")
                .with("container.pid", "host")
                .with("container.ipc", "private")
                .with("container.userns_mode", "host");

        assertThat(ByEye.in(service))
                .containsExactly(
                        "SEC-002 container.privileged",
                        "SEC-010 container.network_mode",
                        "SEC-010 container.pid",
                        "SEC-010 container.userns_mode");
    }

    @Test
    void a_capability_is_known_in_every_spelling() {
        Tree service = ByEye.quiet()
                .with(
                        "container.capabilities_add",
                        List.of(
                                "cap_sys_admin",
                                "CHOWN",
                                "Bpf",
                                "CAP_ALL",
                                "all",
                                "${CAP:-NET_RAW}",
                                "NET_BIND_SERVICE"));

        assertThat(ByEye.in(service))
                .containsExactly(
                        "SEC-011 container.capabilities_add:ALL",
                        "SEC-011 container.capabilities_add:BPF",
                        "SEC-011 container.capabilities_add:NET_RAW",
                        "SEC-011 container.capabilities_add:SYS_ADMIN");
    }

    @ParameterizedTest
    @CsvSource({
        "no-new-privileges, ''",
        "no-new-privileges=true, ''",
        "no-new-privileges:false, SEC-013 container.security_opt",
        "no-new-privileges:false;no-new-privileges:true, ''",
        "no-new-privileges:true;no-new-privileges=false, SEC-013 container.security_opt",
        "no-new-privileges;seccomp:unconfined;seccomp:default, ''",
        "no-new-privileges;label:apparmor:unconfined, SEC-021 container.security_opt:apparmor",
        "no-new-privileges;seccomp:Unconfined, SEC-021 container.security_opt:seccomp",
        "no-new-privileges;label=disable, ''",
        "no-new-privilege:true, SEC-013 container.security_opt",
        "no-new-privileges;seccomp=unconfined, SEC-021 container.security_opt:seccomp",
        "no-new-privileges;apparmor:unconfined, SEC-021 container.security_opt:apparmor",
        "no-new-privileges;seccomp=unconfined.json, ''"
    })
    void an_option_holds_with_a_colon_and_with_a_sign_of_equality(String options, String finding) {
        assertThat(String.join(
                        ", ", ByEye.in(ByEye.quiet().with("container.security_opt", List.of(options.split(";"))))))
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "api, '', always, true",
        "api, '', unless-stopped, true",
        "api, '', on-failure, true",
        "api, '', on-failure:3, false",
        "api, '', on-failure:0, true",
        "api, '', no, false",
        "job, '', always, false",
        "api, cronjob, always, false",
        "api, job, always, false",
        "api, daemonset, always, true"
    })
    void only_what_runs_for_long_is_restarted_for_ever(String type, String kind, String restart, boolean reported) {
        Tree service = ByEye.quiet().with("type", type).with("container.restart", restart);
        if (!kind.isEmpty()) {
            service.with("deploy.kind", kind);
        }

        assertThat(ByEye.in(service)).isEqualTo(reported ? List.of("SEC-022 container.restart") : List.of());
    }
}
