package dev.serviceregistry.registry.importer.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void a_character_outside_the_basic_plane_takes_two_units() {
        Columns columns = new Columns("a😀b😀c\nd😀\n");

        assertThat(columns.of(0, 0)).isEqualTo(1);
        assertThat(columns.of(0, 2)).isEqualTo(4);
        assertThat(columns.of(0, 4)).isEqualTo(7);
        assertThat(columns.of(1, 2)).isEqualTo(4);
    }

    @Test
    void columns_may_be_asked_for_in_any_order() {
        Columns columns = new Columns("a😀b😀c\n😀😀d\n");

        assertThat(columns.of(1, 2)).isEqualTo(5);
        assertThat(columns.of(0, 4)).isEqualTo(7);
        assertThat(columns.of(0, 1)).isEqualTo(2);
        assertThat(columns.of(0, 3)).isEqualTo(5);
        assertThat(columns.of(0, 9)).isGreaterThan(7);
    }

    @Test
    void a_million_places_on_one_line_are_found_in_linear_time() {
        Columns columns = new Columns("😀".repeat(1_000_000));

        for (int i = 0; i < 1_000_000; i++) {
            assertThat(columns.of(0, i) == 2 * i + 1).isTrue();
        }
    }

    @Test
    void lines_begin_after_any_line_break() {
        Columns columns = new Columns("ab\ncd\r\nef\rg");

        assertThat(columns.lineStart(0)).isZero();
        assertThat(columns.lineStart(1)).isZero();
        assertThat(columns.lineStart(2)).isEqualTo(3);
        assertThat(columns.lineStart(3)).isEqualTo(7);
        assertThat(columns.lineStart(4)).isEqualTo(10);
        assertThat(columns.lineStart(5)).isEqualTo(11);
    }
}
