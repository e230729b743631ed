package dev.serviceregistry.generators.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailoverTest {

    private static Region region(String name, String share, @Nullable String capacity, String... successors) {
        BigDecimal most = capacity == null ? null : new BigDecimal(capacity);
        return new Region(name, name, "", new BigDecimal(share), most, List.of(successors), OptionalLong.empty(), "");
    }

    @Test
    void those_that_are_named_fill_up_in_their_order_and_what_is_left_goes_to_the_first() {
        Region lost = region("a", "60", "100", "b", "c");
        List<Region> regions = List.of(lost, region("b", "20", "50"), region("c", "20", "40"));

        Failover failover = Failover.of(regions, lost);

        assertThat(failover.after()).isEqualTo(java.util.Map.of("b", new BigDecimal("60"), "c", new BigDecimal("40")));
        assertThat(failover.overloaded()).containsExactly("b");
        assertThat(failover.fails()).isTrue();
    }

    @Test
    void the_whole_is_shared_out_to_the_last_hundredth() {
        Region lost = region("a", "40", "100");
        List<Region> regions = List.of(lost, region("b", "20", null), region("c", "20", null), region("d", "20", null));

        Failover failover = Failover.of(regions, lost);

        assertThat(failover.after().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(failover.unknown()).containsExactly("b", "c", "d");
        assertThat(failover.fails()).isFalse();
    }

    @Test
    void a_passive_region_takes_over_whole() {
        Region lost = region("a", "100", "100");
        Failover failover = Failover.of(List.of(lost, region("b", "0", "100")), lost);

        assertThat(failover.after().get("b")).isEqualByComparingTo("100");
        assertThat(failover.fails()).isFalse();
    }

    @Test
    void a_region_whose_successors_do_not_exist_is_not_served() {
        Region lost = region("a", "100", "100", "gone");

        assertThat(Failover.of(List.of(lost, region("b", "0", "100")), lost).isServed())
                .isFalse();
    }
}
