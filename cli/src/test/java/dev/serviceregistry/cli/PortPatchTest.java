package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortPatchTest {

    private @TempDir Path before;
    private @TempDir Path after;
    private @TempDir Path guides;

    private static void write(Path root, String port, String address) throws IOException {
        Repositories.write(root, "services/catalog.toml", """
                [services.w]
                type = "api"
                version = "0.0.0"
                ports.m = %s
                """.formatted(port));
        Repositories.write(root, "projects/shop/services.toml", """
                [uses]
                services = ["w"]
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["w"]
                env.U = "%s"
                """.formatted(address));
    }

    private String diff(String was, String is, String address) throws IOException {
        write(before, was, address);
        write(after, is, address);
        return Run.in(after, "diff", "--against", before.toString(), "--migration-guide", guides.toString())
                .out();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ port = 8080, published = 8080 }  | { port = 8080, published = 9090 } | http://w:8080/x",
                "{ port = 8080, published = 8080 }  | { port = 8080 }                   | http://w:8080/x",
                "{ port = 8000, end_port = 8050, published = 8000 } | { port = 7990, end_port = 8050, published = 7990 }"
                        + " | http://w:8000/x",
                "{ port = 8000, end_port = 8050 }   | { port = 8000, end_port = 8060 }  | http://w:8050/x",
            })
    void a_client_that_works_is_left_alone(String was, String is, String address) throws IOException {
        assertThat(diff(was, is, address)).doesNotContain("breaks shop");
        assertThat(guides.resolve("shop.patch")).doesNotExist();
    }

    @Test
    void a_port_that_a_scheme_means_is_written_out_when_it_is_another_one() throws IOException {
        assertThat(diff("{ port = 80 }", "{ port = 8080 }", "http://w/x")).contains("BRK-006", "breaks shop/cart");
        assertThat(guides.resolve("shop.patch")).content().contains("+env.U = \"http://w:8080/x\"");
    }

    @Test
    void a_row_of_ports_that_moves_leaves_the_choice_to_who_writes_a_number_of_it() throws IOException {
        assertThat(diff("{ port = 8000, end_port = 8010 }", "{ port = 9000, end_port = 9010 }", "http://w:8005/x"))
                .contains("BRK-006", "breaks shop/cart");
        assertThat(guides.resolve("shop.patch")).doesNotExist();
        assertThat(Files.readString(guides.resolve("shop.md")))
                .contains("services.toml&#58;7 by hand: a port that is gone stands there");
    }

    @Test
    void a_row_of_ports_that_is_gone_leaves_the_choice_to_who_writes_a_number_within() throws IOException {
        assertThat(diff("{ port = 8000, end_port = 8050 }", "{ port = 8000, end_port = 8040 }", "http://w:8045/x"))
                .contains("BRK-005", "ports.m: 8041-8050/TCP", "breaks shop/cart");
        assertThat(Files.readString(guides.resolve("shop.md")))
                .contains("services.toml&#58;7 by hand: a port that is gone stands there");
    }
}
