package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.vulnerabilities.Arrivals;
import dev.serviceregistry.registry.vulnerabilities.Problem;
import dev.serviceregistry.registry.vulnerabilities.Shipment;
import dev.serviceregistry.registry.vulnerabilities.VulnerabilityReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reports on vulnerabilities that an option names.
 *
 * @param reports what they say, or null when none is named
 * @param arrivals what of it comes with the change that is judged
 */
record ScannerReports(@Nullable VulnerabilityReports reports, Arrivals arrivals) {

    private static final String OPTION = "vulnerabilities";

    private static final int MOST_TEXT = 300;

    /**
     * Reads the files that the option names; what cannot be used is refused with all its problems.
     *
     * @param root where the state is whose settings name reports
     * @param before the state before the change that is judged; null where nothing is compared
     */
    static ScannerReports of(List<String> files, Path root, @Nullable Baseline before, Call call) {
        if (files.isEmpty()) {
            return new ScannerReports(null, Arrivals.none());
        }
        List<Path> paths = new ArrayList<>(files.size());
        for (String file : files) {
            try {
                paths.add(call.settings().path(OPTION, file));
            } catch (InvalidPathException e) {
                throw call.settings().problem(OPTION, "'" + file + "' cannot be the name of a file");
            }
        }
        VulnerabilityReports reports =
                VulnerabilityReports.read(call.repository().root(), paths);
        StringBuilder problems = new StringBuilder();
        for (Problem problem : reports.problems()) {
            problems.append(problems.isEmpty() ? "" : "\n");
            problems.append(place(problem.place(), call)).append(": error: ").append(problem.message());
        }
        if (!problems.isEmpty()) {
            throw new UsageProblem(problems.toString());
        }
        return new ScannerReports(reports, arrivals(paths, root, before, call));
    }

    /** Only those count that the repository names: whoever calls decides what else to hand in. */
    private static Arrivals arrivals(List<Path> paths, Path root, @Nullable Baseline before, Call call) {
        if (before == null) {
            return Arrivals.none();
        }
        Path there = before.root();
        List<String> then = call.settingsAt(there).reports();
        Path here = call.repository().root();
        Set<String> read = new HashSet<>();
        paths.forEach(path -> read.add(RepositoryFile.name(here, path)));
        Set<String> arrived = new HashSet<>();
        for (String report : call.settingsAt(root).reports()) {
            Path path = here.resolve(report);
            String name = RepositoryFile.name(here, path);
            if (read.contains(name) && then.stream().noneMatch(former -> isSame(path, there, former))) {
                arrived.add(name);
            }
        }
        return new Arrivals(arrived, before.reading().registry().facts().facts());
    }

    private static boolean isSame(Path now, Path root, String name) {
        try {
            Path then = root.resolve(name);
            return Files.isRegularFile(then) && Files.mismatch(now, then) < 0;
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** The facts with what the reports say of the images that services run. */
    FactSet in(FactSet facts) {
        VulnerabilityReports known = reports;
        return known == null ? facts : facts.plus(known.of(facts.facts()).facts());
    }

    /** The same, and tells what of the reports is not judged. */
    FactSet toldIn(FactSet facts, Call call) {
        VulnerabilityReports known = reports;
        if (known == null) {
            return facts;
        }
        Shipment shipment = known.of(facts.facts(), arrivals);
        for (Problem note : call.common().quiet ? List.<Problem>of() : shipment.notes()) {
            tell(note, call);
        }
        for (Problem dismissed : call.common().verbose ? shipment.dismissed() : List.<Problem>of()) {
            tell(dismissed, call);
        }
        return facts.plus(shipment.facts());
    }

    private static void tell(Problem note, Call call) {
        String place = note.place().file().isEmpty() ? "" : place(note.place(), call) + ": ";
        String text = note.message();
        String shown = text.length() <= MOST_TEXT || call.common().verbose ? text : text.substring(0, MOST_TEXT) + "…";
        call.err().line(ShownText.of(place + "note: " + shown));
    }

    /** A place as somebody in the working directory writes it; without a position where only the file is known. */
    private static String place(SourceLocation place, Call call) {
        String file = call.repository().shown(place.file());
        String shown = file.contains("../") ? Path.of(file).normalize().toString() : file;
        boolean isWhole = place.equals(SourceLocation.startOf(place.file()));
        return isWhole ? shown : shown + ":" + place.line() + ":" + place.column();
    }
}
