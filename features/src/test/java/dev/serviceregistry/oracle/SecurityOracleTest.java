package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import dev.serviceregistry.oracle.Repository.Settings;
import dev.serviceregistry.oracle.Tree.Refused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the second opinion makes of refused values, overrides and frozen catalogues, in repositories judged by eye. */
class SecurityOracleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container.user",
                "container.run_as_non_root",
                "container.read_only_root",
                "container.capabilities_drop",
                "container.security_opt",
                "container.pids_limit",
                "container.restart",
                "container.tag",
                "container.digest",
                "container.image",
                "container",
                "metadata.max_memory_mb",
                "metadata.cpu_limit_millicores",
                "metadata",
                "health.liveness",
                "health",
                "type",
                "deploy.kind",
                "network.ingress"
            })
    void nothing_is_found_only_since_the_schema_refused_a_value(String path) {
        Tree service = ByEye.quiet()
                .with("container.image", "postgres")
                .with("container.tag", "16")
                .with("container.digest", "sha256:1");
        service.with("network.ingress", List.of(Tree.of("host", "a.example.org").with("tls", true)));
        service.with(path, new Refused("?"));
        Tree settings = Tree.of("security.require_non_root", true)
                .with("security.require_read_only_root", true)
                .with("security.require_dropped_capabilities", true)
                .with("security.require_image_digest", true)
                .with("security.tls.require_ingress_tls", true);

        assertThat(ByEye.in(service, settings)).isEmpty();
    }

    @Test
    void what_is_wrong_by_its_own_word_is_found_beside_a_refused_value() {
        Tree service = ByEye.quiet()
                .with("container.security_opt", List.of("no-new-privileges:false", new Refused("3")))
                .with("container.user", new Refused("0"))
                .with("container.run_as_non_root", false)
                .with("type", new Refused("3"));
        service.remove("health");
        service.remove("container.pids_limit");

        assertThat(ByEye.in(service))
                .containsExactly(
                        "SEC-004 container.user", "SEC-013 container.security_opt", "SEC-016 container.pids_limit");
    }

    @Test
    void a_refused_setting_counts_as_not_written() {
        Tree service = ByEye.quiet().with("container.read_only_root", false);
        Settings refused = new Settings("a", Flaw.NONE, Tree.of("security.require_read_only_root", new Refused("3")));
        Settings broken = new Settings("b", Flaw.BROKEN, Tree.of("security.require_read_only_root", false));
        Settings demanding = new Settings("c", Flaw.NONE, Tree.of("security.require_read_only_root", true));
        Settings later = new Settings("d", Flaw.NONE, Tree.of("security.require_read_only_root", false));

        assertThat(ByEye.judged(Map.of("api", service), ByEye.NOTHING, List.of(refused)))
                .isEmpty();
        assertThat(ByEye.judged(Map.of("api", service), ByEye.NOTHING, List.of(refused, broken, demanding, later)))
                .containsExactly("SEC-005 on [global] [api] [container.read_only_root]");
    }

    @Test
    void an_override_mends_what_it_inherits_or_breaks_it() {
        Tree shared = ByEye.quiet().with("container.user", "root").with("env.API_KEY", ByEye.TOKEN);

        assertThat(ByEye.overridden(shared, Tree.of("description", "Ours")))
                .containsExactly(
                        "SEC-001 on [global] [api] [env:API_KEY]",
                        "SEC-001 on [shop] [api] [env:API_KEY]",
                        "SEC-004 on [global] [api] [container.user]",
                        "SEC-004 on [shop] [api] [container.user]");
        assertThat(ByEye.overridden(shared, Tree.of("container.user", "1000").with("unset", List.of("env.API_KEY"))))
                .containsExactly(
                        "SEC-001 on [global] [api] [env:API_KEY]", "SEC-004 on [global] [api] [container.user]");
        assertThat(ByEye.overridden(
                        ByEye.quiet(),
                        Tree.of("container.privileged", true).with("unset", List.of("metadata.max_memory_mb"))))
                .containsExactly(
                        "SEC-002 on [shop] [api] [container.privileged]",
                        "SEC-014 on [shop] [api] [metadata.max_memory_mb]");
        assertThat(ByEye.overridden(ByEye.quiet(), Tree.of("unset", List.of("container"))))
                .isEmpty();
    }

    @Test
    void what_an_override_may_inherit_is_not_known_to_be_absent() {
        Tree shared = ByEye.quiet().with("container.pids_limit", new Refused("\"x\""));

        assertThat(ByEye.overridden(shared, Tree.of("description", "Ours"))).isEmpty();
        assertThat(ByEye.overridden(shared, Tree.of("container.pids_limit", 0L)))
                .containsExactly("SEC-016 on [shop] [api] [container.pids_limit]");
        assertThat(ByEye.overridden(shared, Tree.of("unset", List.of("container.pids_limit"))))
                .containsExactly("SEC-016 on [shop] [api] [container.pids_limit]");
    }

    @Test
    void an_override_of_what_cannot_be_read_is_judged_by_its_own_words() {
        Tree override = Tree.of("container.image", "postgres")
                .with("container.tag", "latest")
                .with("container.privileged", true);
        Catalogue head =
                new Catalogue(Flaw.BROKEN, new TreeMap<>(Map.of("api", ByEye.quiet())), List.of(), ByEye.NOTHING);
        Project project = new Project(
                "shop", Flaw.NONE, "", List.of("api"), new TreeMap<>(Map.of("api", override)), ByEye.NOTHING);

        assertThat(ByEye.findings(new Repository(ByEye.day(), head, List.of(), List.of(project), List.of(), List.of())))
                .containsExactly("SEC-002 on [shop] [api] [container.privileged]");
    }

    @Test
    void a_frozen_catalogue_is_judged_while_somebody_pins_it() {
        Tree rooted = ByEye.quiet().with("container.user", "root");
        Catalogue head = new Catalogue(Flaw.NONE, new TreeMap<>(), List.of(), ByEye.NOTHING);
        Release release = new Release(
                "v1.0",
                "supported",
                new Catalogue(Flaw.NONE, new TreeMap<>(Map.of("api", rooted)), List.of(), ByEye.NOTHING),
                Seal.ABSENT,
                ByEye.NOTHING);
        Project pinned = new Project("shop", Flaw.NONE, "v1.0", List.of("api"), new TreeMap<>(), ByEye.NOTHING);
        Project free = new Project("shop", Flaw.NONE, "", List.of(), new TreeMap<>(), ByEye.NOTHING);

        assertThat(ByEye.findings(
                        new Repository(ByEye.day(), head, List.of(release), List.of(pinned), List.of(), List.of())))
                .containsExactly("SEC-004 on [global@v1.0] [api] [container.user]");
        assertThat(ByEye.findings(
                        new Repository(ByEye.day(), head, List.of(release), List.of(free), List.of(), List.of())))
                .isEmpty();
    }
}
