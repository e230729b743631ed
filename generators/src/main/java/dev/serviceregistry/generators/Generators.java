package dev.serviceregistry.generators;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The generators that are installed. */
public final class Generators {

    private Generators() {}

    /**
     * The generators by the name of their format.
     *
     * @throws IllegalStateException when two make the same format
     */
    public static SortedMap<String, CodeGenerator> installed() {
        SortedMap<String, CodeGenerator> installed = new TreeMap<>();
        for (CodeGenerator generator : ServiceLoader.load(CodeGenerator.class)) {
            String name = generator.format().name();
            CodeGenerator other = installed.put(name, generator);
            if (other != null) {
                throw new IllegalStateException("both " + other.getClass().getName() + " and "
                        + generator.getClass().getName() + " make the format " + name + ": remove the jar of one");
            }
        }
        return Collections.unmodifiableSortedMap(installed);
    }
}
