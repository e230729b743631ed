package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DB_PASSWORD = \"hunter2\"",
                "DB_PASSWORD = hunter2",
                "DB_PASSWORD=\"hunter2",
                "\"db.password\" = 'hunter2'",
                "env = { A = \"x\", DB_PASSWORD = \"hunter2\" }",
                "command = [\"--password\", \"hunter2\"]",
                "command = [\"--password=hunter2\"]",
                "command = [\"sh\", \"-c\", \"mysql -uroot -phunter2\"]",
                "A = \"postgres://app:hunter2@db/app\" x",
                "  - DB_PASSWORD: hunter2",
            })
    void a_line_of_a_broken_file_shows_no_secret(String line) {
        assertThat(UnreadLines.mask(line))
                .doesNotContain("hunter2")
                .hasSameSizeAs(line)
                .contains("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = \"api", "[services.token-api]", "requires = ['db'", "PASSWORD_FILE = '/x"})
    void a_line_without_a_secret_is_shown_as_it_is(String line) {
        assertThat(UnreadLines.mask(line)).isEqualTo(line);
    }

    @Test
    void a_secret_of_several_lines_is_masked_to_its_end() {
        List<String> masked = UnreadLines.mask(List.of(
                "A = \"\"\"-----BEGIN PRIVATE KEY-----",
                "MIIEp",
                "-----END PRIVATE KEY-----\"\"\"",
                "B = 1",
                "PASSWORD = '''",
                "hunter2",
                "'''",
                "C = 2"));

        assertThat(masked).element(1).isEqualTo("*****");
        assertThat(masked).element(3).isEqualTo("B = 1");
        assertThat(masked).element(5).isEqualTo("*******");
        assertThat(masked).element(7).isEqualTo("C = 2");
    }
}
