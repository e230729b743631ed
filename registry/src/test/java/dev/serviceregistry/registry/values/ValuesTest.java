package dev.serviceregistry.registry.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "100ms, 100",
        "0s, 0",
        "90s, 90000",
        "1m, 60000",
        "1h30m, 5400000",
        "1.5h, 5400000",
        "30d, 2592000000",
        "2w, 1209600000",
        "1d1ms, 86400001",
        "1.0005s, 1000",
        "99999999999999999999w, 9223372036854775807"
    })
    void a_duration_is_so_many_milliseconds(String text, long milliseconds) {
        assertThat(Durations.milliseconds(text)).isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({"99.99%, 99.99", "100%, 100", "0 %, 0", "33.3%, 33.3"})
    void a_percentage_is_an_exact_number(String text, BigDecimal number) {
        assertThat(Percentages.of(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "24/7, business, true",
        "business, 24/7, false",
        "24x7, 00:00-24:00, true",
        "00:00-00:00, 24/7, true",
        "08:00-20:00, business, true",
        "business, 08:00-20:00, false",
        "Mon-Fri 09:00-17:00, business, true",
        "Mon-Thu 00:00-24:00, business, false",
        "8x5, Fri 16:00-17:00, true",
        "8x5, Fri 16:00-17:01, false",
        "fri-mon 00:00-24:00, Sun 10:00-11:00, true",
        "22:00-06:00, Mon 05:00-06:00, true",
        "Mon 22:00-06:00, Tue 05:00-06:00, true",
        "Mon 22:00-06:00, Mon 05:00-06:00, false",
        "Mon 22:00-06:00, Tue 05:59-06:01, false",
        "Sun 22:00-06:00, Mon 05:59-06:00, true",
        "10:00-10:00, 24/7, true",
        "Mon-Sat 10:00-10:00, 24/7, false"
    })
    void hours_contain_others(String hours, String others, boolean contain) {
        assertThat(WeeklyHours.parse(hours)
                        .orElseThrow()
                        .contain(WeeklyHours.parse(others).orElseThrow()))
                .isEqualTo(contain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "when we can", "9-17", "08:00", "08:00-", "24:00-08:00", "08:61-09:00", "Mo-Fr 08:00-09:00"})
    void words_of_their_own_are_no_hours(String text) {
        assertThat(WeeklyHours.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AES-256, AES256, 256",
        "aes_256_gcm, AES256, 256",
        "AES/GCM/NoPadding, AES, 128",
        "AES-512-XTS, AES256, 256",
        "ChaCha20-Poly1305, CHACHA20POLY1305, 256",
        "3DES, 3DES, 112",
        "DES-CBC, DES, 56",
        "RC4, RC4, 40",
        "ROT13, ROT13, 0",
        "Own-GCM, OWNGCM, 0"
    })
    void an_algorithm_is_known_under_every_spelling(String written, String name, int bits) {
        assertThat(Algorithms.name(written)).isEqualTo(name);
        assertThat(Algorithms.bits(name)).isEqualTo(bits);
    }

    @Test
    void a_mode_alone_is_no_algorithm() {
        assertThat(Algorithms.bits(Algorithms.name("GCM"))).isZero();
    }
}
