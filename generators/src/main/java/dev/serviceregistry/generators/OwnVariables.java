package dev.serviceregistry.generators;

import dev.serviceregistry.registry.schema.Expansion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The variables of a container, which Kubernetes puts into texts that name them as <code>$(NAME)</code>, for formats of
 * tools that do not.
 *
 * @param <T> what a format makes of a value
 */
public final class OwnVariables<T> {

    /** What is put into the texts of a container together, in UTF-16 units. */
    private static final long MOST = 1 << 20;

    private final Map<String, Declared> declared;
    private final BiFunction<String, Declared, Optional<T>> written;
    private final ToIntFunction<T> length;
    private final Map<String, Optional<T>> known = new HashMap<>();
    private long left = MOST;

    /**
     * The variables of a service.
     *
     * @param written makes of a variable what the format has in its place; nothing where it has none
     */
    public OwnVariables(
            PlacedService service, BiFunction<String, Declared, Optional<T>> written, ToIntFunction<T> length) {
        this.declared = service.get("env").entries();
        this.written = written;
        this.length = length;
    }

    /** What a variable comes to; nothing within its own value. */
    public Optional<T> of(String name) {
        Optional<T> there = known.get(name);
        if (there == null) {
            known.put(name, Optional.empty());
            Declared variable = declared.get(name);
            there = variable == null ? Optional.empty() : written.apply(name, variable);
            known.put(name, there);
        }
        return there;
    }

    /**
     * Reads a text part by part.
     *
     * @param where where it is declared; what it names in vain is lost there
     * @param dollar how the text writes one dollar
     * @param literal takes what stands for itself
     * @param value takes the value of a variable that is named
     */
    public void read(Declared where, String text, String dollar, Consumer<String> literal, Consumer<T> value) {
        if (!Expansion.refers(text, declared.keySet())) {
            literal.accept(text);
            return;
        }
        Expansion.read(text, dollar, literal, name -> {
            Optional<T> found = of(name);
            left -= found.map(length::applyAsInt).orElse(0);
            if (found.isPresent() && left >= 0) {
                value.accept(found.get());
                return;
            }
            literal.accept(dollar + "(" + name + ")");
            if (declared.containsKey(name)) {
                where.lose("nothing gives " + name + " a value there");
            }
        });
    }
}
