package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants in a file besides what goes to standard output.
 *
 * @param format the name of its format, as written
 * @param file the file, which can be written
 */
record OutputOption(String format, Path file) {

    /**
     * What these say, each as FORMAT=PATH.
     *
     * @param name the name of the setting that says it
     */
    static List<OutputOption> of(String name, List<String> outputs, Call call) throws IOException {
        List<OutputOption> options = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            if (equals < 1 || equals == output.length() - 1) {
                throw call.settings().problem(name, "'" + output + "' is not FORMAT=PATH, such as json=report.json");
            }
            String path = output.substring(equals + 1);
            Path file = call.surroundings().directory().resolve(path);
            if (!files.add(file.toAbsolutePath().normalize())) {
                throw call.settings().problem(name, "two reports cannot both go to '" + path + "'");
            }
            ReportTarget.refuseSource(name, path, call);
            AtomicFile.requireWritable(file);
            options.add(new OutputOption(output.substring(0, equals), file));
        }
        return options;
    }
}
