package dev.serviceregistry.generators.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "^1           => 2.3.4 => ^2",
                "^1.4         => 2.3.4 => ^2.3",
                "~1.4.0       => 2.3.4 => ~2.3.4",
                "1.4.0        => 2.3.4 => 2.3.4",
                "1.4          => 2.3.4 => 2.3",
                "=1.4.0       => 2.3.4 => =2.3.4",
                "= 1.4        => 2.3.4 => = 2.3",
                "v1           => 2.3.4 => v2",
                "1.4.x        => 2.3.4 => 2.3.x",
                "1.X          => 2.3.4 => 2.X",
                "1.*          => 2.3.4 => 2.*",
                "1.x.x        => 2.3.4 => 2.x.x",
                "1.4 - 1.8    => 2.3.4 => 2.3 - 2",
                "1.4.0 - 1.8.9 => 2.3.4 => 2.3.4 - 2",
                ">=1.4 <2     => 2.3.4 => >=2.3 <3",
                ">=1.4, <2    => 2.3.4 => >=2.3, <3",
                ">1 <=2       => 3.0.1 => >=3 <4",
                "<2           => 2.3.4 => <3",
                "<=1.9        => 2.3.4 => <=2.3",
                ">=3          => 2.3.4 => >=2",
                ">=1 <2 || >=3 => 2.3.4 => >=1 <2 || >=3 || >=2 <3",
                "^1 || ^3     => 2.3.4 => ^1 || ^3 || ^2",
                "1.4.x        => 1.4.9 => 1.4.x",
                "1.4.x        => 2.0.0-rc.1 => 2.0.0-rc.1"
            })
    void a_range_is_moved_in_the_form_that_its_author_gave_it(String range, String version, String moved) {
        assertThat(new Ranges().moved(range, version)).isEqualTo(moved);
        assertThat(new Ranges().holds(moved, version)).isTrue();
    }
}
