package dev.serviceregistry.generators;

import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The numbers of ports for formats that know no variables: one that is a variable has the number of its default. */
public final class PortNumbers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private PortNumbers() {}

    /** The number that is declared; nothing when there is none, or when only whoever starts the project knows it. */
    public static OptionalLong of(Declared declared) {
        OptionalLong number = declared.integer();
        return number.isPresent() ? number : applied(declared.text(""));
    }

    /** The number under a key of a port. */
    public static OptionalLong of(Table port, String key) {
        return port.get(key)
                .filter(Scalar.class::isInstance)
                .map(value -> applied(((Scalar) value).text()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong applied(String text) {
        String number = VariableText.of(text).applied();
        return NUMBER.matcher(number).matches() ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}
