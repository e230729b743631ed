package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.packed.NodeReader;
import dev.serviceregistry.registry.packed.NodeWriter;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.RecentTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A parsed file as bytes. Its content can be read without the rest, and each of its services without the others. */
final class ParsedFileCodec {

    static final String SERVICES = "services";

    private ParsedFileCodec() {}

    static byte[] write(ParsedFile file) {
        NodeWriter writer = NodeWriter.forFile();
        writer.flag(file.usable());
        writer.number(file.problems().size());
        for (Problem problem : file.problems()) {
            writer.number(problem.kind().ordinal());
            writer.text(problem.path());
            writer.text(problem.message());
            writer.location(problem.source());
        }
        writer.number(file.secrets().size());
        for (WrittenSecret secret : file.secrets()) {
            writer.number(secret.path().size());
            for (String key : secret.path()) {
                writer.text(key);
            }
            writer.location(secret.source());
            writer.secret(secret.secret());
            writer.flag(secret.supposed());
        }
        writer.apart(file.content(), SERVICES);
        return writer.wholeFile();
    }

    /**
     * Reads what was written; throws a run-time exception when it was not.
     *
     * @param tables holds the content
     */
    static ParsedFile read(byte[] bytes, String name, String digest, RecentTables tables) {
        try {
            return file(bytes, name, digest, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParsedFile file(byte[] bytes, String name, String digest, RecentTables tables) throws IOException {
        NodeReader reader = NodeReader.ofFile(bytes, name, tables);
        boolean usable = reader.flag();
        List<Problem> problems = new ArrayList<>();
        for (int i = reader.number(); i > 0; i--) {
            problems.add(new Problem(
                    DiagnosticKind.values()[reader.number()], reader.text(), reader.text(), reader.location()));
        }
        List<WrittenSecret> secrets = new ArrayList<>();
        for (int i = reader.number(); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int key = reader.number(); key > 0; key--) {
                path.add(reader.text());
            }
            SourceLocation source = reader.location();
            secrets.add(new WrittenSecret(List.copyOf(path), reader.secret(), reader.flag(), source));
        }
        return new ParsedFile(name, reader.apart(), usable, problems, secrets, digest);
    }
}
