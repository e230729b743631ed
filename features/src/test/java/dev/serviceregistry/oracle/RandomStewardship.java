package dev.serviceregistry.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes up who answers for a service, what is said of it, and when it goes. */
final class RandomStewardship {

    /** The teams that the head declares. */
    static final List<String> TEAMS = List.of("payments", "platform", "ops-team");

    /** The team that only frozen catalogues declare, and the one that nobody does. */
    private static final List<String> STRANGERS = List.of("veterans", "ghosts");

    private final Dice dice;
    private final Set<Fault> faults;
    private final LocalDate today;

    RandomStewardship(Dice dice, Set<Fault> faults, LocalDate today) {
        this.dice = dice;
        this.faults = faults;
        this.today = today;
    }

    /** Writes owner, description, repository, runbook and deprecation into a service. */
    void write(Tree service, RandomService.Names names) {
        if (!has(Fault.OWNERLESS, .3)) {
            service.with("owner", team());
        }
        text(service, "description", "Does \"" + names.id() + "\" things", Fault.UNDESCRIBED);
        text(service, "metadata.repository", "https://git.example.org/" + names.id(), Fault.NO_REPOSITORY);
        text(service, "metadata.runbook", "docs/runbooks/" + names.id() + ".md", Fault.NO_RUNBOOK);
        lifecycle(service);
        if (dice.chance(.3) || service.text("lifecycle").orElse("").equals("deprecated")) {
            deprecation(service, names);
        }
    }

    private void text(Tree service, String path, String text, Fault missing) {
        if (!has(missing, .3)) {
            service.with(path, text);
        } else if (dice.chance(.3)) {
            service.with(path, dice.oneOf("", " ", "  \t"));
        }
    }

    private String team() {
        String team = has(Fault.UNKNOWN_TEAM, .15) ? dice.pick(STRANGERS) : dice.pick(TEAMS);
        return dice.chance(.4) ? "@" + team : team;
    }

    private void lifecycle(Tree service) {
        if (has(Fault.RETIRED, .12)) {
            service.with("lifecycle", "retired");
        } else if (has(Fault.DEPRECATED, .12)) {
            service.with("lifecycle", "deprecated");
        } else if (dice.chance(.3)) {
            service.with("lifecycle", dice.oneOf("experimental", "production"));
        }
    }

    private void deprecation(Tree service, RandomService.Names names) {
        int since = faults.contains(Fault.DEPRECATED) ? dice.oneOf(-400, -30, -1, 0, 1, 60) : dice.oneOf(1, 60);
        if (dice.chance(.8)) {
            service.with("deprecation.deprecated_since", today.plusDays(since));
        }
        boolean dated = !has(Fault.UNREPLACED, .4);
        if (dated) {
            int short_ = faults.contains(Fault.NOTICE) ? dice.oneOf(-5, 0, 29, 30, 89, 90) : 400;
            int sunset = Math.max(since + short_, 0);
            if (has(Fault.OUTLIVED, .4)) {
                sunset = dice.oneOf(-500, -10, -1, 0);
            }
            service.with("deprecation.sunset", today.plusDays(sunset));
        }
        if (!has(Fault.UNREPLACED, .3)) {
            replacement(names).ifPresent(name -> service.with("deprecation.replaced_by", name));
        }
    }

    private java.util.Optional<String> replacement(RandomService.Names names) {
        if (has(Fault.UNREPLACED, .4)) {
            return java.util.Optional.of(dice.oneOf(dice.pick(names.nowhere()), "nobody"));
        }
        List<String> others = new ArrayList<>(names.known());
        others.remove(names.id());
        if (has(Fault.UNREPLACED, .2) && RandomRepository.isNameable(names.id())) {
            others = List.of(names.id());
        }
        String range = dice.chance(.2) ? "@^1" : "";
        return others.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(dice.pick(others) + range);
    }

    /** Declares the teams of the head. */
    void teams(Tree about) {
        TEAMS.forEach(team -> about.with("teams." + team + ".display_name", "Team " + team));
    }

    /** Declares the teams that only a frozen catalogue has. */
    void veterans(Tree about) {
        if (dice.chance(.6)) {
            about.with("teams.veterans.slack", "#veterans");
        }
    }

    /** Says who owns a project. */
    void projectOwner(Tree about) {
        if (dice.chance(.4)) {
            about.with("project.owner", team());
        }
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
