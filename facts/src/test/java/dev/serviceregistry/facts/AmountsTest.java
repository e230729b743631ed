package dev.serviceregistry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void a_number_without_a_fraction_has_no_point_and_no_power() {
        assertThat(Amounts.shown(100.0)).isEqualTo("100");
        assertThat(Amounts.shown(12_345_678_901.0)).isEqualTo("12345678901");
        assertThat(Amounts.shown(-1_000_000.0)).isEqualTo("-1000000");
        assertThat(Amounts.shown(0.0)).isEqualTo("0");
        assertThat(Amounts.shown(7)).isEqualTo("7");
    }

    @Test
    void a_fraction_has_few_digits_but_never_none_that_says_something() {
        assertThat(Amounts.shown(4 / 3.0)).isEqualTo("1.333333");
        assertThat(Amounts.shown(99.95)).isEqualTo("99.95");
        assertThat(Amounts.shown(0.000_000_01)).isEqualTo("1.0E-8");
    }

    @Test
    void what_stands_for_nothing_is_no_number_of_many_digits() {
        assertThat(Amounts.shown(Amounts.MOST)).isEqualTo("∞");
        assertThat(Amounts.shown(Amounts.LEAST)).isEqualTo("-∞");
        assertThat(Amounts.shown(Integer.MAX_VALUE)).isEqualTo("∞");
        assertThat(Amounts.shown(Double.MAX_VALUE)).isEqualTo("∞");
        assertThat(Amounts.shown(Double.NaN)).isEqualTo("no number");
        assertThat(Amounts.shown(LocalDate.MIN)).isEqualTo("a day that nobody names");
    }
}
