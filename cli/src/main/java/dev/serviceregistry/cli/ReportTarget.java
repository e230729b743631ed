package dev.serviceregistry.cli;

import dev.serviceregistry.engine.control.ControlFormat;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import dev.serviceregistry.engine.report.Reporter;
import dev.serviceregistry.registry.files.SettingsFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody wants.
 *
 * @param format its format
 * @param file where it goes, or null for the stream that the command reports on
 */
record ReportTarget(ReportFormat format, @Nullable Path file) {

    /** The reports that the options ask for; those that go to files can be written. */
    static List<ReportTarget> of(JudgingOptions options, Call call) throws IOException {
        List<ReportTarget> targets = new ArrayList<>();
        Set<ReportFormat> inFiles = EnumSet.noneOf(ReportFormat.class);
        for (OutputOption output : OutputOption.of("output", options.outputs, call)) {
            ReportFormat format = format("output", output.format(), call);
            inFiles.add(format);
            targets.add(new ReportTarget(format, output.file()));
        }
        ReportFormat shown = null;
        for (String name : Settings.parts(options.formats)) {
            ReportFormat format = format("format", name, call);
            if (inFiles.contains(format) || format == shown) {
                continue;
            }
            if (shown != null) {
                throw call.settings()
                        .problem(
                                "format", shown + " goes to standard output already; add --output " + format + "=PATH");
            }
            shown = format;
        }
        if (shown == null && options.formats.isEmpty()) {
            shown = ReportFormat.TEXT;
        }
        if (shown != null) {
            targets.add(new ReportTarget(shown, null));
        }
        return targets;
    }

    /** Refuses to write a report where the repository keeps what is judged. */
    static void refuseSource(String option, String name, Call call) {
        Repository repository = call.repositoryIfThere();
        if (repository == null) {
            return;
        }
        Path root = repository.root().toAbsolutePath().normalize();
        Path path =
                call.surroundings().directory().resolve(name).toAbsolutePath().normalize();
        if (path.startsWith(root.resolve("services"))
                || path.startsWith(root.resolve("projects"))
                || path.startsWith(root.resolve("policies"))
                || path.equals(root.resolve(SettingsFile.NAME))) {
            throw call.settings()
                    .problem(option, "'" + name + "' is where the repository keeps what it says: name another file");
        }
    }

    private static ReportFormat format(String option, String name, Call call) {
        if (name.equals(ControlFormat.OSCAL.toString()) || name.equals(ControlFormat.OSCAL_COMPONENTS.toString())) {
            throw call.settings()
                    .problem(option, "'" + name + "' tells of controls: write service-registry controls -f " + name);
        }
        List<String> names = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            names.add(format.toString());
        }
        return ReportFormat.named(call.settings().one(option, name, names)).orElseThrow();
    }

    /** Whether one of the reports names files as forges do. */
    static boolean areForForges(List<ReportTarget> targets) {
        for (ReportTarget target : targets) {
            if (target.format.namesFilesFromCheckout()) {
                return true;
            }
        }
        return false;
    }

    /** Tells that there is no judgement because the program failed, when the format can tell so. */
    void writeFailure(Throwable failure, Output stream) {
        Reporter reporter = format.reporter(ReportStyle.PLAIN);
        Path path = file;
        if (!reporter.tellsFailures()) {
            return;
        }
        try {
            if (path == null) {
                reporter.writeFailure(failure.toString(), stream);
            } else {
                AtomicFile.write(path, writer -> reporter.writeFailure(failure.toString(), writer));
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** What the report's file holds. */
    AtomicFile.Content content(Judgement judgement) {
        return writer -> format.reporter(ReportStyle.PLAIN).write(judgement, writer);
    }

    /** What all reports that go to files hold, by the file's path as whoever called would write it. */
    static SortedMap<String, byte[]> files(
            List<ReportTarget> targets, Call call, Function<ReportTarget, AtomicFile.Content> contents)
            throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (ReportTarget target : targets) {
            if (target.file != null) {
                StringWriter text = new StringWriter();
                contents.apply(target).writeTo(text);
                files.put(call.shown(target.file), text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** Writes the report, to its file or else to this stream. */
    void write(Judgement judgement, Call call, Output stream) throws IOException {
        if (format == ReportFormat.GITHUB) {
            Forge.writeSummary(judgement, call.surroundings());
        }
        Path path = file;
        if (path != null) {
            AtomicFile.write(path, content(judgement));
            return;
        }
        ReportStyle.Detail detail = call.common().quiet
                ? ReportStyle.Detail.QUIET
                : call.common().verbose ? ReportStyle.Detail.VERBOSE : ReportStyle.Detail.NORMAL;
        int width = Terminal.width(call.surroundings());
        format.reporter(new ReportStyle(detail, call.colors(stream), width)).write(judgement, stream);
        stream.flush();
    }
}
