package dev.serviceregistry.generators;

/** The defaults of properties, where a variable of the environment has its value from one. */
public final class PropertyDefaults {

    private PropertyDefaults() {}

    /** Whether a variable can have the default of its property, if there is one; tells of an array or a table. */
    public static boolean fits(Declared otherwise, Declared variable) {
        boolean fits = otherwise.isSingle() || !otherwise.isPresent();
        if (!fits) {
            variable.get("from_property")
                    .lose("a variable has a single value, and the default of the property is none");
        }
        return fits;
    }
}
