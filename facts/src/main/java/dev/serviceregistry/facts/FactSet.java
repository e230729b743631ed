package dev.serviceregistry.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Everything that is judged together.
 *
 * @param facts the facts, in no order that means anything
 */
public record FactSet(List<Fact> facts) {

    /** Takes facts that nobody has told the parts of as one part. */
    public FactSet {
        facts = facts instanceof PartedFacts ? facts : new PartedFacts(List.of(new FactPart(facts)));
    }

    /** The facts of these parts. */
    public static FactSet of(List<FactPart> parts) {
        return new FactSet(new PartedFacts(parts));
    }

    /** The parts that the facts were stated in; a single one when nobody told any. */
    public List<FactPart> parts() {
        return ((PartedFacts) facts).parts();
    }

    /** These facts and more, which are a part of their own. */
    public FactSet plus(Collection<? extends Fact> more) {
        return with(List.of(new FactPart(List.copyOf(more))));
    }

    /** These facts and those of more parts. */
    public FactSet with(List<FactPart> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<FactPart> parts = new ArrayList<>(parts());
        parts.addAll(more);
        return of(parts);
    }

    /** The facts of this type and of the types below it. */
    public <F extends Fact> List<F> ofType(Class<F> type) {
        List<F> found = new ArrayList<>();
        for (FactPart part : parts()) {
            for (List<Fact> facts : part.ofType(type)) {
                for (Fact fact : facts) {
                    found.add(type.cast(fact));
                }
            }
        }
        return found;
    }

    /** The classes of the facts. */
    public Set<Class<?>> types() {
        Set<Class<?>> types = new HashSet<>();
        parts().forEach(part -> types.addAll(part.byClass().keySet()));
        return types;
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
