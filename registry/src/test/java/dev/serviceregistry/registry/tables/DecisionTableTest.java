package dev.serviceregistry.registry.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.TableEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTableTest {

    private static final String NAME = "policies/tables/retention.csv";

    private @TempDir Path root;

    private DecisionTable read(byte[] bytes) throws IOException {
        Path file = root.resolve("retention.csv");
        Files.write(file, bytes);
        return DecisionTable.read(file, NAME);
    }

    private DecisionTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> said(DecisionTable table) {
        return table.entries().stream()
                .map(entry -> entry.source() + " " + entry.key() + " " + entry.column() + "=" + entry.text() + " "
                        + entry.number())
                .toList();
    }

    private static List<String> wrong(DecisionTable table) {
        return table.problems().stream()
                .map(problem -> problem.source() + " " + problem.kind() + ": " + problem.message())
                .toList();
    }

    @Test
    void every_cell_is_an_entry_with_its_place_its_text_and_its_number() throws IOException {
        assertThat(said(read("class,days,reviewed by\nrestricted,30,legal\npublic, 400 ,\n")))
                .containsExactly(
                        NAME + ":2:12 restricted days=30 30.0",
                        NAME + ":2:15 restricted reviewed by=legal NaN",
                        NAME + ":3:9 public days=400 400.0");
    }

    @Test
    void quotes_hold_separators_lines_and_quotes() throws IOException {
        DecisionTable table = read("name,says\r\n\"a, b\",\"one\r\ntwo \"\"three\"\"\"\r\nc,d\r\n");

        assertThat(table.entries()).extracting(TableEntry::key).containsExactly("a, b", "c");
        assertThat(table.entries().get(0).text()).isEqualTo("one\r\ntwo \"three\"");
        assertThat(table.entries().get(0).source()).hasToString(NAME + ":2:8");
        assertThat(table.entries().get(1).source()).hasToString(NAME + ":4:3");
    }

    @Test
    void a_spreadsheet_that_parts_by_semicolons_writes_decimals_with_a_comma() throws IOException {
        assertThat(said(read("\uFEFFtier;availability\ncritical;99,95\nhigh;1.5\n")))
                .containsExactly(
                        NAME + ":2:10 critical availability=99,95 99.95", NAME + ":3:6 high availability=1.5 1.5");
        assertThat(said(read("tier,availability\ncritical,\"99,95\"\n")))
                .containsExactly(NAME + ":2:10 critical availability=99,95 NaN");
    }

    @Test
    void rows_that_say_nothing_are_no_rows() throws IOException {
        DecisionTable table = read("class,days\n\n,\nrestricted,30\n\n");

        assertThat(said(table)).containsExactly(NAME + ":4:12 restricted days=30 30.0");
        assertThat(table.problems()).isEmpty();
    }

    @Test
    void a_column_alone_says_what_its_keys_are() throws IOException {
        DecisionTable table = read("prefix\nghcr.io/acme/\n443\n");

        assertThat(said(table))
                .containsExactly(
                        NAME + ":2:1 ghcr.io/acme/ prefix=ghcr.io/acme/ NaN", NAME + ":3:1 443 prefix=443 443.0");
        assertThat(table.problems()).isEmpty();
    }

    @Test
    void a_wrong_row_is_told_and_the_others_hold() throws IOException {
        DecisionTable table = read("class,days\nrestricted,30,40\npublic,400\n,1\npublic,1\n");

        assertThat(wrong(table))
                .containsExactly(
                        NAME + ":2:1 invalid value: the table retention has a row of 3 cells, and 2 columns",
                        NAME + ":4:1 invalid value: the table retention has a row whose first cell is empty: it names"
                                + " what the others say something of",
                        NAME
                                + ":5:1 invalid value: the table retention has two rows for 'public', the first in line 3");
        assertThat(said(table)).containsExactly(NAME + ":3:8 public days=400 400.0");
        assertThat(table.problems()).extracting(Diagnostic::subject).doesNotHaveDuplicates();
    }

    @Test
    void a_table_without_a_right_header_says_nothing() throws IOException {
        assertThat(wrong(read("class,days,days\na,1,2\n")))
                .containsExactly(NAME + ":1:12 invalid value: the table retention has two columns of the name 'days'");
        assertThat(wrong(read("class,\na,1\n")))
                .containsExactly(NAME + ":1:7 invalid value: the table retention has a column without a name");
        assertThat(wrong(read("")).get(0)).contains(":1:1 unreadable", "is empty");
        assertThat(read("class,days,days\na,1,2\n").entries()).isEmpty();
    }

    @Test
    void a_file_that_is_no_table_is_unreadable() throws IOException {
        assertThat(wrong(read("class,days\na,\"1\nb,2\n")))
                .containsExactly(NAME + ":2:3 unreadable: the table retention has a quote that nothing closes: double a"
                        + " quote within a cell");
        assertThat(wrong(read(new byte[] {'a', ',', (byte) 0xE9, '\n'})))
                .first()
                .asString()
                .contains("UTF-8");
        assertThat(wrong(DecisionTable.read(root.resolve("none.csv"), NAME)))
                .first()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void a_cell_that_is_a_secret_is_masked_and_the_name_of_one_is_not() throws IOException {
        DecisionTable table = read(
                "secret,password,url,pin_password,secrets\n" + "db-login,hunter2,https://u:hunter2@h,1234,db-login\n");

        assertThat(table.entries())
                .extracting(TableEntry::key, TableEntry::text, TableEntry::number)
                .containsExactly(
                        tuple("db-login", "*******", Double.NaN),
                        tuple("db-login", "*******************", Double.NaN),
                        tuple("db-login", "****", Double.NaN),
                        tuple("db-login", "db-login", Double.NaN));
    }

    @Test
    void a_number_is_one_in_every_column_but_those_of_passwords() throws IOException {
        DecisionTable table = read("name,pass,max_token,token,password\n" + "a,95,4096,1000,1000\n");

        assertThat(table.entries())
                .extracting(TableEntry::text, TableEntry::number)
                .containsExactly(
                        tuple("95", 95.0), tuple("4096", 4096.0), tuple("1000", 1000.0), tuple("****", Double.NaN));
    }

    @Test
    void a_token_of_a_known_form_is_masked() throws IOException {
        String token = "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345";

        assertThat(read("name,says\na," + token + "\n").entries().get(0).text()).matches("\\*+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\u00A0000",
                "1\u202F000",
                "1\u2019000",
                "\u22125",
                "$5",
                "5 EUR",
                "EUR 5",
                "512MB",
                "2Gi",
                "15m",
                "20 €",
                "30 days",
                ">5",
                "\u2264 5",
                "(5)",
                "1e3",
                "5%",
                "1_000"
            })
    void what_somebody_meant_as_a_number_is_told_in_a_column_of_numbers(String cell) throws IOException {
        assertThat(wrong(read("type,minimum\napi,2\nworker," + cell + "\n")))
                .singleElement()
                .asString()
                .contains("'" + cell + "'", "which is no number here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4xx",
                "2xlarge",
                "AES256",
                "TLS13",
                "1st",
                "1.2.3",
                "10.0.0.1",
                "2026-01-31",
                "web2",
                "none",
                "p99"
            })
    void what_nobody_meant_as_a_number_may_stand_beside_numbers(String cell) throws IOException {
        assertThat(wrong(read("type,minimum\napi,2\nworker," + cell + "\n"))).isEmpty();
    }

    @Test
    void what_looks_like_a_number_and_is_none_is_told_in_a_column_of_numbers() throws IOException {
        assertThat(wrong(read("type,minimum\napi,2\nworker,1 000\ncache,none\n")))
                .containsExactly(
                        NAME + ":3:8 invalid value: the table retention has '1 000' in column minimum, which is"
                                + " no number here: write digits alone, and a full stop before decimals");
        DecisionTable grouped = read("type;minimum\napi;1.000\n");
        assertThat(wrong(grouped))
                .containsExactly(
                        NAME + ":2:5 invalid value: the table retention has '1.000' in column minimum, which is"
                                + " no number here: write digits alone, and a comma before decimals");
        assertThat(grouped.entries().get(0).number()).isNaN();
        assertThat(wrong(read("type,name\napi,web2\n"))).isEmpty();
    }

    @Test
    void a_column_of_which_no_cell_is_a_number_is_one_of_texts() throws IOException {
        DecisionTable table = read("tier,least,most,why,who\nhigh,99.9%,1,n/a,\nlow,99%,none,b,\n");

        assertThat(table.columns()).containsExactly("tier", "least", "most", "why", "who");
        assertThat(table.texts()).isEqualTo(Map.of("least", "99.9%", "why", "n/a"));
    }
}
