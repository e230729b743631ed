package dev.serviceregistry.registry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.backstage.BackstageImporter;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import dev.serviceregistry.registry.importer.kubernetes.KubernetesImporter;
import dev.serviceregistry.registry.importer.recognition.AnyImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the files say, everything that reads files from outside comes to an end, says what is wrong where it is, and gives
 * no secret away.
 *
 * <p>Files are spoilt in ways that a number decides, so that a failure can be had again: {@code -Dfuzz.seed=N} runs one number
 * alone, {@code -Dfuzz.target=NAME} one target, {@code -Dfuzz.minutes=N} as many numbers as there is time for, and {@code
 * -Dreal.inputs=FOLDER} spoils the files of real systems too: of some, or with minutes given of all. What fails is made as small as can be and lies in {@code
 * target/fuzz} afterwards.
 *
 * <p>No work may be more than fifty times that on the untouched files. It is measured per thread, as time of a processor and as
 * bytes taken from the heap: neither grows with what else the machine does. What takes less than a second of a processor is
 * never too long, since code that runs for the first time is slow, and what takes more is done again before it is called so;
 * what would go on for ever is given up after a minute of a processor.
 */
@Tag("heavy")
class HostileInputTest {

    private static final Path FAILED = Path.of("target", "fuzz");

    static Stream<Target> targets() {
        String only = System.getProperty("fuzz.target", "");
        return Stream.of(
                        new ParsingTarget(),
                        new ReadingTarget(),
                        new ImportTarget("compose", Target.Format.COMPOSE, new ComposeImporter()),
                        new ImportTarget("kubernetes", Target.Format.KUBERNETES, new KubernetesImporter()),
                        new ImportTarget("backstage", Target.Format.BACKSTAGE, new BackstageImporter()),
                        new ImportTarget("any", Target.Format.COMPOSE, new AnyImporter()))
                .filter(target -> only.isEmpty() || target.name().equals(only));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void no_files_do_harm(Target target, @TempDir Path folder) throws IOException, InterruptedException {
        long minutes = Long.getLong("fuzz.minutes", 0);
        Campaign campaign = new Campaign(target, Seeds.of(target.format(), minutes > 0), folder);
        Long number = Long.getLong("fuzz.seed");
        if (number != null) {
            campaign.take(number);
        } else {
            long start = System.nanoTime();
            long first = minutes > 0 ? System.currentTimeMillis() : 0;
            for (long i = first; !campaign.isOver(); i++) {
                long elapsed = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start);
                if (minutes > 0 ? elapsed >= minutes : i >= target.mutations()) {
                    break;
                }
                campaign.take(i);
            }
        }
        List<String> told = new ArrayList<>();
        for (Campaign.Failure failure : campaign.failures()) {
            told.add(told(target, failure, new Minimiser(campaign).minimised(failure)));
        }
        assertThat(told).as("after %d runs", campaign.runs()).isEmpty();
    }

    private static String told(Target target, Campaign.Failure failure, Seed smallest) {
        Path folder = FAILED.resolve(target.name() + "-" + failure.number());
        try {
            for (Seed seed : List.of(failure.input(), smallest)) {
                Path part = folder.resolve(seed == smallest ? "small" : "whole");
                for (String file : seed.mutated()) {
                    Path path = part.resolve(seed.name()).resolve(file);
                    Files.createDirectories(path.getParent());
                    Files.write(path, seed.files().get(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String minutes = System.getProperty("fuzz.minutes", "");
        return (minutes.isEmpty() ? "" : "-Dfuzz.minutes=" + minutes + " ") + "-Dfuzz.target=" + target.name()
                + " -Dfuzz.seed=" + failure.number() + " on " + failure.input().name() + ", see " + folder + ": "
                + failure.message();
    }
}
