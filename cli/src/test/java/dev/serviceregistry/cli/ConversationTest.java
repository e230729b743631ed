package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor hears that says what the protocol does not allow. */
class ConversationTest {

    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}";
    private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private @TempDir Path root;

    @BeforeEach
    void aRepository() throws IOException {
        Repositories.sound(root);
    }

    @Test
    void a_request_behind_the_shutdown_is_no_request_any_more() {
        String hover = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"textDocument/hover\",\"params\":{\"textDocument\":"
                + "{\"uri\":\"file:///a\"},\"position\":{\"line\":0,\"character\":0}}}";

        assertThat(say(INITIALIZE, SHUTDOWN, hover, EXIT)).isZero();
        assertThat(heard())
                .contains("\"id\":3,\"error\":{\"code\":-32600,\"message\":\"the server was asked to shut down\"");
    }

    @Test
    void what_is_no_json_is_answered_and_ends_nothing() {
        assertThat(say(INITIALIZE, "{\"jsonrpc\":", "nonsense", "[1", "", SHUTDOWN, EXIT))
                .isZero();
        assertThat(heard().split("\"error\":\\{\"code\":-32700,\"message\":\"the message is not JSON\"", -1))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(heard()).contains("\"id\":2,\"result\":null");
    }

    @Test
    void who_exits_without_a_shutdown_is_told_by_the_exit_code() {
        assertThat(say(INITIALIZE, EXIT)).isEqualTo(1);
        assertThat(say(EXIT)).isEqualTo(1);
    }

    private int say(String... messages) {
        StringBuilder said = new StringBuilder();
        for (String message : messages) {
            said.append("Content-Length: ")
                    .append(message.length())
                    .append("\r\n\r\n")
                    .append(message);
        }
        Surroundings surroundings = new Surroundings(
                new Output(heard, false),
                new Output(OutputStream.nullOutputStream(), false),
                Map.of(),
                root,
                Clock.systemUTC(),
                new ByteArrayInputStream(said.toString().getBytes(StandardCharsets.UTF_8)));
        return Program.run(new String[] {"lsp"}, surroundings);
    }

    private String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }
}
