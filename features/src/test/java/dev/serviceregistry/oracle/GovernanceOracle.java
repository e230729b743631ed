package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Answer;
import dev.serviceregistry.oracle.World.Definition;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the family governance must find, worked out from the model alone; GOV-018 is the schema's. */
final class GovernanceOracle {

    private final World world;
    private final Tiers tiers;
    private final List<Expected> found = new ArrayList<>();

    GovernanceOracle(World world) {
        this.world = world;
        this.tiers = new Tiers(world);
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            owner(definition);
            for (String key : List.of("description", "metadata.repository")) {
                if (world.isSilentAbout(definition, key)) {
                    add("GOV-012", definition, key);
                }
            }
            if (Running.isLive(definition)
                    && tiers.isMostCritical(definition)
                    && world.isSilentAbout(definition, "metadata.runbook")) {
                add("GOV-013", definition, "metadata.runbook");
            }
            replacement(definition);
            sunset(definition);
        }
        for (Project project : world.readableProjects()) {
            Optional<String> owner = world.said(project.about(), "project.owner");
            if (owner.isPresent() && isUnknown(project, owner.get())) {
                found.add(new Expected("GOV-001", new Subject(project.name(), "", "project.owner")));
            }
        }
        return found;
    }

    private void owner(Definition definition) {
        Optional<Project> project = world.project(definition.context());
        Optional<String> owner = world.said(definition.effective(), "owner");
        boolean unknown = owner.isPresent()
                && (project.isPresent()
                        ? isUnknown(project.get(), owner.get())
                        : isUnknown(definition.context(), owner.get()));
        boolean inherits = project.isPresent()
                && (world.said(project.get().about(), "project.owner").isPresent()
                        || World.refuses(project.get().about(), "project.owner"));
        if (unknown || !inherits && world.isSilentAbout(definition, "owner")) {
            add("GOV-001", definition, "owner");
        }
    }

    private boolean isUnknown(Project project, String owner) {
        return isUnknown(world.catalogueOf(project), owner);
    }

    /** Whether a team is in neither the head nor a catalogue, while both can be read. */
    private boolean isUnknown(String catalogue, String owner) {
        String team = owner.startsWith("@") ? owner.substring(1) : owner;
        List<Repository.Catalogue> asked = catalogue.equals(World.HEAD)
                ? List.of(world.repository().head())
                : List.of(
                        world.repository().head(),
                        world.repository().catalogue(catalogue.substring(World.HEAD.length() + 1)));
        return asked.stream()
                .allMatch(file -> file.readable()
                        && !World.refuses(file.about(), "teams")
                        && !file.about().table("teams").has(team));
    }

    private void replacement(Definition definition) {
        Optional<LocalDate> since = day(definition, "deprecated_since");
        String lifecycle = definition.effective().text("lifecycle").orElse("production");
        boolean deprecated = lifecycle.equals("deprecated")
                || !lifecycle.equals("retired")
                        && since.filter(day -> !day.isAfter(today())).isPresent();
        if (!deprecated) {
            return;
        }
        if (world.lacks(definition, "deprecation.sunset")) {
            add("GOV-014", definition, "deprecation.sunset");
        }
        boolean useless = world.said(definition.effective(), "deprecation.replaced_by")
                .map(name -> world.resolve(definition.context(), name.split("@(?=[^/]*$)", 2)[0]))
                .map(answer -> answer instanceof Answer.Missing
                        || answer instanceof Answer.Found target
                                && target.target().equals(definition))
                .orElseGet(() -> world.isSilentAbout(definition, "deprecation.replaced_by"));
        if (useless) {
            add("GOV-014", definition, "deprecation.replaced_by");
        }
    }

    private void sunset(Definition definition) {
        Optional<LocalDate> sunset = day(definition, "sunset");
        if (sunset.isEmpty() || !Running.isLive(definition)) {
            return;
        }
        if (sunset.get().isBefore(today())) {
            add("GOV-015", definition, "deprecation.sunset");
        }
        Optional<LocalDate> since = day(definition, "deprecated_since");
        Optional<Duration> notice = tiers.duration(definition, "notice");
        if (since.isPresent()
                && notice.isPresent()
                && Duration.ofDays(ChronoUnit.DAYS.between(since.get(), sunset.get()))
                                .compareTo(notice.get())
                        < 0) {
            add("GOV-017", definition, "deprecation.sunset");
        }
    }

    private static Optional<LocalDate> day(Definition definition, String key) {
        return definition.effective().value("deprecation." + key).map(LocalDate.class::cast);
    }

    private LocalDate today() {
        return world.repository().today();
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
