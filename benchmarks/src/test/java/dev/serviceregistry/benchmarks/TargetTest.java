package dev.serviceregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void a_ratio_at_the_bound_meets_it_and_one_beyond_misses_it() {
        assertThat(Target.atMost(1.2).verdict(1.2)).isEqualTo("<= 1.2 met");
        assertThat(Target.atMost(1.2).verdict(1.21)).isEqualTo("<= 1.2 MISSED");
        assertThat(Target.atLeast(5).verdict(5)).isEqualTo(">= 5 met");
        assertThat(Target.atLeast(5).verdict(4.9)).isEqualTo(">= 5 MISSED");
    }

    @Test
    void what_is_measured_only_to_be_known_has_no_verdict() {
        assertThat(Target.NONE.verdict(1_000_000)).isEmpty();
    }

    @Test
    void the_table_remembers_what_missed_its_target() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Results results = new Results(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        results.ratio("start", 12, Target.atMost(10));
        results.ratio("memory", 0.5, Target.atMost(1));
        results.ratio("facts", 20, Target.NONE);

        assertThat(results.missed()).containsExactly("start");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("12.00   <= 10 MISSED");
    }

    @Test
    void a_ratio_that_is_no_number_misses_its_target() {
        assertThat(Target.atMost(5).isMetBy(Double.NaN)).isFalse();
        assertThat(Target.atLeast(5).isMetBy(Double.NaN)).isFalse();
    }
}
