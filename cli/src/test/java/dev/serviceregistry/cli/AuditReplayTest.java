package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be repeated of what an audit log holds, and what is said of the rest. */
class AuditReplayTest {

    private static final String SAME = "It comes out the same.\n";

    private @TempDir Path scratch;
    private Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        root = Repositories.broken(scratch.resolve("central"));
    }

    private Run run(String... args) {
        return Run.in(root, args);
    }

    private Run recorded(String... args) {
        String[] all =
                Stream.concat(Stream.of(args), Stream.of("--audit", "../audit")).toArray(String[]::new);
        Run run = Run.in(root, all);
        assertThat(run.code()).as(run.err()).isLessThan(2);
        return run;
    }

    private Run replay(int entry) {
        return run("audit", "replay", Integer.toString(entry), "--audit", "../audit");
    }

    private List<Integer> entries(String kind) {
        return run("audit", "show", "--kind", kind, "--audit", "../audit")
                .out()
                .lines()
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf(' '))))
                .toList();
    }

    @Test
    void the_judgement_of_every_command_comes_out_the_same() throws Exception {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("First")
                    .setSign(false)
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .call();
            Repositories.write(root, "projects/shop/deployment.toml", "[deployment]\nnamespace = \"shop\"\n");
            recorded("baseline", "create");
            Files.move(root.resolve("policies/baseline.json"), scratch.resolve("known.json"));
            recorded("validate", "--against", "main", "--changed-since", "main");
            recorded("validate", "--baseline", "../known.json", "--as-of", "2026-12-31", "--fail-on", "note");
            recorded("check-deps", "--against", "main", "--project", "shop");
            recorded("security-check");
            recorded("diff", "--against", "main");
            recorded("diff", "--against", "main", "--breaks", "shop");
            recorded("approvals", "status", "--against", "main");
            recorded("controls", "--against", "main");
            recorded("controls");
            recorded("generate", "--format", "listing", "--allow-findings");
            recorded("generate", "--format", "listing,docker", "--project", "shop", "--allow-findings", "--check");

            List<Integer> judgements = entries("judgement");

            assertThat(judgements).hasSize(11);
            for (int judgement : judgements) {
                Run replayed = replay(judgement);
                assertThat(replayed.out())
                        .as("entry %d: %s", judgement, replayed.err())
                        .endsWith(SAME);
                assertThat(replayed.code()).isZero();
            }
        }
    }

    @Test
    void what_settings_and_command_lines_name_is_found_from_wherever_it_is_repeated() throws Exception {
        recorded("baseline", "create");
        Files.createDirectory(root.resolve("known"));
        Files.move(root.resolve("policies/baseline.json"), root.resolve("known/findings.json"));
        Repositories.write(root, "reports/bom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}\n");
        Repositories.write(
                root,
                "service-registry.toml",
                "baseline = \"known/findings.json\"\nvulnerabilities = [\"reports/bom.json\"]\n");
        Path projects = root.resolve("projects");
        assertThat(Run.in(projects, "validate", "--audit", "../../audit").code())
                .isZero();
        String[] named = {
            "validate", "--baseline", "../known/findings.json", "--vulnerabilities", "../reports/bom.json", "--audit"
        };
        assertThat(Run.in(
                                projects,
                                Stream.concat(Stream.of(named), Stream.of("../../audit"))
                                        .toArray(String[]::new))
                        .code())
                .isZero();

        List<Integer> judgements = entries("judgement");

        assertThat(judgements).hasSize(2);
        for (int judgement : judgements) {
            String entry = Integer.toString(judgement);
            assertThat(replay(judgement).out()).endsWith(SAME);
            assertThat(Run.in(scratch, "audit", "replay", entry, "--audit", "audit", "--config", "central")
                            .out())
                    .endsWith(SAME);
        }
    }

    @Test
    void what_was_generated_is_generated_again_and_compared() throws IOException {
        recorded("generate", "--format", "listing", "--project", "shop", "--allow-findings");
        assertThat(replay(1).out()).endsWith(SAME);
        Path cart = root.resolve("projects/shop/services.toml");
        String before = Files.readString(cart);
        Files.writeString(cart, before.replace("1.0.0", "1.0.1"));

        Run changed = replay(1);

        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .contains("  not the same: the files: then ", "  not the same: the generated files: then ");
        // A comment is another file, and makes the same files.
        Files.writeString(cart, "# Of no meaning.\n" + before);
        assertThat(replay(1).out()).contains("the files: then ").doesNotContain("the generated files");
    }

    @Test
    void what_is_no_judgement_is_told_with_the_judgement_behind_it() {
        recorded("validate", "-o", "json=../report.json");
        recorded("generate", "--format", "listing", "--allow-findings");
        recorded(
                "waive",
                "DEP-001",
                "shop/cart",
                "--reason",
                "r",
                "--ticket",
                "t",
                "--approved-by",
                "@platform",
                "--expires",
                "2027-01-31");

        assertThat(entries("files-written")).containsExactly(2, 4, 6);
        assertThat(replay(0).err())
                .isEqualTo("service-registry: entry 0 is no judgement but log-started: it tells of the log itself\n"
                        + "'service-registry audit verify' proves the log.\n");
        assertThat(replay(2).err())
                .contains("entry 2 is no judgement but files-written: what 'validate' wrote follows from what it"
                        + " judged\n"
                        + "'service-registry audit replay 1' repeats that; reports also tell how long it took.");
        assertThat(replay(4).err())
                .contains("what 'generate' wrote follows from what it judged\n'service-registry audit replay 3'"
                        + " repeats that, and the generated files with it.");
        assertThat(replay(5).err()).contains("is no judgement but waiver: it tells for what somebody answers");
        assertThat(replay(6).err())
                .contains(
                        "'waive' wrote what it was given, and the log holds the digests of the files and not what they"
                                + " were made from");
        assertThat(replay(6).code()).isEqualTo(2);
    }

    @Test
    void an_entry_of_a_version_that_recorded_less_is_refused() throws IOException {
        recorded("generate", "--format", "listing", "--allow-findings");
        Path log = scratch.resolve("audit/entries.jsonl");
        String entries = Files.readString(log);
        Files.writeString(log, entries.replaceFirst("\"generation\":\\{[^}]*\\},", ""));

        assertThat(replay(1).err()).contains("was made by a version of generate that did not record which formats");
    }
}
