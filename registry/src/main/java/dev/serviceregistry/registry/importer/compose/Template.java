package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Variables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with variables in it.
 *
 * @param parts text and references, in order
 * @param lone whether a {@code $} starts no variable; it is kept as text
 * @param written the text as it stands in the file
 */
record Template(List<Part> parts, boolean lone, String written) {
    /** The longest text that variables may make, in UTF-16 units. */
    static final int LONGEST = 1 << 20;

    private static final Pattern REFERENCE = Pattern.compile("\\$+\\{[A-Za-z_]");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MAX_DEPTH = 16;

    /** Text or a reference. */
    sealed interface Part {}

    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /**
     * A variable.
     *
     * @param operator what stands between the name and the operand; empty for neither
     * @param operand the default, the error or the replacement
     * @param written the reference as it stands in the file
     */
    record Reference(String name, String operator, Template operand, String written) implements Part {
        boolean hasDefault() {
            return operator.endsWith("-");
        }

        boolean isRequired() {
            return operator.endsWith("?");
        }

        boolean isReplacement() {
            return operator.endsWith("+");
        }

        /** The reference as it stands in the file, in braces that tell it from a dollar that is meant as one. */
        String braced() {
            return written.startsWith("${") ? written : "${" + name + "}";
        }

        /** What the files beside the input say, unless that is empty and the operator takes empty for unset. */
        Variables.@Nullable Value value(Variables variables) {
            Variables.Value value = variables.get(name);
            return value != null && value.text().isEmpty() && operator.startsWith(":") ? null : value;
        }
    }

    /** How a reference got its value. */
    enum Origin {
        FILE,
        DEFAULT,
        REPLACEMENT,
        UNSET,
        TOO_LONG
    }

    /** A reference and how it got its value. */
    record Use(Reference reference, Origin origin) {}

    static Template parse(String text) {
        return parse(text, 0);
    }

    private static Template parse(String text, int depth) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean lone = false;
        int[] closing = text.contains("${") ? closing(text) : new int[0];
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '$') {
                literal.append(c);
                at++;
            } else if (text.startsWith("$$", at)) {
                literal.append('$');
                at += 2;
            } else {
                Reference reference = depth > MAX_DEPTH ? null : reference(text, at, depth, closing);
                if (reference == null) {
                    lone = true;
                    literal.append(c);
                    at++;
                } else {
                    if (literal.length() > 0) {
                        parts.add(new Literal(literal.toString()));
                        literal.setLength(0);
                    }
                    parts.add(reference);
                    at += reference.written().length();
                }
            }
        }
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
        }
        return new Template(List.copyOf(parts), lone, text);
    }

    private static @Nullable Reference reference(String text, int at, int depth, int[] closing) {
        boolean braced = text.startsWith("${", at);
        Matcher name = NAME.matcher(text).region(at + (braced ? 2 : 1), text.length());
        if (!name.lookingAt()) {
            return null;
        }
        Template none = new Template(List.of(), false, "");
        if (!braced) {
            return new Reference(name.group(), "", none, text.substring(at, name.end()));
        }
        int end = closing[at + 1];
        if (end < 0) {
            return null;
        }
        String written = text.substring(at, end + 1);
        String rest = text.substring(name.end(), end);
        if (rest.isEmpty()) {
            return new Reference(name.group(), "", none, written);
        }
        int length = rest.startsWith(":") ? 2 : 1;
        if (rest.length() < length || "-?+".indexOf(rest.charAt(length - 1)) < 0) {
            return null;
        }
        return new Reference(
                name.group(), rest.substring(0, length), parse(rest.substring(length), depth + 1), written);
    }

    /** For each opening brace the place of its closing one, -1 for none. */
    private static int[] closing(String text) {
        int[] closing = new int[text.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closing.length; i++) {
            closing[i] = -1;
            if (text.charAt(i) == '{') {
                open.push(i);
            } else if (text.charAt(i) == '}' && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }

    boolean hasReferences() {
        return parts.stream().anyMatch(Reference.class::isInstance);
    }

    /** The one reference that the whole text consists of, or null. */
    @Nullable
    Reference whole() {
        return parts.size() == 1 && parts.get(0) instanceof Reference reference ? reference : null;
    }

    /** The text that Compose would see; a variable without a value stays a reference. */
    String resolve(Variables variables, List<Use> uses) {
        return resolve(variables, uses, UnaryOperator.identity());
    }

    /**
     * The text that Compose would see.
     *
     * @param literal how what is no reference is written
     */
    String resolve(Variables variables, List<Use> uses, UnaryOperator<String> literal) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal own) {
                text.append(literal.apply(own.text()));
            } else if (part instanceof Reference reference) {
                append(text, resolve(reference, variables, uses, literal));
            }
            if (text.length() > LONGEST && part instanceof Reference reference) {
                uses.add(new Use(reference, Origin.TOO_LONG));
                return written;
            }
        }
        return text.toString();
    }

    /** Adds what may stay a reference: dollars that stand before it are no part of it. */
    private static void append(StringBuilder text, String resolved) {
        if (REFERENCE.matcher(resolved).lookingAt()) {
            int end = text.length();
            int from = end;
            while (from > 0 && text.charAt(from - 1) == '$') {
                from--;
            }
            text.append("$".repeat(end - from));
        }
        text.append(resolved);
    }

    private static String resolve(
            Reference reference, Variables variables, List<Use> uses, UnaryOperator<String> literal) {
        Variables.Value value = reference.value(variables);
        if (reference.isReplacement()) {
            uses.add(new Use(reference, Origin.REPLACEMENT));
            return value == null ? "" : reference.operand().resolve(variables, uses, literal);
        }
        if (value != null) {
            uses.add(new Use(reference, Origin.FILE));
            return literal.apply(value.text());
        }
        if (reference.hasDefault()) {
            uses.add(new Use(reference, Origin.DEFAULT));
            return reference.operand().resolve(variables, uses, literal);
        }
        uses.add(new Use(reference, Origin.UNSET));
        return reference.braced();
    }

    /**
     * The text in which what files set is written out wherever no default can say it: a value with a brace, which would end the
     * reference, and what stands in the place of a variable that is set.
     */
    Template settled(Variables variables) {
        List<Part> settled = new ArrayList<>();
        for (Part part : parts) {
            settled.addAll(part instanceof Reference reference ? settled(reference, variables) : List.of(part));
        }
        return settled.equals(parts) ? this : new Template(List.copyOf(settled), lone, written);
    }

    private static List<Part> settled(Reference reference, Variables variables) {
        Variables.Value value = reference.value(variables);
        if (value == null) {
            Template operand = reference.operand().settled(variables);
            return reference.hasDefault() && operand != reference.operand() ? operand.parts() : List.of(reference);
        }
        if (reference.isReplacement()) {
            return reference.operand().settled(variables).parts();
        }
        return hasBrace(value) ? List.of(new Literal(value.text())) : List.of(reference);
    }

    private static boolean hasBrace(Variables.Value value) {
        return value.text().indexOf('{') >= 0 || value.text().indexOf('}') >= 0;
    }

    /**
     * The text with its references, where the values that files set have become defaults; {@code $$} is a dollar.
     *
     * <p>So the text means the same without those files, and whoever judges it sees what would be used.
     */
    String portable(Variables variables) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                text.append(literal.text().replace("$", "$$"));
            } else if (part instanceof Reference reference) {
                text.append(portable(reference, variables));
            }
            if (text.length() > LONGEST) {
                return written;
            }
        }
        return text.toString();
    }

    private static String portable(Reference reference, Variables variables) {
        Variables.Value value = reference.value(variables);
        if (value != null && !hasBrace(value) && !reference.isReplacement()) {
            String operator =
                    reference.operator().startsWith(":") || reference.operator().isEmpty() ? ":-" : "-";
            return "${" + reference.name() + operator + value.text().replace("$", "$$") + "}";
        }
        return "${" + reference.name() + reference.operator()
                + reference.operand().portable(variables) + "}";
    }

    /** The pieces of a text between the separators that do not stand in a reference. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (c == separator && depth == 0) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
