package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.facts.TableEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what is compiled of a text by all that it depends on, so that nothing else is ever taken for it. */
final class StoreKeys {

    /** Changes whenever other classes are allowed or generated. */
    private static final String SANDBOX = "5";

    /** The digest of the compiled types of facts, made by the build. */
    private static final String FACTS = "META-INF/dev.serviceregistry/facts.sha256";

    /** The versions of this program and of Drools. */
    private static final String VERSIONS = "dev/serviceregistry/engine/drools/own/versions.txt";

    /** Stands in every file that reads decision tables. */
    private static final String TABLES = TableEntry.class.getSimpleName();

    private static final byte[] UNKNOWN = "unknown\n".getBytes(StandardCharsets.UTF_8);

    private final byte[] stamp =
            (SANDBOX + '\n' + text(FACTS) + '\n' + text(VERSIONS) + '\n').getBytes(StandardCharsets.UTF_8);

    /**
     * The key of what is compiled of a file. Of its path nothing is part of it but whether a file that reads decision tables
     * is one of the repository, whose tables must be there.
     *
     * @param vocabulary what its texts can name: where that is not known they were not checked, and of the decision tables a
     *     file depends that reads them
     */
    String of(RuleFile file, Vocabulary vocabulary) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(stamp);
            if (vocabulary == Vocabulary.UNKNOWN) {
                sha256.update(UNKNOWN);
            } else if (file.text().contains(TABLES)) {
                sha256.update(
                        (file.isOfRepository() + "\n" + vocabulary.tables() + "\n" + vocabulary.columnsOfTexts() + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest(file.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of the compiled types of facts. */
    static String factsDigest() {
        return text(FACTS);
    }

    private static String text(String resource) {
        try (InputStream in = StoreKeys.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this program is damaged: it lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
