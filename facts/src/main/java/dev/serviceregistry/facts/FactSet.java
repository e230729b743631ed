package dev.serviceregistry.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that is judged together.
 *
 * @param facts the facts, in no order that means anything
 */
public record FactSet(List<Fact> facts) {

    /** Takes the list as it is: whoever hands it over does not change it any more. */
    public FactSet {
        facts = Collections.unmodifiableList(facts);
    }

    /** These facts and more. */
    public FactSet plus(Collection<? extends Fact> more) {
        List<Fact> all = new ArrayList<>(facts.size() + more.size());
        all.addAll(facts);
        all.addAll(more);
        return new FactSet(all);
    }

    /** A SHA-256 over everything that the facts state, in hex, whatever their order. */
    public String digest() {
        List<String> texts = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            texts.add(FactText.of(fact));
        }
        Collections.sort(texts);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                sha256.update((text + '\n').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
