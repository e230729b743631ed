package dev.serviceregistry.registry.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reads a baseline: the entrance to this package. */
public final class BaselineFile {

    /** Where a repository keeps its baseline. */
    public static final String NAME = "policies/baseline.json";

    private BaselineFile() {}

    /** The name by which a baseline knows the repository that it is of; empty for one without a name. */
    public static String repository(ParsedFile catalogue) {
        return catalogue.content().table("catalog").string("name").orElse("");
    }

    /**
     * What a baseline states: nothing when it is not there. One that cannot be read, or is of another repository, lets no
     * finding off.
     *
     * @param root the root of the repository, from which places name the file when it stands below
     * @param file the file
     * @param repository the name of the repository that is judged; empty when it is not known
     */
    public static List<Fact> read(Path root, Path file, String repository) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        String name = RepositoryFile.name(root, file);
        byte[] bytes;
        try {
            bytes = FileReader.bytes(file);
        } catch (IOException e) {
            return refused(FileReader.reason(e), SourceLocation.startOf(name));
        }
        try (JsonParser parser = new JsonFactory().createParser(bytes)) {
            return new BaselineDocument(parser, name).facts(repository);
        } catch (JsonProcessingException e) {
            int line = Math.max(1, e.getLocation().getLineNr());
            int column = Math.max(1, e.getLocation().getColumnNr());
            return refused(
                    "is no readable JSON: take it from the last commit in which it was",
                    new SourceLocation(name, line, column, line, column));
        } catch (IOException e) {
            return refused("cannot be read", SourceLocation.startOf(name));
        }
    }

    /** When a readable baseline was written, the last time last. */
    public static List<BaselineHistory> history(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(FileReader.bytes(file))) {
            BaselineDocument document = new BaselineDocument(parser, NAME);
            document.facts("");
            return document.history();
        }
    }

    private static List<Fact> refused(String problem, SourceLocation place) {
        return List.of(new BaselineGap("file", problem, place));
    }
}
