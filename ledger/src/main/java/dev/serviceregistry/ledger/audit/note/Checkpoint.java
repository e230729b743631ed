package dev.serviceregistry.ledger.audit.note;

import dev.serviceregistry.ledger.audit.merkle.Hash;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a log had grown, and what it held.
 *
 * @param origin the log's name, which no other log has
 * @param size how many entries it had
 * @param root the root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LONGEST_NUMBER = 18;

    /** The text that is signed: a line each. */
    public String text() {
        return origin + '\n' + size + '\n' + root.base64() + '\n';
    }

    /** The checkpoint whose text this is, to the letter; nothing when it is none. */
    static Optional<Checkpoint> ofText(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || lines[0].isBlank() || !isNumber(lines[1])) {
            return Optional.empty();
        }
        byte[] root;
        try {
            root = Base64.getDecoder().decode(lines[2]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (root.length != Hash.BYTES) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.of(root));
        return checkpoint.text().equals(text) ? Optional.of(checkpoint) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    }
}
