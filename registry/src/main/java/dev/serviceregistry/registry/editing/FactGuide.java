package dev.serviceregistry.registry.editing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rules can read: the types of facts and their fields, and the words of the enums. */
public final class FactGuide {

    private static final String TABLE = "facts.tsv";

    /**
     * A type of fact, or an enum.
     *
     * @param name its name
     * @param isEnum whether it is an enum
     * @param description what it states
     * @param members its fields or words by their names, in the order in which it has them
     */
    public record FactType(String name, boolean isEnum, String description, Map<String, Member> members) {

        /** All of it as Markdown. */
        String markdown() {
            StringBuilder text = new StringBuilder("**")
                    .append(name)
                    .append("**\n\n")
                    .append(description)
                    .append('\n');
            members.forEach((member, about) ->
                    text.append("\n- `").append(member).append('`').append(about.said()));
            return text.toString();
        }
    }

    /**
     * A field or a word.
     *
     * @param phrase what a field is, such as a text or the name of another type; empty for a word
     * @param description what it says
     */
    public record Member(String phrase, String description) {

        String said() {
            return (phrase.isEmpty() ? "" : " (" + phrase + ")") + (description.isEmpty() ? "" : ": " + description);
        }
    }

    private final SortedMap<String, FactType> types = new TreeMap<>();

    /** The types that the program has. */
    public FactGuide() {
        try (InputStream in = FactGuide.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("this program is damaged: it lacks " + TABLE);
            }
            Map<String, Member> members = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] cells = line.split("\t", -1);
                if (cells.length == 4 && cells[0].isEmpty()) {
                    members.put(cells[1], new Member(cells[2], cells[3]));
                } else if (cells.length == 4) {
                    members = new LinkedHashMap<>();
                    types.put(cells[1], new FactType(cells[1], cells[0].equals("enum"), cells[3], members));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types and the enums by their names. */
    public SortedMap<String, FactType> types() {
        return types;
    }

    /** The type or the enum of this name; null when there is none. */
    @Nullable
    FactType type(String name) {
        return types.get(name);
    }
}
