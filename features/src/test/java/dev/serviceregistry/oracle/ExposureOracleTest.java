package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second opinion on what surrounds a container, on services small enough to be judged by eye. */
class ExposureOracleTest {

    @Test
    void a_service_that_is_in_order_has_no_findings() {
        assertThat(ByEye.in(ByEye.quiet())).isEmpty();
        assertThat(ByEye.in(Tree.of("type", "api").with("version", "1.0.0")))
                .containsExactly(
                        "SEC-014 metadata.max_memory_mb", "SEC-015 metadata.cpu_limit_millicores", "SEC-017 health");
    }

    @ParameterizedTest
    @CsvSource({
        "/var/run/docker.sock, SEC-008 SEC-009",
        "/run//./docker.sock/, SEC-008 SEC-009",
        "/run/containerd/containerd.sock, SEC-008 SEC-009",
        "/home/app/docker.sock, SEC-008",
        "./docker.sock, SEC-008",
        "/srv/cri-dockerd.sock, SEC-008",
        "/srv/docker.proxy.sock, SEC-008",
        "${SOCKET:-/srv/docker.sock.raw}, SEC-008",
        "//./pipe/containerd-containerd, SEC-008",
        "/etc/../srv/podman.sock, SEC-008",
        "\\\\.\\pipe\\docker_engine, SEC-008",
        "//./pipe/docker_engine, SEC-008",
        "\\\\.\\pipe\\printer, ''",
        "/srv/mydocker.sock, ''",
        "/srv/docker.sock.d/x, ''",
        "/var/run/docker.sock.bak, SEC-009",
        "/, SEC-009",
        "/var, SEC-009",
        "/var/log, SEC-009",
        "/var/log/app, ''",
        "/var/lib/x, ''",
        "${DIR:-/etc}/x, SEC-009",
        "/srv/.., SEC-009",
        "/etc/, SEC-009",
        "/srv/../etc/ssl, SEC-009",
        "/var/lib/kubelet/pods, SEC-009",
        "/etcetera, ''",
        "/etc/../home, SEC-009",
        "/home/ada, SEC-009",
        "/home/ada/app, ''",
        "~, SEC-009",
        "~/app, ''",
        "$HOME, SEC-009",
        "${HOME}/, SEC-009",
        "${HOME:?who}, SEC-009",
        "${HOME}/app, ''",
        "$HOMEPAGE, ''",
        "~/.ssh/config, SEC-009",
        "/srv/ada/.gnupg, SEC-009",
        "/srv/x.ssh, ''",
        "/var/lib/dockerfiles, ''",
        "/srv/etc, ''",
        "./etc, ''"
    })
    void a_bound_directory_is_looked_at_without_its_detours(String source, String rules) {
        Tree service = ByEye.quiet()
                .with(
                        "volumes.host",
                        Tree.of("mount", "/x").with("type", "bind").with("source", source));

        assertThat(String.join(" ", ByEye.in(service)).replace(" volumes:host", ""))
                .isEqualTo(rules);
        assertThat(ByEye.in(service.with("volumes.host.type", "persistent"))).isEmpty();
    }

    @Test
    void a_volume_without_a_type_is_a_directory_when_its_source_is_a_path() {
        Tree service = ByEye.quiet().with("volumes.host.mount", "/x").with("volumes.host.source", "/etc");

        assertThat(ByEye.in(service)).containsExactly("SEC-009 volumes:host");
        assertThat(ByEye.in(service.with("volumes.host.source", "docker.sock"))).isEmpty();
        assertThat(ByEye.in(service.with("volumes.host.source", "../docker.sock")))
                .containsExactly("SEC-008 volumes:host");
    }

    @Test
    void a_limit_of_nothing_is_none() {
        assertThat(ByEye.in(ByEye.quiet().with("metadata.max_memory_mb", 0L).with("metadata.cpu_limit_millicores", 0L)))
                .containsExactly("SEC-014 metadata.max_memory_mb", "SEC-015 metadata.cpu_limit_millicores");
    }

    @Test
    void what_runs_for_long_has_a_probe() {
        Tree service = ByEye.quiet();
        service.remove("health");

        assertThat(ByEye.in(service)).containsExactly("SEC-017 health");
        assertThat(ByEye.in(service.copy().with("type", "job"))).isEmpty();
        assertThat(ByEye.in(service.copy().with("health.startup.exec", List.of("/check"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8080, 0.0.0.0, SEC-018",
        "8080, '', SEC-018",
        "8080, [::], SEC-018",
        "8080, *, SEC-018",
        "8080, ${IP:-}, SEC-018",
        "8080, ${IP}, ''",
        "8080, ::ffff:0.0.0.0, SEC-018",
        "8080, 0:0:0:0:0:0:0:0, SEC-018",
        "8080, ::1, ''",
        "8080, 10.0.0.0, ''",
        "1023, 127.0.0.1, SEC-019",
        "1, 127.0.0.1, SEC-019",
        "1024, 127.0.0.1, ''",
        "0, 127.0.0.1, ''",
        "80, ::, SEC-018 SEC-019"
    })
    void a_published_port_is_bound_somewhere_and_is_not_one_of_the_systems(
            long published, String address, String rules) {
        Tree service = ByEye.quiet()
                .with(
                        "ports.web",
                        Tree.of("port", 80L).with("published", published).with("host_ip", address));

        assertThat(String.join(" ", ByEye.in(service)).replace(" ports:web", ""))
                .isEqualTo(rules);
    }

    @Test
    void a_port_without_an_address_is_bound_everywhere_and_one_without_a_number_nowhere() {
        assertThat(ByEye.in(ByEye.quiet().with("ports.web", Tree.of("port", 80L).with("published", 8080L))))
                .containsExactly("SEC-018 ports:web");
        assertThat(ByEye.in(ByEye.quiet().with("port", 80L))).isEmpty();
    }

    @Test
    void an_ingress_without_tls_is_named_by_host_and_path_where_tls_is_demanded() {
        Tree service = ByEye.quiet()
                .with(
                        "network.ingress",
                        List.of(
                                Tree.of("host", "a.example.org"),
                                Tree.of("host", "a.example.org")
                                        .with("path", "/api")
                                        .with("tls", false),
                                Tree.of("host", "b.example.org").with("tls", true)));

        assertThat(ByEye.in(service, Tree.of("security.tls.require_ingress_tls", true)))
                .containsExactly("SEC-020 network.ingress:a.example.org/", "SEC-020 network.ingress:a.example.org/api");
        assertThat(ByEye.in(service)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods    | get  |       | ''",
                "pods    | *    |       | SEC-029 deploy.permissions:core/pods:*",
                "*       | get  | batch | SEC-029 deploy.permissions:batch/*:get",
                "pods/*  | get  |       | SEC-029 deploy.permissions:core/pods/*:get",
                "pods    | get  | *     | SEC-029 deploy.permissions:*/pods:get",
            })
    void a_permission_is_for_something(String resources, String verbs, String group, String finding) {
        Tree permission = Tree.of("resources", List.of(resources)).with("verbs", List.of(verbs));
        if (group != null) {
            permission.with("api_groups", List.of(group));
        }

        assertThat(String.join(", ", ByEye.in(ByEye.quiet().with("deploy.permissions", List.of(permission)))))
                .isEqualTo(finding);
    }
}
