package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.PolicySource;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.files.CacheEntries;
import dev.serviceregistry.registry.files.ParsedFileCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is kept from runs before, a run states what it would state without. */
class KeptSectionsTest {

    private static final int EDITS = 60;

    private @TempDir Path root;
    private @TempDir Path caches;

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void after_every_edit_the_facts_are_those_of_a_run_that_keeps_nothing(long seed) throws IOException {
        edit(new RandomEdits(root, new Random(seed)), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15})
    void after_every_edit_of_one_value_the_facts_are_those_of_a_run_that_keeps_nothing(long seed) throws IOException {
        edit(new RandomEdits(root, new Random(seed)).carefully(), seed);
    }

    private void edit(RandomEdits editor, long seed) throws IOException {
        editor.begin();
        for (int edit = 0; edit < EDITS; edit++) {
            List<String> expected = texts(new RegistryReader().read(root));
            // The first parses what was edited, the second keeps what is stated, the third finds it.
            for (int run = 0; run < 3; run++) {
                assertThat(texts(reader().read(root)))
                        .describedAs("run %s after edit %s of seed %s", run, edit, seed)
                        .isEqualTo(expected);
            }
            editor.edit();
        }
    }

    private RegistryReader reader() {
        return new RegistryReader(
                ParsedFileCache.in(caches.resolve("files"), "build"),
                CacheEntries.in(caches.resolve("sections"), "build"),
                PolicySource.NONE);
    }

    /** Every fact and diagnostic as text, without the order in which they are stated. */
    private static List<String> texts(Reading reading) {
        List<String> texts = new ArrayList<>();
        for (Fact fact : reading.registry().facts().facts()) {
            texts.add(fact.toString().replaceAll("places=[^\\]]*", ""));
        }
        texts.sort(null);
        reading.diagnostics().forEach(diagnostic -> texts.add(diagnostic.toString()));
        return texts;
    }
}
