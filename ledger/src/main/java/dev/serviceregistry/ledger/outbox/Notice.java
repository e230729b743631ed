package dev.serviceregistry.ledger.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * What is told to one recipient about one project; nobody is told the same twice.
 *
 * @param id its fingerprint: the same for the same recipient, project and changes, whenever and from wherever it is told
 * @param project the project that the changes concern
 * @param recipient who is told
 * @param title what it is about, on one line
 * @param lines the rest of it, line by line
 */
public record Notice(String id, String project, Recipient recipient, String title, List<String> lines) {

    private static final int BYTES = 16;

    /** Keeps its own copy. */
    public Notice {
        lines = List.copyOf(lines);
    }

    /**
     * A notice of changes.
     *
     * @param changes what identifies each change, in any order
     */
    public static Notice of(
            String project, Recipient recipient, List<String> changes, String title, List<String> lines) {
        List<String> identity = new ArrayList<>(
                List.of(project, recipient.team(), recipient.channel().toString(), recipient.address()));
        identity.addAll(new TreeSet<>(changes));
        return new Notice(fingerprint(identity), project, recipient, title, lines);
    }

    private static String fingerprint(List<String> identity) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : identity) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length before it, no part can be taken for the end of another and the beginning of the next.
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
