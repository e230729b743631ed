package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyTest {

    private static final String CATALOG = """
            [teams.shop]
            slack = "#shop"
            email = "shop@example.org"
            [teams.desk]
            repository = "https://git.example.org/desk/desk"
            [services.ledger]
            type = "api"
            version = "1.4.0"
            port = 8080
            """;

    private @TempDir Path before;
    private @TempDir Path root;

    @BeforeEach
    void threeProjectsOfWhichOneCannotBeReached() throws IOException {
        for (Path state : new Path[] {before, root}) {
            Repositories.write(state, "services/catalog.toml", CATALOG);
            project(state, "shop", "shop", "env.LEDGER = \"ledger:8080\"");
            project(state, "desk", "desk", "");
            project(state, "lost", "", "");
        }
        Repositories.write(root, "services/catalog.toml", CATALOG.replace("8080", "9090"));
    }

    private static void project(Path state, String name, String owner, String more) throws IOException {
        Repositories.write(
                state,
                "projects/" + name + "/services.toml",
                (owner.isEmpty() ? "" : "[project]\nowner = \"" + owner + "\"\n")
                        + "[uses]\nservices = [\"ledger\"]\n[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "dependencies.requires = [\"ledger\"]\n" + more + "\n");
    }

    private Run tell(String... more) {
        List<String> args = new ArrayList<>(List.of("notify", "--against", before.toString()));
        args.addAll(List.of(more));
        return Run.in(root, args.toArray(String[]::new));
    }

    private Path outbox() {
        return root.resolve(".service-registry/outbox");
    }

    @Test
    void without_send_it_shows_what_would_be_told_to_whom_and_writes_nothing() {
        Run run = tell();

        assertThat(run.out().replace(before.toString(), "BEFORE")).isEqualTo("""
                issue https://git.example.org/desk/desk (team desk): not sent yet
                  1 change of services that desk uses
                  port-changed global/ledger ports.main: 8080/TCP → 9090/TCP
                    may drift: cart, ledger
                  effort: about 0.5 h (1 thing to check at 0.5 h)

                slack #shop (team shop): not sent yet
                  1 change of services that shop uses: cart will break
                  port-changed global/ledger ports.main: 8080/TCP → 9090/TCP
                    will break cart
                    may drift: ledger
                  effort: about 0.25 h (1 patch to review at 0.25 h); a patch can be made

                2 notices since BEFORE; nothing was sent: --send sends what was not sent before
                """);
        assertThat(run.err())
                .isEqualTo(
                        "nobody can be told about lost: none of its owners has slack, email or repository in [teams]\n");
        assertThat(run.code()).isZero();
        assertThat(outbox()).doesNotExist();
    }

    @Test
    void it_is_told_once_and_told_again_when_something_else_changes() throws IOException {
        assertThat(tell("--send").out()).contains("slack #shop (team shop): sent");
        assertThat(tell("--send").code()).isZero();
        assertThat(Files.readAllLines(outbox().resolve("notices.jsonl"))).hasSize(2);
        assertThat(tell().out()).contains("slack #shop (team shop): sent");

        Repositories.write(
                root, "services/catalog.toml", CATALOG.replace("8080", "9090").replace("\"api\"", "\"web\""));
        tell("--send", "--project", "shop");

        assertThat(Files.readAllLines(outbox().resolve("notices.jsonl")))
                .hasSize(3)
                .last()
                .asString()
                .contains("2 changes of services that shop uses");
    }

    @Test
    void programs_read_the_same() {
        assertThat(tell("-f", "json", "--project", "shop").out())
                .contains("\"project\": \"shop\"", "\"channel\": \"slack\"", "\"sent\": false", "\"attempts\": 0");
    }

    @Test
    void an_outbox_that_cannot_be_written_is_told_and_nothing_is_sent() throws IOException {
        Files.writeString(root.resolve("file"), "");

        Run run = tell("--send", "--outbox", "file");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("file");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void what_to_compare_with_must_be_said() {
        assertThat(Run.in(root, "notify").err()).contains("--against: say what to compare with");
    }
}
