package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.AddedCapability;
import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.DroppedCapability;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.GrantedPermission;
import dev.serviceregistry.facts.HostNamespace;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.ProcessLimit;
import dev.serviceregistry.facts.RunAs;
import dev.serviceregistry.facts.SecurityOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerFactsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> stated(Class<F> type, String lines) {
        repository.project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\n" + lines + "\n");
        return RepositoryFolder.facts(repository.read(), type);
    }

    @Test
    void a_container_has_its_defaults_where_nothing_is_written() {
        assertThat(stated(Container.class, "container.image = 'nginx'"))
                .extracting(Container::tier, Container::privileged, Container::readOnlyRoot, Container::restart)
                .containsExactly(tuple("", false, false, "unless-stopped"));
    }

    @Test
    void a_container_says_what_is_written_and_knows_the_places() {
        List<Container> containers = stated(
                Container.class,
                "criticality = 'high'\n[services.web.container]\nprivileged = true\nread_only_root = true\nrestart = 'no'");

        assertThat(containers)
                .extracting(Container::tier, Container::privileged, Container::readOnlyRoot, Container::restart)
                .containsExactly(tuple("high", true, true, "no"));
        assertThat(containers.get(0).at("privileged").source()).hasToString("projects/p/services.toml:6:14");
        assertThat(containers.get(0).at("user").source()).hasToString("projects/p/services.toml:5:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "container.platform = 'Windows/amd64'                                | true",
                "container.platform = '${P:-windows}'                                | true",
                "container.platform = 'linux'                                        | false",
                "deploy.node_selector.'kubernetes.io/os' = 'windows'                 | true",
                "deploy.node_selector.'kubernetes.io/os' = ['windows']               | true",
                "deploy.node_selector.'kubernetes.io/os' = ['windows', 'linux']      | false",
                "deploy.node_selector.'kubernetes.io/os' = '${OS}'                   | false",
            })
    void a_container_is_of_windows_by_its_platform_or_its_nodes(String line, boolean windows) {
        assertThat(stated(Container.class, "container.image = 'x'\n" + line))
                .extracting(Container::windows)
                .containsExactly(windows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | deploy.node_selector.'kubernetes.io/os' = 'windows' | true",
                "a | deploy.node_selector.'kubernetes.io/os' = 'linux'   | false",
                "a | container.platform = 'windows/amd64'                | true",
                "a | container.platform = '${P}'                         | false",
                "b | container.platform = 'windows'                      | false",
            })
    void a_container_beside_another_is_of_windows_as_its_pod_is(String pod, String line, boolean windows) {
        String main = "[services.a]\ntype = 'api'\nversion = '1.0.0'\n" + line;

        assertThat(stated(Container.class, "container.image = 'x'\ndeploy.sidecar_of = '" + pod + "'\n" + main))
                .filteredOn(container -> container.service().equals("p/web"))
                .extracting(Container::windows)
                .containsExactly(windows);
    }

    @Test
    void a_pod_of_the_catalogue_is_one_in_the_catalogue_and_where_it_runs() {
        String side =
                "[services.side]\ntype = 'api'\nversion = '1.0.0'\ncontainer.image = 'x'\ndeploy.sidecar_of = 'a'\n";
        repository
                .catalog("[services.a]\ntype = 'api'\nversion = '1.0.0'\ncontainer.platform = 'windows'\n" + side)
                .project("p", "[uses]\nservices = ['a']\n" + side)
                .project("q", side);

        assertThat(RepositoryFolder.facts(repository.read(), Container.class))
                .extracting(Container::service, Container::windows)
                .contains(tuple("global/side", true), tuple("p/side", true), tuple("q/side", false));
    }

    @Test
    void a_container_that_says_nothing_of_restarts_leaves_them_out() {
        assertThat(stated(OmittedKey.class, "container.image = 'nginx'"))
                .extracting(OmittedKey::key)
                .contains("container.restart");
        for (String line :
                List.of("container.restart = 'always'", "container.restart = 'often'", "description = 'x'")) {
            assertThat(stated(OmittedKey.class, line))
                    .extracting(OmittedKey::key)
                    .doesNotContain("container.restart");
        }
    }

    @Test
    void a_permission_says_what_may_be_done_to_what_once() {
        assertThat(stated(
                        GrantedPermission.class,
                        "deploy.permissions = [{ resources = ['pods', 'pods/log'], verbs = ['get'] },"
                                + " { resources = ['jobs'], verbs = ['*'], api_groups = ['batch', ''] },"
                                + " { resources = ['jobs'], verbs = ['*'], api_groups = ['batch', ''] }]"))
                .extracting(GrantedPermission::element)
                .containsExactly("deploy.permissions:core/pods, pods/log:get", "deploy.permissions:batch, core/jobs:*");
    }

    @ParameterizedTest
    @CsvSource({"criticality = 'urgent'", "container.color = 'blue'", "container = {}"})
    void an_unknown_tier_is_none_and_a_table_without_keys_no_container(String lines) {
        assertThat(stated(Container.class, lines)).isEmpty();
        assertThat(stated(Container.class, lines + "\ncontainer.user = 'x'").stream()
                        .map(Container::tier))
                .allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image = 'postgres'                        | postgres  | docker.io/library/postgres | latest |",
                "image = 'postgres', tag = '16'            | postgres  | docker.io/library/postgres | 16     |",
                "image = 'postgres:16'                     | postgres  | docker.io/library/postgres | 16     |",
                "image = 'postgres:16', tag = '17'         | postgres  | docker.io/library/postgres | 17     |",
                "image = 'postgres', tag = '${T:-latest}'  | postgres  | docker.io/library/postgres | latest |",
                "image = 'postgres', tag = '${T}'          | postgres  | docker.io/library/postgres | ${T}   |",
                "image = '${R:-ghcr.io/acme}/web'          | ghcr.io/acme/web | ghcr.io/acme/web    | latest |",
                "image = 'acme/web@sha256:12'              | acme/web  | docker.io/acme/web         | ''     | sha256:12",
            })
    void an_image_has_name_tag_and_digest_wherever_they_are_written(
            String keys, String name, String fullName, String tag, String digest) {
        assertThat(stated(Image.class, "container = { " + keys + " }"))
                .extracting(Image::name, Image::fullName, Image::tag)
                .containsExactly(tuple(name, fullName, tag));
        assertThat(stated(ImageDigest.class, "container = { " + keys + " }"))
                .extracting(ImageDigest::digest)
                .isEqualTo(digest == null ? List.of() : List.of(digest));
    }

    @Test
    void a_container_that_is_only_built_has_no_image() {
        assertThat(stated(Image.class, "container.build = { context = '.' }")).isEmpty();
        assertThat(stated(Container.class, "container.build = { context = '.' }"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user = 'root'                            | root      | true  | false",
                "user = 'root:root'                       | root:root | true  | false",
                "user = '0'                               | 0         | true  | false",
                "user = '00:1000'                         | 00:1000   | true  | false",
                "user = '${UID:-0}'                       | 0         | true  | false",
                "user = '0', run_as_non_root = true       | 0         | true  | false",
                "user = '1000', run_as_non_root = false   | 1000                              | false | true",
                "user = 'ContainerAdministrator'          | ContainerAdministrator            | true | false",
                "run_as_non_root = false                  | whoever its image names, root too | true | false",
                "user = '1000:0'                          | 1000:0    | false | true",
                "user = 'node'                            | node      | false | true",
                "user = 'rooty'                           | rooty     | false | true",
                "user = '${UID}'                          | ${UID}    | false | true",
                "run_as_non_root = true                   | a user of its image other than root | false | true",
                "user = ''                                | whoever its image names | false | false",
                "image = 'x'                              | whoever its image names | false | false",
            })
    void a_container_runs_as_whom_it_says(String keys, String user, boolean root, boolean nonRoot) {
        assertThat(stated(RunAs.class, "container = { " + keys + " }"))
                .extracting(RunAs::user, RunAs::root, RunAs::nonRoot)
                .containsExactly(tuple(user, root, nonRoot));
    }

    @ParameterizedTest
    @CsvSource({"user = 1000", "run_as_non_root = 'yes'"})
    void nobody_knows_as_whom_it_runs_when_that_was_refused(String key) {
        assertThat(stated(RunAs.class, "container.image = 'x'\ncontainer." + key))
                .isEmpty();
    }

    @Test
    void capabilities_are_named_in_capitals_without_their_prefix_and_once() {
        String lines = "container = { capabilities_add = ['net_admin', 'CAP_SYS_TIME', 'SYS_TIME', '${CAP:-bpf}'],"
                + " capabilities_drop = ['${DROP-all}'] }";

        assertThat(stated(AddedCapability.class, lines))
                .extracting(AddedCapability::name)
                .containsExactly("NET_ADMIN", "SYS_TIME", "BPF");
        assertThat(stated(DroppedCapability.class, lines))
                .extracting(DroppedCapability::name)
                .containsExactly("ALL");
    }

    @ParameterizedTest
    @CsvSource({
        "no-new-privileges, no-new-privileges, true",
        "no-new-privileges:true, no-new-privileges, true",
        "no-new-privileges=true, no-new-privileges, true",
        "no-new-privileges:1, no-new-privileges, true",
        "no-new-privileges:false, no-new-privileges, false",
        "seccomp:unconfined, seccomp, unconfined",
        "seccomp=Unconfined, seccomp, unconfined",
        "seccomp=./profile:1.json, seccomp, ./profile:1.json",
        "apparmor:docker-default, apparmor, docker-default",
        "label:seccomp:unconfined, seccomp, unconfined",
        "label=apparmor=unconfined, apparmor, unconfined",
        "label:disable, label, disable",
        "${SECCOMP:-seccomp:unconfined}, seccomp, unconfined",
        "no-new-privileges:${STRICT:-true}, no-new-privileges, true"
    })
    void a_security_option_has_a_name_and_a_value(String written, String name, String value) {
        assertThat(stated(SecurityOption.class, "container.security_opt = ['" + written + "']"))
                .extracting(SecurityOption::name, SecurityOption::value)
                .containsExactly(tuple(name, value));
    }

    @Test
    void of_two_security_options_of_one_name_the_last_holds() {
        assertThat(stated(
                        SecurityOption.class,
                        "container.security_opt = ['no-new-privileges:true', 'no-new-privileges:false']"))
                .extracting(SecurityOption::value)
                .containsExactly("false");
    }

    @Test
    void a_limit_of_processes_and_shared_namespaces_are_stated_as_written() {
        String lines =
                "container = { pids_limit = -1, network_mode = 'host', pid = 'host', ipc = 'private', userns_mode = 'host' }";

        assertThat(stated(ProcessLimit.class, lines))
                .extracting(ProcessLimit::limit)
                .containsExactly(-1L);
        assertThat(stated(HostNamespace.class, lines))
                .extracting(HostNamespace::namespace, HostNamespace::element)
                .containsExactly(
                        tuple("network_mode", "container.network_mode"),
                        tuple("pid", "container.pid"),
                        tuple("userns_mode", "container.userns_mode"));
    }
}
