package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.PortClash;
import dev.serviceregistry.facts.UnreadServices;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPortFactsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private List<PortClash> clashes() {
        return RepositoryFolder.facts(repository.read(), PortClash.class);
    }

    private static String bound(String id, String port) {
        return "[services." + id + "]\ntype = 'api'\nversion = '1.0.0'\nports.main = { port = 1, published = " + port
                + " }\n";
    }

    @Test
    void one_clash_is_stated_of_each_later_port_with_the_first_of_those_before_it() {
        StringBuilder services = new StringBuilder();
        for (char c = 'a'; c <= 'h'; c++) {
            services.append(bound(String.valueOf(c), "80"));
        }
        repository.project("p", services.toString()).project("q", bound("a", "80"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::count, PortClash::holder, PortClash::name)
                .containsExactly(
                        tuple("b", 1, "a", "main"),
                        tuple("c", 2, "a", "main, as do b/main"),
                        tuple("d", 3, "a", "main, as do b/main, c/main"),
                        tuple("e", 4, "a", "main, as do b/main, c/main, d/main"),
                        tuple("f", 5, "a", "main, as do b/main, c/main, d/main, e/main"),
                        tuple("g", 6, "a", "main, as do b/main, c/main, d/main, e/main and 1 more"),
                        tuple("h", 7, "a", "main, as do b/main, c/main, d/main, e/main and 2 more"));
    }

    @Test
    void ports_of_other_addresses_numbers_and_protocols_do_not_clash() {
        repository.project(
                "p",
                bound("a", "80, host_ip = '10.0.0.1'")
                        + bound("b", "80, host_ip = '10.0.0.2'")
                        + bound("c", "80, host_ip = '10.0.0.1'")
                        + bound("d", "81")
                        + bound("e", "80, protocol = 'UDP'"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::holder, PortClash::name)
                .containsExactly(tuple("c", "a", "main"));
    }

    @Test
    void a_port_of_which_the_address_is_refused_clashes_with_none() {
        repository
                .catalog("[catalog]\nversion = '1.0.0'\n\n" + bound("d", "80, host_ip = 'localhost'"))
                .project(
                        "p",
                        bound("a", "80, host_ip = 'localhost'")
                                + bound("b", "80, host_ip = '10.0.0.1'")
                                + bound("c", "80, host_ip = '10.0.0.2'")
                                + "[uses]\nservices = ['d']\n");

        assertThat(clashes()).isEmpty();
        assertThat(RepositoryFolder.facts(repository.read(), HostPort.class))
                .extracting(port -> port.subject().service())
                .containsExactly("b", "c");
    }

    @Test
    void ports_in_a_row_clash_with_each_one_among_them() {
        repository.project(
                "p",
                bound("a", "30000, end_port = 100")
                        + bound("b", "30099")
                        + bound("c", "30100")
                        + bound("d", "'${PORT:-30050}'")
                        + bound("e", "'${PORT}'")
                        + bound("f", "30090, end_port = 20"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::numbers, PortClash::holder, PortClash::count)
                .containsExactly(
                        tuple("b", "30099", "a", 1), tuple("d", "30050", "a", 1), tuple("f", "30090-30109", "a", 3));
    }

    @Test
    void a_variable_tells_all_ports_in_a_row_by_its_default() {
        repository.project(
                "p",
                bound("a", "'${ROW:-30000-30002}', end_port = 3")
                        + bound("b", "30002")
                        + bound("c", "30003")
                        + bound("d", "'${ANY:-30002-30004}'"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::numbers, PortClash::holder)
                .containsExactly(tuple("b", "30002", "a"));
    }

    @Test
    void a_port_alone_is_one_whatever_its_number() {
        repository.project("p", bound("a", "30000").replace("port = 1", "port = -1") + bound("b", "30001"));

        assertThat(clashes()).isEmpty();
    }

    @Test
    void services_of_patterns_that_have_none_in_common_do_not_clash() {
        repository.project(
                "p",
                bound("a", "80").replace("ports", "patterns = ['cpu']\nports")
                        + bound("b", "80").replace("ports", "patterns = ['gpu', 'amd']\nports")
                        + bound("c", "80").replace("ports", "patterns = ['amd']\nports"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::holder)
                .containsExactly(tuple("c", "b"));
    }

    @Test
    void services_that_no_node_runs_together_do_not_clash() {
        repository.project(
                "p",
                on("a", "deploy.node_selector.zone = 'a'")
                        + on("b", "deploy.node_selector.zone = ['b', 'c']")
                        + on("c", "deploy.node_selector.zone = 'c'")
                        + on("d", "deploy.sidecar_of = 'a'"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::holder, PortClash::count)
                .containsExactly(tuple("c", "b", 1), tuple("d", "a", 1));
    }

    @Test
    void services_of_windows_and_of_linux_do_not_clash() {
        repository.project(
                "p",
                on("a", "container.platform = 'windows/amd64'")
                        + on("b", "container.platform = '${P:-linux}'")
                        + on("c", "deploy.node_selector.'kubernetes.io/os' = 'linux'")
                        + on("d", "container.platform = '${P}'"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::holder, PortClash::count)
                .containsExactly(tuple("c", "b", 1), tuple("d", "a", 3));
    }

    @Test
    void a_service_runs_on_the_platform_of_its_pod() {
        repository.project(
                "p",
                on("a", "container.platform = 'windows/amd64'").replace("80", "81")
                        + on("b", "deploy.sidecar_of = 'a'")
                        + on("c", "container.platform = 'linux'"));

        assertThat(clashes()).isEmpty();
    }

    @Test
    void nodes_that_only_a_variable_tells_are_any() {
        repository.project(
                "p",
                on("a", "deploy.node_selector.zone = 'a'")
                        + on("b", "deploy.node_selector.zone = ['${ZONE}', 'b']")
                        + on("c", "deploy.node_selector.zone = ''"));

        assertThat(clashes())
                .extracting(clash -> clash.subject().service(), PortClash::holder, PortClash::count)
                .containsExactly(tuple("b", "a", 1), tuple("c", "a", 2));
    }

    private static String on(String id, String nodes) {
        return bound(id, "80") + nodes + "\n";
    }

    @Test
    void each_file_of_services_that_cannot_be_read_is_stated() {
        repository
                .catalog("[services.db\n")
                .project("p", "[services.web\n")
                .project("q", bound("a", "80"))
                .project("r", "");

        assertThat(RepositoryFolder.facts(repository.read(), UnreadServices.class))
                .extracting(UnreadServices::file)
                .containsExactly("services/catalog.toml", "projects/p/services.toml");
    }
}
