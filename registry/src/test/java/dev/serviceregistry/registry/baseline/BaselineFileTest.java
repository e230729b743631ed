package dev.serviceregistry.registry.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final KnownFinding FIRST = new KnownFinding(
            "0123456789abcdef0123456789abcdef-2",
            "DEP-001",
            "shop/cart",
            "ports:main",
            DAY,
            SourceLocation.startOf("x"));

    private @TempDir Path directory;

    private List<Fact> read(String text) throws IOException {
        Path file = directory.resolve("baseline.json");
        Files.writeString(file, text);
        return BaselineFile.read(directory, file, "central");
    }

    private List<String> problems(String text) throws IOException {
        return read(text).stream()
                .filter(BaselineGap.class::isInstance)
                .map(gap -> gap.source().line() + " " + ((BaselineGap) gap).problem())
                .toList();
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        List<BaselineHistory> history = List.of(new BaselineHistory(DAY, 3), new BaselineHistory(DAY.plusDays(9), 1));

        List<Fact> facts = read(BaselineText.of("central", history, List.of(FIRST)));

        assertThat(facts)
                .filteredOn(KnownFinding.class::isInstance)
                .map(KnownFinding.class::cast)
                .satisfiesExactly(known -> {
                    assertThat(known.fingerprint()).isEqualTo(FIRST.fingerprint());
                    assertThat(known.rule()).isEqualTo("DEP-001");
                    assertThat(known.about()).isEqualTo("shop/cart");
                    assertThat(known.element()).isEqualTo("ports:main");
                    assertThat(known.since()).isEqualTo(DAY);
                    assertThat(known.source().line()).isEqualTo(15);
                });
        assertThat(facts)
                .filteredOn(Baseline.class::isInstance)
                .map(fact -> ((Baseline) fact).since())
                .containsExactly(DAY.plusDays(9));
        assertThat(facts).hasSize(2);
        assertThat(BaselineFile.history(directory.resolve("baseline.json"))).isEqualTo(history);
    }

    @Test
    void the_baseline_of_another_repository_lets_nothing_off() throws IOException {
        List<Fact> facts = read(BaselineText.of("elsewhere", List.of(new BaselineHistory(DAY, 1)), List.of(FIRST)));

        assertThat(facts).noneMatch(KnownFinding.class::isInstance);
        assertThat(facts).anyMatch(BaselineGap.class::isInstance);
    }

    @Test
    void a_history_that_grows_is_told_of() throws IOException {
        assertThat(problems("""
                { "history": [
                  { "date": "2026-11-01", "findings": 1 },
                  { "date": "2026-11-02", "findings": 2 }], "findings": [] }
                """)).containsExactly("3 grew from 1 to 2");
    }

    @Test
    void what_is_no_entry_is_told_of_and_lets_nothing_off() throws IOException {
        assertThat(problems("""
                { "history": [{ "date": "2026-11-01", "findings": 9 }, { "date": "2026/11/02" }],
                  "findings": [ 7,
                  { "fingerprint": "12ab", "rule": "DEP-001", "since": "2026-11-01" },
                  { "fingerprint": "0123456789abcdef0123456789abcdef", "rule": "DEP-001", "since": "November" }] }
                """))
                .containsExactly(
                        "1 has an entry of its history without a date or a number",
                        "2 has a finding without a fingerprint or a rule",
                        "3 has a finding without a fingerprint or a rule",
                        "4 has a finding that does not tell since when it is known");
    }

    @Test
    void what_is_no_baseline_is_told_of() throws IOException {
        assertThat(problems("[]")).containsExactly("1 is no object of JSON");
        assertThat(problems("{}")).containsExactly("1 does not tell when it was written and how many findings it held");
        assertThat(problems("{\n\"findings\": [\n"))
                .containsExactly("3 is no readable JSON: take it from the last commit" + " in which it was");
        assertThat(problems("{ \"history\": [] }\n{}")).containsExactly("2 goes on after its end");
    }

    @Test
    void why_a_baseline_cannot_be_read_is_told() throws IOException {
        Path file = directory.resolve("baseline.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(105_000_000);
        }

        assertThat(BaselineFile.read(directory, file, "central"))
                .singleElement()
                .extracting(gap -> ((BaselineGap) gap).problem())
                .asString()
                .startsWith("is 101 MB; at most 16 MB are read");
    }
}
