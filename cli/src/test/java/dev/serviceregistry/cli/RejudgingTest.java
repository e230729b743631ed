package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.FollowedRepository;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SmallReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After any edit, what is known of the state before leads to what a look at everything leads to. */
class RejudgingTest {

    private static final DroolsRuleSet RULES = DroolsRuleSet.bundledForStates();
    private static final int EDITS = 60;

    private @TempDir Path root;
    private LocalDate day = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void after_every_edit_the_findings_are_those_of_a_fresh_evaluation_in_shards(long seed) throws IOException {
        follow(new DroolsPolicyEngine(RULES, 2), seed, EDITS);
    }

    @Test
    void after_every_edit_the_findings_are_those_of_a_fresh_evaluation_of_few_projects() throws IOException {
        follow(new DroolsPolicyEngine(RULES, 100), 4, EDITS);
    }

    @Test
    void projects_that_come_and_go_change_between_one_session_and_shards() throws IOException {
        follow(new DroolsPolicyEngine(RULES, 9), 5, EDITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void after_every_edit_of_a_repository_that_is_not_held_as_a_whole_the_findings_are_those_of_a_fresh_evaluation(
            long seed) throws IOException {
        RandomEdits editor = new RandomEdits(root, new Random(seed));
        follow(new DroolsPolicyEngine(RULES, 2), SmallReaders.thatHold(3), RegistryReader::new, editor, seed, EDITS);
    }

    @ParameterizedTest
    @CsvSource({"11, 210", "16, 240"})
    void unknown_names_come_and_go_around_the_limit_of_what_is_compared_for_suggestions(long seed, long limit)
            throws IOException {
        Supplier<RegistryReader> readers = () -> SmallReaders.thatCompare(limit);
        RandomEdits editor = new RandomEdits(root, new Random(seed)).carefully();
        follow(new DroolsPolicyEngine(RULES, 2), readers.get(), readers, editor, seed, EDITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10})
    void after_every_edit_of_one_value_the_findings_are_those_of_a_fresh_evaluation(long seed) throws IOException {
        RandomEdits editor = new RandomEdits(root, new Random(seed)).carefully();
        follow(new DroolsPolicyEngine(RULES, 2), new RegistryReader(), RegistryReader::new, editor, seed, 2 * EDITS);
    }

    private void follow(DroolsPolicyEngine engine, long seed, int edits) throws IOException {
        RandomEdits editor = new RandomEdits(root, new Random(seed));
        follow(engine, new RegistryReader(), RegistryReader::new, editor, seed, edits);
    }

    private void follow(
            DroolsPolicyEngine engine,
            RegistryReader reader,
            Supplier<RegistryReader> readers,
            RandomEdits editor,
            long seed,
            int edits)
            throws IOException {
        editor.begin();
        FollowedRepository followed = reader.following(root);
        Rejudging rejudging = new Rejudging();
        Set<String> changed = new TreeSet<>();
        Reading reading = followed.read(Progress.NONE);
        for (int edit = 0; edit <= edits; edit++) {
            Reading fresh = readers.get().read(root);
            assertThat(texts(reading.registry().facts()))
                    .describedAs("facts after edit %s of seed %s: %s", edit, seed, changed)
                    .isEqualTo(texts(fresh.registry().facts()));
            assertThat(reading.digest()).isEqualTo(fresh.digest());
            assertThat(reading.diagnostics()).isEqualTo(fresh.diagnostics());
            Evaluation expected = judged(engine, fresh, null);
            assertThat(told(judged(engine, reading, rejudging)))
                    .describedAs("findings after edit %s of seed %s: %s", edit, seed, changed)
                    .isEqualTo(told(expected));
            editor.found(expected);
            changed = editor.edit();
            if (changed.isEmpty()) {
                day = day.plusDays(20);
            }
            reading = followed.read(changed);
        }
    }

    private Evaluation judged(DroolsPolicyEngine unset, Reading reading, @Nullable Rejudging rejudging) {
        FactSet facts = reading.registry().facts().plus(List.of(new Today(day)));
        RuleSettings settings = new RuleSettings();
        facts.ofType(Setting.class).forEach(settings::add);
        DroolsPolicyEngine engine = settings.applyTo(unset);
        return rejudging == null
                ? engine.evaluate(facts, Exceptions.in(facts, day))
                : rejudging.evaluate(engine, facts, day, Progress.NONE);
    }

    /** Every fact as text, without the order in which they are stated. */
    private static List<String> texts(FactSet facts) {
        List<String> texts = new ArrayList<>();
        for (Fact fact : facts.facts()) {
            texts.add(fact.toString().replaceAll("places=[^\\]]*", ""));
        }
        texts.sort(null);
        return texts;
    }

    private static List<String> told(Evaluation evaluation) {
        List<String> told = new ArrayList<>();
        evaluation.findings().forEach(finding -> told.add(told(finding)));
        for (SuppressedFinding suppressed : evaluation.suppressed()) {
            told.add(told(suppressed.finding()) + " but " + suppressed.suppression());
        }
        told.add(evaluation.outcomes().toString());
        return told;
    }

    private static String told(Finding finding) {
        StringBuilder told = new StringBuilder();
        told.append(finding.rule().severity()).append(' ').append(finding.rule().id());
        told.append(' ')
                .append(finding.subject())
                .append(" [")
                .append(finding.subject().element());
        told.append("] ").append(finding.message()).append(' ').append(finding.source());
        told.append(' ').append(finding.fingerprint().value());
        for (Fact fact : finding.evidence()) {
            told.append(" | ").append(fact.description()).append(' ').append(fact.source());
        }
        return told.toString();
    }
}
