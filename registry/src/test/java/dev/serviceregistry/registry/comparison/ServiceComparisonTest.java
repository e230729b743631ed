package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceComparisonTest {

    private static final String REST = """
            [services.anchor]
            type = "api"
            version = "1.2.0"
            [services.reader]
            type = "api"
            version = "1.0.0"
            dependencies.consumes = ["books@2.1"]
            dependencies.calls = ["cart"]
            env.BASKET = "basket:6379"
            """;

    private static final String BOTH = """
            ports.tcp-80 = { port = 80, published = 80 }
            ports.tcp-80-2 = { port = 80, published = 8080 }
            """;

    private static final String TURNED = """
            ports.tcp-80 = { port = 80, published = 8080 }
            ports.tcp-80-2 = { port = 80, published = 80 }
            """;

    private @TempDir Path directory;

    /** What is told of a service that has one text before and another one after, each change with its level. */
    private List<String> told(String before, String after) throws IOException {
        return CatalogComparison.between(reading("before", before), reading("after", after)).changes().stream()
                .map(ServiceComparisonTest::shown)
                .toList();
    }

    private Reading reading(String state, String text) throws IOException {
        Path root = directory.resolve(state);
        write(root.resolve("services/catalog.toml"), "");
        String version = text.startsWith("version") ? "" : "version = \"0.0.0\"\n";
        write(
                root.resolve("projects/shop/services.toml"),
                "[services.cart]\ntype = \"api\"\n" + version + text + "\n" + REST);
        return new RegistryReader().read(root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String shown(Change change) {
        return change.level() + " " + change.kind() + " " + change.subject().element() + ": " + change.shownOld()
                + " > " + change.shownCurrent();
    }

    @Test
    void ports_that_only_stand_in_another_order_have_other_names_and_are_open_as_before() throws IOException {
        assertThat(told(BOTH, TURNED))
                .containsExactlyInAnyOrder(
                        "safe value-changed ports.tcp-80: tcp-80-2 > tcp-80",
                        "safe value-changed ports.tcp-80-2: tcp-80 > tcp-80-2");
    }

    @Test
    void a_port_that_is_put_before_another_one_closes_none() throws IOException {
        assertThat(told("ports.tcp-80 = { port = 80, published = 80 }", TURNED))
                .containsExactlyInAnyOrder(
                        "safe port-added ports.tcp-80: none > 80/TCP",
                        "safe value-changed ports.tcp-80-2: tcp-80 > tcp-80-2");
    }

    @Test
    void a_second_number_on_the_host_that_is_gone_breaks_for_itself_alone() throws IOException {
        assertThat(told(BOTH, "ports.tcp-80 = { port = 80, published = 8080 }"))
                .containsExactlyInAnyOrder(
                        "breaking published-port-changed ports.tcp-80.published: 80 > none",
                        "safe value-changed ports.tcp-80: tcp-80-2 > tcp-80");
    }

    @Test
    void a_port_that_stays_open_beside_the_new_one_of_its_name_is_not_closed() throws IOException {
        assertThat(told("ports.main = { port = 80 }", "ports.main = { port = 81 }\nports.former = { port = 80 }"))
                .containsExactlyInAnyOrder(
                        "safe port-added ports.main: none > 81/TCP", "safe value-changed ports.former: main > former");
    }

    @Test
    void a_second_name_of_a_port_may_go() throws IOException {
        assertThat(told("ports.a = { port = 80 }\nports.b = { port = 80 }", "ports.b = { port = 80 }"))
                .containsExactly("safe value-changed ports.a: 80/TCP > none");
    }

    @Test
    void clients_do_not_see_which_port_of_the_container_is_behind_the_one_they_know() throws IOException {
        assertThat(told(
                        "ports.tcp-8080 = { port = 80, target_port = 8080, app_protocol = \"http\" }",
                        "ports.tcp-8081 = { port = 80, target_port = 8081 }"))
                .containsExactlyInAnyOrder(
                        "safe value-changed ports.tcp-8081: tcp-8080 > tcp-8081",
                        "safe value-changed ports.tcp-8081.target_port: 8080 > 8081",
                        "safe value-changed ports.tcp-8081.app_protocol: http > none");
        assertThat(told("ports.main = { port = 8080 }", "ports.main = { port = 8081, target_port = 8080 }"))
                .containsExactly("breaking port-changed ports.main: 8080/TCP > 8081 to 8080/TCP");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, 8080 > 127.0.0.1:8080",
        "0.0.0.0, 127.0.0.1, 8080 > 127.0.0.1:8080",
        "'', ::1, 8080 > [::1]:8080",
        "10.0.0.1, 10.0.0.2, 10.0.0.1:8080 > 10.0.0.2:8080",
        "127.0.0.1, 10.0.0.1, 127.0.0.1:8080 > 10.0.0.1:8080",
        "'', '${BIND:-127.0.0.1}', 8080 > 127.0.0.1:8080"
    })
    void an_address_of_the_host_that_leaves_the_former_one_out_closes_the_port(String old, String now, String told)
            throws IOException {
        assertThat(told(bound(old), bound(now)))
                .containsExactly("breaking published-port-changed ports.main.published: " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, ''",
        "10.0.0.1, 0.0.0.0",
        "127.0.0.1, '${BIND:-127.0.0.1}'",
        "'', '${BIND}'",
        "'${BIND}', 127.0.0.1"
    })
    void an_address_of_the_host_that_has_the_former_one_in_it_closes_nothing(String old, String now)
            throws IOException {
        assertThat(told(bound(old), bound(now)))
                .singleElement()
                .asString()
                .startsWith("safe value-changed ports.main.host_ip: ");
    }

    @Test
    void a_variable_whose_default_is_the_former_number_changes_no_port() throws IOException {
        assertThat(told(
                        "ports.main = { port = 80, published = 8080 }",
                        "ports.main = { port = \"${P:-80}\", published = \"${H:-8080}\" }"))
                .allMatch(change -> change.startsWith("safe value-changed ports.main."))
                .hasSize(2);
    }

    private static String bound(String address) {
        return "ports.main = { port = 80, published = 8080"
                + (address.isEmpty() ? "" : ", host_ip = \"" + address + "\"")
                + " }";
    }

    @Test
    void a_whole_number_is_a_number_and_not_the_other_way_round() throws IOException {
        assertThat(told("properties.p.type = \"integer\"", "properties.p.type = \"number\""))
                .containsExactly("safe value-changed properties.p.type: integer > number");
        assertThat(told("properties.p.type = \"number\"", "properties.p.type = \"integer\""))
                .containsExactly("breaking property-type-changed properties.p.type: number > integer");
    }

    @Test
    void nobody_relies_on_the_first_default_of_what_everybody_had_to_set() throws IOException {
        String property = "properties.p = { type = \"string\"%s }";
        assertThat(told(
                        property.formatted(", required = true"),
                        property.formatted(", required = true, default = \"a\"")))
                .containsExactly("safe value-changed properties.p.default: none > a");
        assertThat(told(property.formatted(""), property.formatted(", default = \"a\"")))
                .containsExactly("risky property-default-changed properties.p.default: none > a");
    }

    @Test
    void bounds_are_compared_to_the_last_digit_and_not_by_their_spelling() throws IOException {
        String property = "properties.p = { type = \"number\", max = %s, enum = [%s] }";
        assertThat(told(
                        property.formatted("9223372036854775807", "1, 2"),
                        property.formatted("9223372036854775806", "2.0, 1.0")))
                .containsExactly(
                        "breaking property-narrowed properties.p.max: 9223372036854775807 > 9223372036854775806");
        assertThat(told(property.formatted("10", "1, 1"), property.formatted("10.0", "1, 2")))
                .containsExactly("safe value-changed properties.p.enum: [1, 1] > [1, 2]");
        assertThat(told(property.formatted("10", "1, 2"), property.formatted("10.0", "1")))
                .containsExactly("breaking property-narrowed properties.p.enum: [1, 2] > [1]");
    }

    @Test
    void all_that_is_demanded_of_one_service_counts() throws IOException {
        assertThat(told(
                        "dependencies.requires = [\"anchor@^1\"]",
                        "dependencies.requires = [\"anchor@^1\", \"anchor@<1.1\"]"))
                .containsExactly("risky dependency-range-changed dependencies.requires:anchor: ^1 > <1.1 and ^1");
        assertThat(told(
                        "dependencies.requires = [\"anchor@^1\", \"anchor@<1.4\"]",
                        "dependencies.requires = [\"anchor@<1.4\", \"anchor\", \"anchor@^1\"]"))
                .isEmpty();
    }

    @Test
    void a_volume_of_the_host_is_another_one_than_that_of_the_project() throws IOException {
        String volume = "volumes.x = { mount = \"/d\", type = \"persistent\", source = \"x\"%s }\n";
        assertThat(told(volume.formatted(""), volume.formatted(", scope = \"external\"")))
                .containsExactly("risky volume-source-changed volumes:/d: persistent x > persistent x, external");
        assertThat(told(volume.formatted(""), volume.formatted(", scope = \"project\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bind", "ephemeral", "persistent"})
    void who_makes_a_volume_of_the_host_and_the_scope_of_what_is_not_kept_tell_of_no_other_content(String type)
            throws IOException {
        String volume = "volumes.x = { mount = \"/d\", type = \"" + type + "\", source = \"/x\"%s }\n";
        assertThat(told(volume.formatted(", scope = \"external\""), volume.formatted(", scope = \"host\"")))
                .containsExactly("safe value-changed volumes:/d.scope: external > host");
        assertThat(told(volume.formatted(""), volume.formatted(", scope = \"host\"")))
                .containsExactly(
                        type.equals("persistent")
                                ? "risky volume-source-changed volumes:/d: persistent /x > persistent /x, host"
                                : "safe value-changed volumes:/d.scope: none > host");
    }

    @Test
    void a_network_of_the_host_is_another_one_than_that_of_the_project() throws IOException {
        String network = "network = { networks = [\"edge\"]%s }\n";
        String ofHost = network.formatted(", scopes = { edge = \"external\" }");
        assertThat(told(ofHost, network.formatted("")))
                .contains(
                        "risky network-removed network.networks:edge: edge of the host > none",
                        "safe network-added network.networks:edge: none > edge");
        assertThat(told(ofHost, network.formatted(", scopes = { edge = \"host\" }")))
                .containsExactly("safe value-changed network.scopes.edge: external > host");
        assertThat(told(network.formatted(""), network.formatted(", scopes = { edge = \"project\", a = \"host\" }")))
                .isNotEmpty()
                .allMatch(change -> change.startsWith("safe value-changed network.scopes"));
    }

    @Test
    void all_volumes_of_one_mount_count() throws IOException {
        String first = "volumes.x = { mount = \"/d\", source = \"x\" }\n";
        String second = "volumes.y = { mount = \"/d/\", source = \"y\" }\n";
        assertThat(told(first + second, first)).containsExactly("risky volume-source-changed volumes:/d: x and y > x");
        assertThat(told(first + second, first + second.replace("\"y\"", "\"z\"")))
                .containsExactly("risky volume-source-changed volumes:/d: y > z");
        assertThat(told(first + second, second + first)).isEmpty();
    }

    @Test
    void all_routes_of_one_host_and_path_count() throws IOException {
        String ports = "ports.m.port = 1\nports.n.port = 2\n";
        String one = ports + "network.ingress = [{ host = \"h\", port = \"m\" }]";
        String two = ports + "network.ingress = [{ host = \"h\", port = \"m\" }, { host = \"h\", port = \"n\" }]";
        assertThat(told(two, one))
                .containsExactly("safe value-changed network.ingress:h/: { host = h, port = m } and "
                        + "{ host = h, port = n } > { host = h, port = m }");
        assertThat(told(two, two.replace("\"n\"", "\"o\"")))
                .containsExactly("safe value-changed network.ingress:h/.port: n > o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"books@2.3", "books@2"})
    void a_contract_that_somebody_names_more_exactly_than_it_is_provided_now_is_withdrawn(String provided)
            throws IOException {
        assertThat(told("dependencies.provides = [\"books@2.1\"]", "dependencies.provides = [\"" + provided + "\"]"))
                .containsExactly("breaking contract-removed dependencies.provides:books: books@2.1 > " + provided);
    }

    @Test
    void a_contract_that_nobody_names_so_exactly_may_go_on() throws IOException {
        assertThat(told("dependencies.provides = [\"other@2.1\"]", "dependencies.provides = [\"other@2.3\"]"))
                .containsExactly("safe contract-changed dependencies.provides:other: other@2.1 > other@2.3");
    }

    @Test
    void an_alias_that_is_gone_breaks_who_writes_it_as_a_host() throws IOException {
        assertThat(told("aliases = [\"basket\"]", ""))
                .containsExactly("breaking alias-removed aliases:basket: basket > none");
        assertThat(told("aliases = [\"trolley\"]", ""))
                .containsExactly("safe alias-removed aliases:trolley: trolley > none");
    }

    @ParameterizedTest
    @CsvSource({
        "./d/, ./d",
        "./a/../b, ./b",
        "././b, ./b",
        "./../b, ../b",
        "/a//b/./c/, /a/b/c",
        "/a/.., /",
        "~/d/, ~/d",
        "../../d, ../.././d"
    })
    void one_directory_in_another_spelling_is_the_same_source(String old, String now) throws IOException {
        String volume = "volumes.v = { mount = \"/d\", source = \"%s\", type = \"bind\" }";

        assertThat(told(volume.formatted(old), volume.formatted(now))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"./d, /d", "./d, ../d", "d, ./d", "../d, ../../d", "a/../b, b", "/../b, /b"})
    void another_directory_is_another_source(String old, String now) throws IOException {
        String volume = "volumes.v = { mount = \"/d\", source = \"%s\", type = \"bind\" }";

        assertThat(told(volume.formatted(old), volume.formatted(now)))
                .containsExactly("risky volume-source-changed volumes:/d: bind " + old + " > bind " + now);
    }

    @ParameterizedTest
    @CsvSource({"2.0.0-rc.1, 2.0.0", "2.0.0-rc.1, 2.0.0-rc.2", "2.1.0-rc.1, 2.1.0", "2.0.0-rc.1, 2.0.1"})
    void a_pre_release_promises_nothing_to_what_follows_it(String old, String now) throws IOException {
        assertThat(versioned(old, now))
                .containsExactlyInAnyOrder(
                        "breaking port-removed ports.main: 80/TCP > none",
                        "safe version-changed version: " + old + " > " + now);
    }

    @ParameterizedTest
    @CsvSource({"2.0.0-rc.2, 2.0.0-rc.1", "2.0.0, 2.1.0-rc.1", "2.0.0, 2.0.1"})
    void a_version_that_is_no_next_release_of_a_pre_release_does_not_tell_of_a_break(String old, String now)
            throws IOException {
        assertThat(versioned(old, now)).contains("breaking major-version-missing version: " + old + " > " + now);
    }

    private List<String> versioned(String old, String now) throws IOException {
        return told("version = \"" + old + "\"\nport = 80", "version = \"" + now + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "container.capabilities_add = ['A', 'B']   | container.capabilities_add = ['B', 'A']",
                "container.capabilities_drop = ['CAP_CHOWN'] | container.capabilities_drop = ['chown']",
                "container.capabilities_drop = []          | \"\"",
                "container.security_opt = ['no-new-privileges:true'] | container.security_opt = ['no-new-privileges=true']",
                "container.security_opt = ['no-new-privileges:true'] | container.security_opt = ['no-new-privileges']",
                "container.devices = ['/dev/a:/dev/a', '/dev/b'] | container.devices = ['/dev/b:/dev/b:rwm', '/dev/a']",
                "container.tmpfs = ['/a', '/b']            | container.tmpfs = ['/b', '/a']",
                "container.privileged = false              | \"\"",
                "container.read_only_root = false          | \"\"",
                "container.build = { context = '.', dockerfile = 'Dockerfile' } | container.build = { context = '.' }",
                "health.liveness = { exec = ['x'], period = '60s' } | health.liveness = { exec = ['x'], period = '1m' }",
                "deploy.termination_grace = '90s'          | deploy.termination_grace = '1m30s'"
            })
    void what_means_the_same_is_no_change(String old, String now) throws IOException {
        assertThat(told(quoted(old), quoted(now))).isEmpty();
        assertThat(told(quoted(now), quoted(old))).isEmpty();
    }

    private static String quoted(String toml) {
        return toml.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "container.capabilities_add = ['A']        | container.capabilities_add = ['A', 'B']",
                "container.security_opt = ['no-new-privileges:true'] | container.security_opt = ['no-new-privileges:false']",
                "container.devices = ['/dev/a']            | container.devices = ['/dev/a:/dev/a:r']",
                "container.devices = ['/dev/a:/dev/b']     | container.devices = ['/dev/a']",
                "container.privileged = false              | container.privileged = true",
                "container.command = ['a', 'b']            | container.command = ['b', 'a']",
                "health.liveness = { exec = ['x'], period = '60s' } | health.liveness = { exec = ['x'], period = '1h' }",
                "health.liveness = { exec = ['x'], period = '60s' } | health.liveness = { exec = ['x'] }"
            })
    void what_means_another_thing_is_told(String old, String now) throws IOException {
        assertThat(told(quoted(old), quoted(now))).singleElement().asString().startsWith("safe value-changed ");
    }

    @ParameterizedTest
    @CsvSource({
        "${T:-1.2.0}, ${T:-2.0.0}, risky",
        "${T:-2.0.0}, ${T:-1.2.0}, risky",
        "1.2.0, ${T:-2.0.0}, risky",
        "1.2.0, ${T:-latest}, risky",
        "${T:-1.2.0}, ${T:-1.2.1}, safe",
        "1.2.0, ${T:-1.2.0}, safe",
        "${T}, ${U}, safe",
        "${T}, 2.0.0, safe"
    })
    void a_tag_that_is_a_variable_is_judged_by_its_default(String old, String now, String level) throws IOException {
        String container = "container = { image = \"x\", tag = \"%s\" }\n";

        assertThat(told(container.formatted(old), container.formatted(now)))
                .containsExactly(level + " image-tag-changed container.tag: " + old + " > " + now);
        assertThat(told("container.image = \"x:" + old + "\"\n", "container.image = \"x:" + now + "\"\n"))
                .containsExactly(level + " image-tag-changed container.tag: " + old + " > " + now);
    }

    @Test
    void what_begins_to_be_a_stateful_set_finds_other_claims() throws IOException {
        String volume = "volumes.data = { mount = \"/d\", type = \"persistent\", source = \"%s\" }\n";
        String set = "deploy.kind = \"statefulset\"\n";

        assertThat(told(volume.formatted("data"), set + volume.formatted("data")))
                .contains("risky volume-source-changed volumes:/d: persistent data, kept as data > persistent data,"
                        + " kept as data-cart-N");
        assertThat(told(volume.formatted("data-cart"), set + volume.formatted("data-cart")))
                .contains("risky volume-source-changed volumes:/d: persistent data-cart, kept as data-cart >"
                        + " persistent data-cart, kept as data-cart-N");
    }

    @Test
    void a_stateful_set_finds_other_claims_where_another_pod_begins_to_share_its_volume() throws IOException {
        String volume = "volumes.data = { mount = \"/d\", type = \"persistent\", source = \"mine\" }\n";
        String set = "deploy.kind = \"statefulset\"\n" + volume;
        String other = "[services.other]\ntype = \"api\"\nversion = \"1.0.0\"\n" + volume;
        String beside = other + "deploy.sidecar_of = \"cart\"\n";

        assertThat(told(set, set + other))
                .contains(
                        "risky volume-source-changed volumes:/d: persistent mine, kept as mine-cart-N > persistent mine,"
                                + " kept as mine");
        assertThat(told(set, set + beside)).noneMatch(change -> change.contains("volume-source-changed"));
        assertThat(told(set, set + other.replace(" }", ", scope = \"host\" }")))
                .noneMatch(change -> change.contains("volume-source-changed"));
    }

    @Test
    void a_claim_that_several_pods_share_stays_where_a_stateful_set_among_them_is_renamed() throws IOException {
        String volume = "volumes.data = { mount = \"/d\", type = \"persistent\", source = \"mine\" }\n";
        String set = "[services.%s]\ntype = \"api\"\nversion = \"1.0.0\"\n%sdeploy.kind = \"statefulset\"\n" + volume;
        String before = set.formatted("queue", "");
        String after = set.formatted("line", "aliases = [\"queue\"]\n");

        assertThat(told(before, after)).anyMatch(change -> change.contains("kept as mine-queue-N"));
        assertThat(told(volume + before, volume + after)).noneMatch(change -> change.contains("kept as"));
    }

    @Test
    void what_a_container_beside_a_stateful_set_keeps_has_the_name_of_the_set() throws IOException {
        String volume = "volumes.data = { mount = \"/d\", type = \"persistent\", source = \"mine\" }\n";
        String beside = volume + "deploy.sidecar_of = \"queue\"\n";
        String set = "[services.%s]\ntype = \"api\"\nversion = \"1.0.0\"\n%sdeploy.kind = \"statefulset\"\n";

        assertThat(told(beside + set.formatted("queue", ""), beside + set.formatted("line", "aliases = [\"queue\"]\n")))
                .contains(
                        "risky volume-source-changed volumes:/d: persistent mine, kept as mine-queue-N > persistent mine,"
                                + " kept as mine-line-N");
    }

    @Test
    void a_volume_without_a_type_may_be_kept_unless_it_is_a_path() throws IOException {
        String set = "[services.%s]\ntype = \"api\"\nversion = \"1.0.0\"\n%sdeploy.kind = \"statefulset\"\n"
                + "volumes.data = { mount = \"/d\", source = \"mine\" }\n";
        String before = set.formatted("queue", "");
        String after = set.formatted("line", "aliases = [\"queue\"]\n");

        assertThat(told(before, after))
                .contains(
                        "risky volume-source-changed volumes:/d: mine, kept as mine-queue-N > mine, kept as mine-line-N");
        assertThat(told(before.replace("mine", "./mine"), after.replace("mine", "./mine")))
                .noneMatch(change -> change.contains("volume-source-changed"));
        assertThat(told("volumes.v.mount = \"/d\"\n", "volumes.w.mount = \"/d\"\n"))
                .containsExactly(
                        "risky volume-source-changed volumes:/d: a volume of its own cart-v > a volume of its own"
                                + " cart-w");
        assertThat(told(
                        "volumes.v = { mount = \"/d\", source = \"x\" }\n",
                        "volumes.w = { mount = \"/d\", source = \"x\" }\n"))
                .containsExactly("safe value-changed volumes:/d: v > w");
        String volume = "volumes.x = { mount = \"/d\", source = \"%s\"%s }\n";
        assertThat(told(volume.formatted("x", ""), volume.formatted("x", ", scope = \"host\"")))
                .containsExactly("risky volume-source-changed volumes:/d: x > x, host");
        assertThat(told(volume.formatted("/x", ""), volume.formatted("/x", ", scope = \"host\"")))
                .containsExactly("safe value-changed volumes:/d.scope: none > host");
    }

    @Test
    void a_variable_whose_default_is_the_former_source_finds_the_same_content() throws IOException {
        String volume = "volumes.x = { mount = \"/d\", type = \"%s\", source = \"%s\" }\n";
        assertThat(told(volume.formatted("persistent", "gv"), volume.formatted("persistent", "${V:-gv}")))
                .containsExactly("safe value-changed volumes:/d.source: gv > ${V:-gv}");
        assertThat(told(volume.formatted("bind", "${D:-./d}/a"), volume.formatted("bind", "./d/a")))
                .containsExactly("safe value-changed volumes:/d.source: ${D:-./d}/a > ./d/a");
        assertThat(told(volume.formatted("persistent", "${V:-gv}"), volume.formatted("persistent", "${V:-other}")))
                .containsExactly(
                        "risky volume-source-changed volumes:/d: persistent ${V:-gv} > persistent ${V:-other}");
        assertThat(told(volume.formatted("persistent", "${V}"), volume.formatted("persistent", "gv")))
                .containsExactly("risky volume-source-changed volumes:/d: persistent ${V} > persistent gv");
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/${R:-x}/t9, ghcr.io/x/t9, safe",
        "ghcr.io/x/t9, ghcr.io/${R:-x}/t9, safe",
        "ghcr.io/${R:-x}/t9, ghcr.io/${R:-y}/t9, risky",
        "ghcr.io/${R}/t9, ghcr.io/x/t9, risky"
    })
    void the_name_of_an_image_is_judged_by_the_defaults_of_its_variables(String old, String now, String level)
            throws IOException {
        assertThat(told("container.image = \"" + old + ":16.2\"\n", "container.image = \"" + now + ":16.2\"\n"))
                .containsExactly(level + " image-changed container.image: " + old + ":16.2 > " + now + ":16.2");
    }

    @Test
    void a_default_may_hold_the_tag_as_well() throws IOException {
        assertThat(told("container.image = \"${I:-a:1.0.0}\"\n", "container.image = \"a:1.0.0\"\n"))
                .containsExactly("safe image-changed container.image: ${I:-a:1.0.0} > a:1.0.0");
        assertThat(told("container.image = \"${I:-a:1.0.0}\"\n", "container.image = \"${I:-a:2.0.0}\"\n"))
                .contains("risky image-tag-changed container.tag: 1.0.0 > 2.0.0");
    }
}
