package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "1.4.2, true, 2.0.0",
        "1.4.2, false, 1.4.3",
        "0.4.2, true, 0.5.0",
        "0.4.2, false, 0.4.3",
        "2.0.0-rc.1, true, 2.0.0",
        "2.1.0-rc.1, true, 2.1.0",
        "2.1.3-rc.1, false, 2.1.3",
        "1.4, true, ''"
    })
    void the_next_version_tells_of_a_break_and_a_pre_release_leads_to_its_release(
            String version, boolean breaking, String next) {
        assertThat(ServiceVersions.next(version, breaking, false)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, 2.1.0, 2.1.0",
        "1.4.2, 1.5.0, 2.0.0",
        "1.9.0, 2.0.0-rc.1, 2.0.0-rc.1",
        "1.9.0, 1.10.0-rc.1, 2.0.0",
        "2.0.0-rc.1, 2.0.0-rc.2, 2.0.0-rc.2",
        "2.0.0-rc.1, 2.0.0-rc.1, 2.0.0",
        "2.0.0-rc.2, 2.0.0-rc.1, 2.0.0"
    })
    void a_version_that_tells_of_the_break_already_is_suggested(String old, String current, String suggested) {
        assertThat(new ServiceVersions("shop/cart", old, current).suggested(true, true))
                .isEqualTo(suggested);
    }
}
