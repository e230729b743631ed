package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeImportTest {
    @TempDir
    Path directory;

    private String written(String yaml) {
        return ComposeDirectory.written(directory, "services:\n  web:\n    image: x\n" + yaml.indent(4));
    }

    private String volumes(String yaml) {
        return written(yaml).lines().filter(line -> line.contains("{ mount")).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data:/var/lib/x        | var-lib-x = { mount = "/var/lib/x", type = "persistent", source = "data" }
                    ./a:/b                 | b = { mount = "/b", type = "bind", source = "./a" }
                    ../a:/b:ro             | b = { mount = "/b", type = "bind", source = "../a", read_only = true }
                    ~/a:/b                 | b = { mount = "/b", type = "bind", source = "~/a" }
                    /a:/b:rw               | b = { mount = "/b", type = "bind", source = "/a" }
                    /data                  | data = { mount = "/data", type = "ephemeral" }
                    /a:/b:ro,rslave        | b = { mount = "/b", type = "bind", source = "/a", read_only = true, propagation = "rslave" }
                    C:\\a:/b               | b = { mount = "/b", type = "bind", source = 'C:\\a' }
                    s:C:\\a                 | c-a = { mount = 'C:\\a', type = "persistent", source = "s" }
                    C:\\a:D:\\b:ro           | d-b = { mount = 'D:\\b', type = "bind", source = 'C:\\a', read_only = true }
                    /a:C:/b:ro             | c-b = { mount = "C:/b", type = "bind", source = "/a", read_only = true }
                    /a:C:\\b                | c-b = { mount = 'C:\\b', type = "bind", source = "/a" }
                    C:\\a                   | c-a = { mount = 'C:\\a', type = "ephemeral" }
                    /:/host                | host = { mount = "/host", type = "bind", source = "/" }
                    x:/                    | root = { mount = "/", type = "persistent", source = "x" }
                    """)
    void a_short_volume_keeps_source_mount_and_mode(String text, String expected) {
        assertThat(volumes("volumes: ['" + text + "']")).isEqualTo(expected);
    }

    @Test
    void a_long_volume_keeps_source_mount_mode_and_propagation() {
        assertThat(volumes("""
                        volumes:
                          - { type: bind, source: ./a, target: /a, read_only: true, bind: { propagation: shared } }
                          - { type: volume, source: data, target: /b }
                          - { type: volume, target: /c }
                        """)).isEqualTo("""
                        a = { mount = "/a", type = "bind", source = "./a", read_only = true, propagation = "shared" }
                        b = { mount = "/b", type = "persistent", source = "data" }
                        c = { mount = "/c", type = "ephemeral" }""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /var/run/docker.sock | bind
                    ./a                  | bind
                    data                 | persistent
                    """)
    void a_long_volume_without_a_type_is_what_its_source_is(String source, String type) {
        String yaml = "volumes: [{ source: " + source + ", target: /t }]";

        assertThat(volumes(yaml))
                .isEqualTo("t = { mount = \"/t\", type = \"" + type + "\", source = \"" + source + "\" }");
        assertThat(ComposeDirectory.noted(directory, "services:\n  web:\n    image: x\n    " + yaml)
                        .contains(
                                "compose.yaml:4:15: web.volumes: a mount of a path without a type is written as a bind"
                                        + " mount"))
                .isEqualTo(type.equals("bind"));
    }

    @Test
    void file_systems_in_memory_are_those_of_the_container() {
        assertThat(written("""
                        tmpfs: /run
                        volumes:
                          - { type: tmpfs, target: /a, tmpfs: { size: 64m, mode: 01777 } }
                          - { type: tmpfs, target: /b, tmpfs: { mode: 0o1777 } }
                          - { type: tmpfs, target: /c, tmpfs: { mode: 1023 } }
                          - { type: tmpfs, target: /d, tmpfs: { mode: "01777" } }
                          - { type: tmpfs, target: /e, tmpfs: { mode: "1777" } }
                          - { type: tmpfs, target: /f, tmpfs: { mode: 1777 } }
                          - { type: tmpfs, target: /g, tmpfs: { mode: "${MODE:-700}" } }
                        """)).contains("""
                        tmpfs = [
                          "/run",
                          "/a:size=64m,mode=1777",
                          "/b:mode=1777",
                          "/c:mode=1777",
                          "/d:mode=01777",
                          "/e:mode=1777",
                          "/f:mode=3361",
                          "/g:mode=700",
                        ]
                        """);
    }

    @Test
    void two_mounts_at_paths_that_look_alike_have_different_keys() {
        assertThat(volumes("volumes: ['a:/data/x', 'b:/data-x']")).isEqualTo("""
                        data-x = { mount = "/data/x", type = "persistent", source = "a" }
                        data-x-2 = { mount = "/data-x", type = "persistent", source = "b" }""");
    }

    @Test
    void what_a_mount_cannot_keep_is_noted() {
        List<String> notes = ComposeDirectory.noted(directory, """
                services:
                  web:
                    image: x
                    volumes:
                      - a:/a:z
                      - { type: volume, source: b, target: /b, volume: { nocopy: true } }
                      - { type: npipe, source: p, target: /p }
                      - { type: image, source: i, target: /i }
                """);
        assertThat(notes)
                .contains("compose.yaml:5:9: web.volumes: the option z has no place in the registry; left out")
                .anyMatch(note -> note.contains("nocopy"))
                .anyMatch(note -> note.contains("named pipe"))
                .anyMatch(note -> note.contains("type image"));
    }

    @Test
    void the_mounts_of_another_service_are_written_out_and_it_is_required() {
        String toml = ComposeDirectory.written(directory, """
                services:
                  web: { image: x, volumes_from: ["data:ro"] }
                  data: { image: y, volumes: ["v:/v"] }
                """);
        assertThat(toml)
                .contains("requires = [\"data\"]")
                .contains("v = { mount = \"/v\", type = \"persistent\", source = \"v\", read_only = true }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v:/v | web.volumes_from: the mounts of data are written out
                    /v   | web.volumes_from: the mounts of data are written out; volumes without a name are no longer shared
                    """)
    void mounts_of_another_service_without_a_name_are_said_to_be_shared_no_longer(String volume, String note) {
        assertThat(ComposeDirectory.noted(directory, """
                        services:
                          web: { image: x, volumes_from: [data] }
                          data: { image: y, volumes: ["VOLUME"] }
                        """.replace("VOLUME", volume)))
                .containsExactly("compose.yaml:2:20: " + note);
    }

    @Test
    void secrets_and_configs_are_mounted_and_secrets_keep_their_file() {
        String toml = ComposeDirectory.written(directory, """
                services:
                  web:
                    image: x
                    secrets: [password, { source: token, target: /etc/token }]
                    configs: [site, caddy, { source: other, target: /etc/other.conf }]
                secrets:
                  password: { file: ./password.txt }
                  token: { external: true, name: web_token }
                configs:
                  site: { file: ./site.conf }
                  caddy: { file: Caddyfile }
                  other: { external: true }
                """);
        assertThat(toml)
                .contains("[services.web.secrets.password]\nprovider = \"file\"\npath = \"./password.txt\"")
                .contains("[services.web.secrets.token]\nprovider = \"external-secrets\"\npath = \"web_token\"")
                .contains("{ mount = \"/run/secrets/password\", type = \"secret\", source = \"password\" }")
                .contains("{ mount = \"/etc/token\", type = \"secret\", source = \"token\", item = \"token\" }")
                .contains("{ mount = \"/site\", type = \"config\", source = \"./site.conf\" }")
                .contains("{ mount = \"/caddy\", type = \"config\", source = \"./Caddyfile\" }")
                .contains("{ mount = \"/etc/other.conf\", type = \"config\", source = \"other\", item = \"other\" }");
    }

    @Test
    void the_content_of_a_config_and_the_owner_of_a_secret_are_noted() {
        assertThat(ComposeDirectory.noted(directory, """
                        services:
                          web:
                            image: x
                            secrets: [{ source: s, uid: "103", mode: 0440 }]
                            configs: [c]
                        secrets: { s: { environment: S }, unused: { file: u } }
                        configs: { c: { content: "a=b" } }
                        """))
                .anyMatch(note -> note.contains("secrets.uid"))
                .anyMatch(note -> note.contains("secrets.mode"))
                .anyMatch(note -> note.contains("configs.c.content"))
                .anyMatch(note -> note.contains("secrets.s.environment: a secret from the shell"))
                .anyMatch(note -> note.contains("secrets.unused: no service uses it"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { driver_opts: { type: none, o: bind, device: /srv/x } }          | type = "bind", source = "/srv/x" }
                    { driver_opts: { o: "rbind, ro", device: /srv/x } }               | type = "bind", source = "/srv/x", read_only = true }
                    { driver_opts: { type: nfs, o: "addr=nas,rw", device: ":/x" } }   | type = "persistent", source = "v" }
                    { driver_opts: { type: tmpfs, device: tmpfs } }                   | type = "persistent", source = "v" }
                    { driver: local-persist, driver_opts: { mountpoint: /srv/x } }    | type = "bind", source = "/srv/x" }
                    """)
    void a_named_volume_that_is_a_directory_of_the_host_is_written_as_that(String volume, String expected) {
        for (String mount : List.of("'v:/a'", "{ type: volume, source: v, target: /a }")) {
            assertThat(ComposeDirectory.written(
                            directory,
                            "services:\n  web: { image: x, volumes: [" + mount + "] }\nvolumes:\n  v: " + volume))
                    .contains("a = { mount = \"/a\", " + expected);
        }
    }

    @Test
    void what_is_written_of_a_named_volume_is_noted_at_the_mount_and_the_rest_where_it_stands() {
        assertThat(ComposeDirectory.noted(directory, """
                        services:
                          web: { image: x, volumes: ["v:/a"] }
                        volumes:
                          v: { driver_opts: { o: bind, device: /srv/x, size: 1g } }
                        """))
                .containsExactly(
                        "compose.yaml:2:20: web.volumes: the volume v is written as the directory of the host that it is",
                        "compose.yaml:4:48: volumes.v.driver_opts.size: has no place in the registry; left out");
    }

    @Test
    void a_service_that_is_given_the_socket_of_the_engine_mounts_it() {
        assertThat(volumes("use_api_socket: true"))
                .isEqualTo("var-run-docker-sock = { mount = \"/var/run/docker.sock\", type = \"bind\","
                        + " source = \"/var/run/docker.sock\" }");
        assertThat(volumes("use_api_socket: false")).isEmpty();
    }

    @Test
    void what_the_shell_holds_is_one_file_called_after_its_variable() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, secrets: [{ source: secret, target: bar }], configs: [from_env] }
                        secrets: { secret: { environment: SECRET } }
                        configs: { from_env: { environment: CONFIG } }
                        """))
                .contains("provider = \"external-secrets\"\npath = \"SECRET\"")
                .contains("mount = \"/run/secrets/bar\", type = \"secret\", source = \"secret\", item = \"secret\"")
                .contains("mount = \"/from_env\", type = \"config\", source = \"CONFIG\", item = \"CONFIG\"");
    }

    @Test
    void a_secret_and_a_config_of_the_platform_have_the_name_that_it_knows_them_by() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, secrets: [old, new], configs: [site, page] }
                        secrets:
                          old: { external: { name: held_old } }
                          new: { external: true, name: held_new }
                        configs:
                          site: { external: { name: held_site } }
                          page: { external: true, name: held_page }
                        """))
                .contains("path = \"held_old\"", "path = \"held_new\"")
                .contains("type = \"config\", source = \"held_site\"", "type = \"config\", source = \"held_page\"");
    }
}
