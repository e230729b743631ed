package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the commands ask of a repository that was read. */
final class Readings {

    private Readings() {}

    static Reading of(Call call) {
        try (ProgressLine line = ProgressLine.of("reading files", call)) {
            return call.reader().read(call.repository().root(), line);
        }
    }

    /** The repository as it can be shown without judging it; says on standard error what is missing from it. */
    static Reading shown(Call call) {
        Reading reading = of(call);
        warnOfUnreadable(reading, call);
        requireServices(reading, call);
        return reading;
    }

    static void warnOfUnreadable(Reading reading, Call call) {
        Set<String> files = new TreeSet<>();
        for (Diagnostic diagnostic : reading.diagnostics()) {
            if (diagnostic.kind() == DiagnosticKind.UNREADABLE) {
                files.add(call.repository().shown(diagnostic.source().file()));
            }
        }
        for (String file : files) {
            call.err()
                    .line(file + ": warning: cannot be read, so what it says is missing here;"
                            + " 'service-registry validate' tells why");
        }
    }

    /** Whether all files could be read. */
    static boolean isWhole(Reading reading) {
        return reading.diagnostics().stream().noneMatch(diagnostic -> diagnostic.kind() == DiagnosticKind.UNREADABLE);
    }

    /** Refuses an empty repository; one whose files are broken is not empty. */
    static void requireServices(Reading reading, Call call) {
        if (reading.registry().isEmpty() && reading.diagnostics().isEmpty()) {
            throw new UsageProblem("the repository '" + call.repository().name()
                    + "' has no service at all\nWrite one into "
                    + call.repository().shown("services/catalog.toml")
                    + ", or import a project: 'service-registry import compose FILE --project NAME'.");
        }
    }

    /** How many services there are; a frozen copy of the catalogue adds none. */
    static int count(Reading reading) {
        int count = 0;
        for (ServiceDefinition service : reading.registry().services()) {
            count += service.service().project().indexOf('@') < 0 ? 1 : 0;
        }
        return count;
    }

    /** The projects that {@code --project} names; each must exist. */
    static Set<String> projects(List<String> option, Reading reading, Call call) {
        return projects("project", option, reading, call);
    }

    /** The projects that an option of this name names; each must exist. */
    static Set<String> projects(String key, List<String> option, Reading reading, Call call) {
        Set<String> names = new LinkedHashSet<>(Settings.parts(option));
        if (names.isEmpty()) {
            return names;
        }
        List<String> known = projects(reading);
        for (String name : names) {
            if (!known.contains(name)) {
                throw call.settings()
                        .problem(key, "there is no project '" + name + "'" + UsageProblem.hint(name, known));
            }
        }
        return names;
    }

    /** The names that an option can take for projects. */
    static List<String> projects(Reading reading) {
        List<String> known = new ArrayList<>(List.of("global"));
        for (Project project : reading.registry().projects()) {
            known.add(project.name());
        }
        return known;
    }

    /** What these projects run, or every definition when there are none, sorted by identity. */
    static List<ServiceDefinition> services(Set<String> projects, Reading reading) {
        if (projects.isEmpty()) {
            return reading.registry().services();
        }
        Map<String, ServiceDefinition> services = new TreeMap<>();
        for (String project : projects) {
            for (ServiceDefinition service : reading.registry().services(project)) {
                services.put(service.id(), service);
            }
        }
        return List.copyOf(services.values());
    }
}
