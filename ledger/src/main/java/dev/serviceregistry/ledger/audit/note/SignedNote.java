package dev.serviceregistry.ledger.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures below it.
 *
 * @param text what is signed; it ends in a line feed
 * @param signatures who signed it; none when nobody did
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MOST_SIGNATURES = 16;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The text, signed by the key under a name. */
    public static SignedNote by(SigningKey key, String name, String text) {
        return new SignedNote(text, List.of(key.sign(text, name)));
    }

    /** The note that these bytes are; nothing when they are none, or differ from the one form it has. */
    public static Optional<SignedNote> of(byte[] bytes) {
        String note;
        try {
            note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        int blank = note.lastIndexOf("\n\n");
        String text = blank < 0 ? note : note.substring(0, blank + 1);
        List<NoteSignature> signatures = new ArrayList<>();
        if (blank >= 0) {
            String[] lines = note.substring(blank + 2).split("\n", MOST_SIGNATURES + 2);
            for (int i = 0; i < lines.length - 1; i++) {
                NoteSignature signature = NoteSignature.ofLine(lines[i]);
                if (signature == null) {
                    return Optional.empty();
                }
                signatures.add(signature);
            }
        }
        return Optional.of(new SignedNote(text, signatures))
                .filter(parsed -> parsed.note().equals(note));
    }

    /** The whole note. */
    public String note() {
        StringBuilder note = new StringBuilder(text);
        if (!signatures.isEmpty()) {
            note.append('\n');
            for (NoteSignature signature : signatures) {
                note.append(signature.line()).append('\n');
            }
        }
        return note.toString();
    }

    /**
     * What the key says of the signatures.
     *
     * @param name the name that the key signs by
     */
    public SignatureCheck check(VerificationKey key, String name) {
        boolean other = false;
        for (NoteSignature signature : signatures) {
            boolean claimed = signature.id() == key.id(signature.name());
            boolean signed = key.verifies(text, signature);
            if (claimed || signed) {
                // One without the other, or under another name: somebody changed it.
                boolean valid = claimed && signed && signature.name().equals(name);
                return valid ? SignatureCheck.VALID : SignatureCheck.INVALID;
            }
            other = true;
        }
        return other ? SignatureCheck.OF_ANOTHER_KEY : SignatureCheck.UNSIGNED;
    }
}
