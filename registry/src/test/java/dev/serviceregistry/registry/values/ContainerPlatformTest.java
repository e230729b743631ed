package dev.serviceregistry.registry.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux, amd64",
        "linux/arm64/v8, linux, arm64",
        "linux, linux, ''",
        "Linux/X86_64, linux, amd64",
        "linux/aarch64, linux, arm64",
        "windows(10.0.17763)/amd64, windows, amd64",
        "macOS/arm64, darwin, arm64",
        "arm64, '', arm64",
        "aarch64, '', arm64",
        "armhf, '', arm",
        "s390x, '', s390x",
        "plan9, plan9, ''",
        "'', '', ''",
    })
    void aPlatformIsAnOperatingSystemAnArchitectureOrBoth(String written, String system, String architecture) {
        assertThat(ContainerPlatform.of(written)).isEqualTo(new ContainerPlatform(system, architecture));
    }
}
