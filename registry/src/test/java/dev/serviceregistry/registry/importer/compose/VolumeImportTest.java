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

    @Test
    void file_systems_in_memory_are_those_of_the_container() {
        assertThat(written("""
                        tmpfs: /run
                        volumes:
                          - { type: tmpfs, target: /tmp, tmpfs: { size: 64m, mode: 1777 } }
                        """)).contains("tmpfs = [\"/run\", \"/tmp:size=64m,mode=1777\"]");
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

    @Test
    void secrets_and_configs_are_mounted_and_secrets_keep_their_file() {
        String toml = ComposeDirectory.written(directory, """
                services:
                  web:
                    image: x
                    secrets: [password, { source: token, target: /etc/token }]
                    configs: [site, { source: other, target: /etc/other.conf }]
                secrets:
                  password: { file: ./password.txt }
                  token: { external: true, name: web_token }
                configs:
                  site: { file: ./site.conf }
                  other: { external: true }
                """);
        assertThat(toml)
                .contains("[services.web.secrets.password]\nprovider = \"file\"\npath = \"./password.txt\"")
                .contains("[services.web.secrets.token]\nprovider = \"external-secrets\"\npath = \"web_token\"")
                .contains("{ mount = \"/run/secrets/password\", type = \"secret\", source = \"password\" }")
                .contains("{ mount = \"/etc/token\", type = \"secret\", source = \"token\" }")
                .contains("{ mount = \"/site\", type = \"config\", source = \"./site.conf\" }")
                .contains("{ mount = \"/etc/other.conf\", type = \"config\", source = \"other\" }");
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
}
