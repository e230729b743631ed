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

    @Test
    void a_token_is_not_shown_where_a_broken_file_lost_what_stood_before_it() {
        assertThat(UnreadLines.mask("titleghp_" + "a1B2".repeat(9) + " = 'x'")).isEqualTo("*".repeat(51));
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

    @Test
    void a_value_that_stands_behind_its_name_or_goes_on_is_masked_on_the_lines_behind() {
        List<String> masked = UnreadLines.mask(List.of(
                "A_PASSWORD =",
                "",
                "  'hunter2'",
                "B = 1",
                "B_PASSWORD = 'hun",
                "ter2'",
                "C = 1",
                "C_PASSWORD = [",
                "  'hunter2',",
                "]",
                "D = 1"));

        assertThat(String.join(" ", masked)).doesNotContain("hunter2").doesNotContain("ter2'");
        assertThat(masked).contains("B = 1", "C = 1", "D = 1");
    }

    @Test
    void a_quote_that_is_never_closed_hides_no_later_key() {
        assertThat(UnreadLines.mask(List.of("A_PASSWORD = 'hunter2", "B = 1", "[services.web]", "type = 'api'")))
                .containsExactly("A_PASSWORD = ********", "B = 1", "[services.web]", "type = 'api'");
    }

    @Test
    void a_name_without_a_value_hides_no_key_behind_it() {
        assertThat(UnreadLines.mask(List.of("A_PASSWORD =", "B = 1"))).containsExactly("A_PASSWORD =", "B = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password hunter2", "env.TOKEN hunter2", "DB_PASSWORD   'hunter2'"})
    void a_value_that_a_space_parts_from_its_name_is_masked(String line) {
        assertThat(UnreadLines.mask(line)).doesNotContain("hunter2").contains("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the token service", "# password reset", "password file"})
    void a_word_behind_a_name_is_shown(String line) {
        assertThat(UnreadLines.mask(line)).isEqualTo(line);
    }
}
