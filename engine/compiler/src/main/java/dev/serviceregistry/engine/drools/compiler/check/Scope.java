package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a rule has given up to some point, and what each stands for. */
final class Scope {

    /**
     * What a name stands for.
     *
     * @param value the type of the value
     * @param where where the name is given
     * @param pattern the pattern that gives it; nothing for the outcome of accumulate
     */
    record Name(Value value, Token where, @Nullable Pattern pattern) {}

    private final Map<String, Name> names = new LinkedHashMap<>();
    private final Set<String> parted = new HashSet<>();

    /** A scope with the names of another; what is added to one is not in the other. */
    static Scope within(Scope outer) {
        Scope inner = new Scope();
        inner.names.putAll(outer.names);
        inner.parted.addAll(outer.parted);
        return inner;
    }

    /** What the name stands for, or nothing. */
    @Nullable
    Name find(String name) {
        return names.get(name);
    }

    /** Gives a name; the earlier meaning comes back when there is one, and stays. */
    @Nullable
    Name give(Token variable, Value value, @Nullable Pattern pattern) {
        return names.putIfAbsent(variable.text(), new Name(value, variable, pattern));
    }

    /** What to do about a name that stands for nothing; empty when nothing is near. */
    String hint(String name) {
        return parted.contains(name)
                ? "give it in each alternative, with values of one type"
                : NearName.hint(name, names.keySet());
    }

    /** Takes over the names that are in all of some scopes with comparable meanings. */
    void takeCommon(Iterable<Scope> alternatives) {
        Scope first = alternatives.iterator().next();
        alternatives.forEach(alternative -> parted.addAll(alternative.names.keySet()));
        first.names.forEach((name, meaning) -> {
            boolean common = true;
            for (Scope alternative : alternatives) {
                Name other = alternative.names.get(name);
                common &=
                        other != null && other.value().type() == meaning.value().type();
            }
            if (common) {
                names.putIfAbsent(name, meaning);
            }
        });
    }
}
