package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Edits a repository as many people would who are not careful: any file, at any place, in any way. */
final class RandomEdits {

    private static final List<String> NAMES =
            List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "alphas", "bravos");

    private static final List<String> SERVICES = List.of("cart", "desk", "feed", "gate", "hall", "inbox", "postgres");

    /** The first of them go with whatever else a service says. */
    private static final List<String> LINES = List.of(
            "deploy.kind = \"job\"",
            "deploy.replicas = 2",
            "health.liveness.exec = [\"true\"]",
            "criticality = \"critical\"",
            "criticality = \"low\"",
            "criticality = \"hihg\"",
            "lifecycle = \"deprecated\"",
            "lifecycle = \"retired\"",
            "visibility = \"private\"",
            "aliases = [\"lobby\"]",
            "patterns = [\"small\"]",
            "owner = \"nobody\"",
            "owner = \"@platform\"",
            "deploy.sidecar_of = \"desk\"",
            "replicas = 7",
            "ports.web = { port = 80 }",
            "type = \"databse\"",
            "version = \"0.9\"",
            "password = \"hunter2hunter2\"",
            "consumes = [\"orders@2\"]",
            "provides = [\"orders@1.0\"]",
            "x = ");

    private static final int SOUND_LINES = 14;

    private static final List<String> USES =
            List.of("\"postgres\", \"redis\"", "\"postgres\", \"redsi\"", "\"redis\"", "\"gate\", \"postgres\"", "");

    /** What a service may say or not, so that others see it or do not. */
    private static final List<String> OPTIONAL =
            List.of("ports.", "health.", "slo.", "env.PEER", "aliases", "criticality", "deploy.", "dependencies.");

    private final Path root;
    private final Random random;
    private List<Finding> found = List.of();
    private boolean areCareful;

    RandomEdits(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    void begin() throws IOException {
        write("services/catalog.toml", catalogue());
        for (int i = 0; i < 8; i++) {
            write("projects/" + NAMES.get(i) + "/services.toml", project(NAMES.get(i)));
            if (areCareful) {
                write("projects/" + NAMES.get(i) + "/deployment.toml", soundDeployment());
            }
        }
        write("policies/sla.toml", "[sla.critical]\nmin_replicas = 3\n");
    }

    /** Edits from now on one value at a time, in files with which nothing is wrong. */
    RandomEdits carefully() {
        areCareful = true;
        return this;
    }

    /** Takes note of what somebody may wave through. */
    void found(Evaluation evaluation) {
        found = evaluation.every();
    }

    /** Edits something; returns the paths that a watch would tell of, none when only time has passed. */
    Set<String> edit() throws IOException {
        if (areCareful) {
            Set<String> saved = new TreeSet<>();
            do {
                saved.addAll(editCarefully("projects/" + someProject()));
            } while (random.nextInt(3) == 0);
            return saved;
        }
        return switch (random.nextInt(23)) {
            case 0 -> Set.of();
            case 1 ->
                save("services/catalog.toml", random.nextBoolean() ? catalogue() : changed("services/catalog.toml"));
            case 2 -> save("policies/sla.toml", settings());
            case 3 -> save("policies/rules.toml", rules());
            case 4 -> save("policies/waivers.toml", waivers());
            case 5 -> versions();
            case 6 -> table();
            case 7 -> projectComesOrGoes();
            case 8 -> save("projects/" + someProject() + "/deployment.toml", deployment());
            case 9 -> renamed();
            case 10 -> baseline();
            case 11 -> save("policies/approvals.toml", approvals());
            case 12, 13, 14, 15 -> {
                String project = someProject();
                yield save("projects/" + project + "/services.toml", project(project));
            }
            default -> {
                String file = "projects/" + someProject() + "/services.toml";
                yield save(file, changed(file));
            }
        };
    }

    private Set<String> editCarefully(String project) throws IOException {
        if (random.nextInt(6) == 0) {
            return save(project + "/deployment.toml", soundDeployment());
        }
        String file = project + "/services.toml";
        return save(file, withAnotherValue(file));
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String someProject() throws IOException {
        try (Stream<Path> projects = Files.list(root.resolve("projects"))) {
            return pick(
                    projects.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private Set<String> save(String file, String text) throws IOException {
        write(file, text);
        return Set.of(file);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private String catalogue() {
        StringBuilder text = new StringBuilder(
                "[catalog]\nname = \"central\"\n[teams.platform]\nmembers = [\"Ann <ann@example.org>\"]\n");
        if (random.nextBoolean()) {
            text.append("[patterns.small]\n");
        }
        for (String id : List.of("postgres", "redis", "gate")) {
            if (random.nextInt(6) > 0) {
                text.append(service(id));
            }
        }
        return text.toString();
    }

    private String project(String name) {
        StringBuilder text = new StringBuilder("[project]\nname = \"" + name + "\"\nowner = \"platform\"\n");
        if (random.nextInt(6) == 0) {
            text.append("catalog_version = \"v").append(1 + random.nextInt(2)).append("\"\n");
        }
        if (random.nextInt(4) > 0) {
            text.append("[uses]\nservices = [\"postgres\", \"")
                    .append(random.nextBoolean() ? "redis" : "redsi")
                    .append("\"]\n");
        }
        for (String id : SERVICES) {
            if (random.nextInt(3) > 0) {
                text.append(service(id));
            }
        }
        return text.toString();
    }

    private String service(String id) {
        StringBuilder text = new StringBuilder("[services." + id + "]\n");
        text.append("type = \"")
                .append(pick(List.of("api", "worker", "database", "job")))
                .append("\"\n");
        text.append("version = \"").append(1 + random.nextInt(3)).append(".0.0\"\n");
        if (random.nextInt(3) == 0) {
            text.append(pick(LINES.subList(0, areCareful ? SOUND_LINES : LINES.size() - 1)))
                    .append('\n');
        }
        if (random.nextInt(3) == 0) {
            text.append("ports.web = { port = 80, published = ")
                    .append(8000 + random.nextInt(3))
                    .append(" }\n");
        }
        if (!areCareful && random.nextInt(4) == 0) {
            text.append("env.TOKEN = \"s3cr3t-").append(random.nextInt(3)).append("aaaa\"\n");
        }
        if (random.nextInt(3) == 0) {
            text.append("slo.availability.objective = \"99.")
                    .append(random.nextInt(10))
                    .append("%\"\n");
        }
        if (random.nextInt(3) == 0) {
            text.append("health.readiness.exec = [\"true\"]\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("env.PEER = { from_service = \"").append(target()).append("\", value = \"url\" }\n");
        }
        if (random.nextInt(3) == 0) {
            text.append("dependencies.optional = [{ service = \"")
                    .append(target())
                    .append("\", condition = \"")
                    .append(pick(List.of("healthy", "completed")))
                    .append("\" }]\n");
        }
        for (String kind : List.of("requires", "calls")) {
            if (random.nextInt(3) > 0) {
                text.append("dependencies.")
                        .append(kind)
                        .append(" = [\"")
                        .append(target())
                        .append("\", \"");
                text.append(target()).append("@^1\"]\n");
            }
        }
        return text.toString();
    }

    private String target() {
        String id = random.nextInt(8) == 0 ? pick(List.of("lobby", "crat", "redis")) : pick(SERVICES);
        return random.nextInt(3) == 0 ? pick(NAMES) + "/" + id : random.nextInt(8) == 0 ? "global/" + id : id;
    }

    /** The text of a file with a line more, less, twice or elsewhere. */
    private String changed(String file) throws IOException {
        if (!Files.exists(root.resolve(file))) {
            return "";
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(root.resolve(file)));
        int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.add(at, "# another line");
            case 1, 2 -> lines.add(Math.min(lines.size(), at + 1), pick(LINES));
            case 3 -> lines.add(at, lines.isEmpty() ? "" : lines.get(random.nextInt(lines.size())));
            default -> {
                if (!lines.isEmpty()) {
                    lines.remove(at);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String withAnotherValue(String file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(root.resolve(file)));
        int at;
        do {
            at = random.nextInt(lines.size());
        } while (lines.get(at).startsWith("[") || lines.get(at).startsWith("# "));
        String line = lines.get(at);
        if (random.nextInt(6) == 0) {
            lines.add(at, "# another line");
        } else if (line.startsWith("version = ")) {
            lines.set(at, "version = \"" + (1 + random.nextInt(3)) + ".0.0\"");
        } else if (line.startsWith("type = ")) {
            lines.set(at, "type = \"" + pick(List.of("api", "worker", "job")) + "\"");
        } else if (line.startsWith("dependencies.requires") && random.nextBoolean()) {
            lines.set(at, "dependencies.requires = [\"" + target() + "\"]");
        } else if (line.startsWith("services = ")) {
            lines.set(at, "services = [" + pick(USES) + "]");
        } else if (line.startsWith("owner = ")) {
            lines.set(at, "owner = \"" + pick(List.of("platform", "@platform", "nobody", "")) + "\"");
        } else if (line.startsWith("#")) {
            lines.set(at, line.substring(1));
        } else if (OPTIONAL.stream().anyMatch(line::startsWith)) {
            lines.set(at, "#" + line);
        }
        return String.join("\n", lines) + "\n";
    }

    private String settings() {
        return "[sla.critical]\nmin_replicas = " + random.nextInt(5) + "\n"
                + (random.nextBoolean() ? "[dependency]\nmax_fan_in = " + random.nextInt(4) + "\n" : "")
                + (random.nextInt(3) == 0 ? "[compliance]\ngdpr_applicable = true\n" : "")
                + (random.nextInt(3) == 0 ? "[compliance.backup.database]\nevery = \"1h\"\nrestore = \"9h\"\n" : "")
                + (random.nextInt(5) == 0 ? "[tiers]\norder = [\"low\", \"critical\"]\n" : "");
    }

    private String rules() {
        return "[rules]\n\"DEP-001\" = { severity = \"" + pick(List.of("warning", "error", "note")) + "\" }\n"
                + (random.nextBoolean() ? "\"SCH-003\" = { mode = \"off\" }\n" : "");
    }

    private String waivers() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.nextInt(4); i++) {
            text.append("[[waivers]]\n");
            if (!found.isEmpty() && random.nextBoolean()) {
                text.append("fingerprint = \"").append(pick(found).fingerprint());
            } else {
                text.append("rule = \"").append(pick(List.of("DEP-001", "GOV-001", "SLA-003", "XYZ-001")));
                text.append("\"\nsubject = \"")
                        .append(pick(NAMES))
                        .append(random.nextBoolean() ? "" : "/" + pick(SERVICES));
            }
            text.append("\"\nreason = \"later\"\nticket = \"T-1\"\napproved_by = \"@platform\"\nexpires = 2026-12-");
            text.append(10 + random.nextInt(20)).append('\n');
        }
        return text.toString();
    }

    private Set<String> versions() throws IOException {
        String version = "v" + (1 + random.nextInt(2));
        if (random.nextBoolean()) {
            return save("services/versions/" + version + "/catalog.toml", catalogue());
        }
        return save(
                "services/versions.toml",
                "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \""
                        + pick(List.of("stable", "deprecated", "retired")) + "\"\n");
    }

    private Set<String> table() throws IOException {
        return save(
                "policies/tables/replicas.csv",
                "type,minimum\napi," + random.nextInt(5) + (random.nextInt(4) == 0 ? ",9" : "") + "\n");
    }

    private Set<String> projectComesOrGoes() throws IOException {
        String name = pick(NAMES);
        Path folder = root.resolve("projects/" + name);
        Set<String> changed = new TreeSet<>(Set.of("projects/" + name));
        if (!Files.exists(folder)) {
            write("projects/" + name + "/services.toml", project(name));
        } else if (random.nextBoolean() && Files.exists(folder.resolve("services.toml"))) {
            Files.delete(folder.resolve("services.toml"));
            return Set.of("projects/" + name + "/services.toml");
        } else {
            delete(folder);
        }
        changed.add("projects/" + name + "/services.toml");
        return changed;
    }

    private Set<String> renamed() throws IOException {
        String before = someProject();
        String after = pick(NAMES);
        if (Files.exists(root.resolve("projects/" + after))) {
            return save("projects/" + before + "/monitoring.toml", "[monitoring]\nx = 1\n");
        }
        Files.move(root.resolve("projects/" + before), root.resolve("projects/" + after));
        return Set.of("projects/" + before, "projects/" + after);
    }

    private Set<String> baseline() throws IOException {
        Path file = root.resolve("policies/baseline.json");
        if (Files.exists(file) && random.nextInt(3) == 0) {
            Files.delete(file);
        } else {
            Files.writeString(file, random.nextInt(4) == 0 ? "{" : known());
        }
        return Set.of("policies/baseline.json");
    }

    /** Some of what was found, as known from before. */
    private String known() {
        Map<String, String> entries = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0 && !found.isEmpty(); i--) {
            Finding finding = pick(found);
            String fingerprint = finding.fingerprint().value();
            entries.put(
                    fingerprint,
                    "{\"fingerprint\": \"" + fingerprint + "\", \"rule\": \""
                            + finding.rule().id() + "\", \"since\": \"2026-11-01\"}");
        }
        return "{\"repository\": \"central\", \"history\": [{\"date\": \"2026-11-01\", \"findings\": " + entries.size()
                + "}], \"findings\": [" + String.join(", ", entries.values()) + "]}";
    }

    private String approvals() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("[[approvals]]\nchange = \"0f3c88a1d2e4b596778899001122334")
                    .append(i)
                    .append("\"\nteam = \"")
                    .append(pick(List.of("@platform", "@plaform")));
            text.append("\"\napproved_by = \"ann@example.org\"\ndate = 2026-11-20\n");
            text.append("emergency = { reason = \"Attack\", ticket = \"INC-7\", review_by = 2026-12-");
            text.append(10 + random.nextInt(20)).append(" }\n");
        }
        return text.toString();
    }

    private String deployment() {
        return "[deployment]\nstrategy = \"" + pick(List.of("rolling", "canary", "nothing")) + "\"\n"
                + (random.nextBoolean() ? "token = \"s3cr3t-in-deployment\"\n" : "");
    }

    private String soundDeployment() {
        String region = pick(List.of("eu-west", "us-east"));
        return "[deployment]\nnamespace = \"" + pick(NAMES) + "\"\n"
                + "[deployment.multi-region]\nregions = [\"eu-west\", \"us-east\"]\nstrategy = \""
                + pick(List.of("active-active", "active-passive")) + "\"\n"
                + "[deployment.region." + region + "]\ntraffic_split = \""
                + pick(List.of("50%", "100%")) + "\"\ndata_residency = \"" + pick(List.of("eu", "us")) + "\"\n"
                + (random.nextBoolean() ? "[deployment.rollback]\nautomatic = false\n" : "");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
