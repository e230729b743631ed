package dev.serviceregistry.cli;

import dev.serviceregistry.engine.scenario.FeatureFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with scenarios that an organisation wrote. */
final class FeatureFolder {

    /** Where a repository has those of its own rules. */
    static final String OF_REPOSITORY = "policies/rules";

    private static final String SUFFIX = ".feature";

    private FeatureFolder() {}

    /** The files of scenarios in the folder and below it, sorted by path. */
    static List<FeatureFile> files(Path folder, Call call) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.filter(path -> path.toString().endsWith(SUFFIX) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
        List<FeatureFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.add(new FeatureFile(call.shown(path), Files.readString(path)));
            } catch (CharacterCodingException e) {
                throw new UsageProblem(call.shown(path) + ":1:1: error: it is not written in UTF-8");
            }
        }
        return files;
    }
}
