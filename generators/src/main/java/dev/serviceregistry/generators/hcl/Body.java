package dev.serviceregistry.generators.hcl;

import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The attributes and blocks of an HCL file, or of a block in it; it grows until it is written. */
public final class Body {

    /** What stands in a body. */
    public sealed interface Item permits Attribute, Block {}

    /**
     * A name with a value.
     *
     * @param name an identifier
     * @param value the value
     * @param comment what is said above it; empty for most
     */
    public record Attribute(String name, Tree value, String comment) implements Item {}

    /**
     * A block.
     *
     * @param type an identifier, such as {@code resource}
     * @param labels its labels, any texts
     * @param body what stands in it
     * @param comment what is said above it; empty for most
     */
    public record Block(String type, List<String> labels, Body body, String comment) implements Item {}

    private final List<Item> items = new ArrayList<>();
    private String comment = "";

    /** Says something above what is added next. */
    public Body comment(String text) {
        comment = text;
        return this;
    }

    /** Adds an attribute. */
    public Body put(String name, Tree value) {
        items.add(new Attribute(identifier(name), value, comment));
        comment = "";
        return this;
    }

    /** Adds an attribute with a text. */
    public Body put(String name, String text) {
        return put(name, new Text(text));
    }

    /** Adds an attribute with a whole number. */
    public Body put(String name, long number) {
        return put(name, new Whole(number));
    }

    /** Adds an attribute that is true or false. */
    public Body put(String name, boolean truth) {
        return put(name, new Truth(truth));
    }

    /** Adds a block and returns its body. */
    public Body block(String type, String... labels) {
        Body body = new Body();
        items.add(new Block(identifier(type), List.of(labels), body, comment));
        comment = "";
        return body;
    }

    /** What stands in it, in order. */
    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    private static String identifier(String name) {
        if (!HclText.isIdentifier(name)) {
            throw new IllegalArgumentException("'" + name + "' is no identifier of HCL");
        }
        return name;
    }
}
