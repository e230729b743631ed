package dev.serviceregistry.benchmarks;

import dev.serviceregistry.benchmarks.generator.OwnRuleTexts;
import dev.serviceregistry.facts.Fact;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures what those who write rules wait for: a start with rules of their own, the first with new ones, an edit, a test. */
final class Authoring {

    private static final int PROJECTS = 50;
    private static final int MANY = 50;
    private static final int FEW = 10;
    private static final int SERVICES_IN_A_PROJECT = 20;
    private static final int MILLIS_IN_A_SCENARIO = 10;
    private static final int STARTS_IN_A_TEST = 3;
    private static final int WARM_UP_SAVES = 5;

    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    Authoring(Scratch scratch, Results results, boolean quick) {
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        results.heading("rules of an organisation's own, on 50 projects of 20 services; " + jdk);
        starts(jdk);
        Path repository = repository("with-few", FEW);
        double first = firstCompile(repository, jdk);
        edit(repository, first, jdk);
        tests(jdk);
    }

    private Path repository(String name, int rules) throws IOException {
        Path repository = scratch.path(name);
        Scratch.write(PROJECTS, repository);
        OwnRuleTexts.writeTo(repository, rules);
        return repository;
    }

    private void starts(Jdk jdk) throws IOException, InterruptedException {
        Path cache = scratch.path("warm");
        Race race = new Race();
        race.add("without", jdk.program(WholeProcess.validate(scratch.repository(PROJECTS)), cache));
        race.add("with", jdk.program(WholeProcess.validate(repository("with-many", MANY)), cache));
        race.run(quick ? 3 : 15);
        results.ratio(
                "validate with 50 rules that were compiled before, times without",
                race.ratio("with", "without"),
                Target.atMost(1.35));
    }

    /** Returns what the first start took in which the rules had to be compiled. */
    private double firstCompile(Path repository, Jdk jdk) throws IOException, InterruptedException {
        Path cache = scratch.path("compiling");
        Command first = jdk.program(WholeProcess.validate(repository), cache);
        Race race = new Race();
        race.add("first", first, round -> Scratch.delete(cache.resolve("service-registry/rules")));
        race.add("buildAll", buildAll(repository, first));
        race.run(quick ? 3 : 7);
        results.ratio(
                "validate that compiles 10 rules, times a JVM in which Drools builds all",
                race.ratio("first", "buildAll"),
                Target.atMost(2));
        return race.median("first");
    }

    /** A JVM with the same options that has Drools and the types of facts, and builds the rules of a repository. */
    private static Command buildAll(Path repository, Command program) throws IOException {
        List<String> words = new ArrayList<>(program.words());
        int classPath = words.indexOf("-cp");
        Path jar = Path.of(words.get(classPath + 1));
        words.subList(classPath, words.size()).clear();
        words.removeIf(Jdk::isArchive);
        words.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        jar.resolveSibling("rule-compiler.jar").toString(),
                        place(BuildAllProcess.class),
                        place(Fact.class)),
                BuildAllProcess.class.getName(),
                repository.resolve(OwnRuleTexts.FOLDER).toString()));
        return new Command(words, program.environment());
    }

    private static String place(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private void edit(Path repository, double firstCompile, Jdk jdk) throws IOException, InterruptedException {
        Command watch = jdk.program(List.of("watch", "--config", repository.toString()), scratch.path("compiling"));
        Path rule = repository.resolve(OwnRuleTexts.FOLDER).resolve(OwnRuleTexts.file(1));
        String text = Files.readString(rule);
        Series saves = new Series();
        Process watching = watch.startTogether();
        try (BufferedReader lines = watching.inputReader()) {
            untilItWaits(lines);
            for (int save = 0; save < WARM_UP_SAVES + (quick ? 5 : 40); save++) {
                long start = System.nanoTime();
                // One number finds something, the next nothing, and none comes twice.
                int most = save % 2 == 0 ? save / 2 - 1_000 : save / 2 + 1_000;
                Files.writeString(rule, text.replace("replicas > 900", "replicas > " + most));
                untilItWaits(lines);
                if (save >= WARM_UP_SAVES) {
                    saves.add((System.nanoTime() - start) / 1e6);
                }
            }
        } finally {
            watching.destroy();
            watching.waitFor();
        }
        results.ratio(
                "one rule saved in watch, until its findings are told, times that first",
                saves.median() / firstCompile,
                Target.atMost(0.1));
    }

    private static void untilItWaits(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("watching ")) {
                return;
            }
        }
        throw new IOException("watch ended");
    }

    private void tests(Jdk jdk) throws IOException, InterruptedException {
        Path cache = scratch.path("warm");
        Command test = jdk.program(
                List.of(
                        "rules",
                        "test",
                        "--config",
                        scratch.repository(PROJECTS).toString()),
                cache);
        List<String> lines = test.lines();
        int scenarios = Integer.parseInt(lines.get(lines.size() - 1).split(" ")[0]);
        Path asMany = scratch.repository((scenarios + SERVICES_IN_A_PROJECT - 1) / SERVICES_IN_A_PROJECT);
        Race race = new Race();
        race.add("test", test);
        race.add("validate", jdk.program(WholeProcess.validate(asMany), cache));
        race.run(quick ? 1 : 7);
        results.ratio(
                "all " + scenarios + " bundled scenarios, times three starts and 10 ms a scenario",
                race.median("test") / (STARTS_IN_A_TEST * race.median("validate") + MILLIS_IN_A_SCENARIO * scenarios),
                Target.atMost(1));
    }
}
