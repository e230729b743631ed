package dev.serviceregistry.registry.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 * * *",
                "00 03 01 01 00",
                "59 23 31 12 6",
                "*/5 0-23/2 ? * MON-FRI",
                "0,15,30-45 1 1,15 jan,Mar-DEC sun",
                "5/15 * * * *",
                "0  3\t*  * *",
                "@daily",
                "@hourly",
                "CRON_TZ=Europe/Berlin 0 3 * * *",
                "TZ=Etc/GMT+3 @weekly"
            })
    void what_a_cluster_takes_is_a_schedule(String text) {
        assertThat(CronSchedule.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "banana",
                "61 * * * *",
                "60 * * * *",
                "0 24 * * *",
                "0 3 0 * *",
                "0 3 32 * *",
                "0 3 * 13 *",
                "0 3 * 0 *",
                "0 3 * * 7",
                "0 3 * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "0 3 * * FRI-MON",
                "0 3 * DEC-JAN *",
                "H 3 * * *",
                "0 0 L * *",
                "0 3 * * SUN#2",
                "0 3 * *",
                "0 0 3 * * *",
                "0 3 * * * ",
                "1, * * * *",
                "-5 * * * *",
                "@reboot",
                "@every 1h",
                "CRON_TZ= 0 3 * * *",
                "CRON_TZ=Europe/Berlin"
            })
    void anything_else_is_none(String text) {
        assertThat(CronSchedule.isOne(text)).isFalse();
    }

    @Test
    void the_time_zone_stands_before_the_times() {
        assertThat(CronSchedule.of("CRON_TZ=Asia/Tokyo  @daily")).isEqualTo(new CronSchedule("@daily", "Asia/Tokyo"));
        assertThat(CronSchedule.of("0 3 * * *")).isEqualTo(new CronSchedule("0 3 * * *", ""));
        assertThat(CronSchedule.of("banana")).isEqualTo(new CronSchedule("banana", ""));
    }

    @Test
    void the_pattern_means_the_same_to_readers_of_json_schemas() {
        assertThat(CronSchedule.PATTERN).doesNotContain("(?i", "\\d", "\\w");
        assertThat(Pattern.compile("^(" + CronSchedule.PATTERN + ")$")
                        .matcher("0 3 * * *")
                        .find())
                .isTrue();
    }
}
