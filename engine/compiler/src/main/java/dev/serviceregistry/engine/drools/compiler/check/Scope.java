package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<String, Name> parted = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final boolean isApart;

    /** A scope without names. */
    Scope() {
        this(false);
    }

    private Scope(boolean isApart) {
        this.isApart = isApart;
    }

    /** A scope with the names of another; what is added to one is never in the other. */
    static Scope within(Scope outer) {
        return copy(outer, true);
    }

    /** A scope with the names of another, which may take over what is added to it. */
    static Scope alternative(Scope outer) {
        return copy(outer, outer.isApart);
    }

    private static Scope copy(Scope outer, boolean isApart) {
        Scope inner = new Scope(isApart);
        inner.names.putAll(outer.names);
        inner.parted.putAll(outer.parted);
        return inner;
    }

    /** What the name stands for, or nothing. */
    @Nullable
    Name find(String name) {
        return names.get(name);
    }

    /**
     * Gives a name; the earlier meaning comes back when there is one, and stays. What only some alternatives name is known
     * no more, and cannot be given again beside them all the same.
     */
    @Nullable
    Name give(Token variable, Value value, @Nullable Pattern pattern) {
        Name earlier = names.putIfAbsent(variable.text(), new Name(value, variable, pattern));
        return earlier != null || isApart ? earlier : parted.get(variable.text());
    }

    /** What to do about a name that stands for nothing; empty when nothing is near. */
    String hint(String name) {
        return parted.containsKey(name)
                ? "give it in each alternative, with values of one type"
                : NearName.hint(name, names.keySet());
    }

    /**
     * Takes over the names that are in all of some alternatives.
     *
     * @return what the names stand for that have values of several types, in the order in which they are given
     */
    Map<String, List<Name>> take(List<Scope> alternatives) {
        Map<String, List<Name>> given = new LinkedHashMap<>();
        for (Scope alternative : alternatives) {
            Map<String, Name> added = new LinkedHashMap<>(alternative.parted);
            added.putAll(alternative.names);
            added.keySet().removeAll(parted.keySet());
            added.keySet().removeAll(names.keySet());
            added.forEach((name, meaning) ->
                    given.computeIfAbsent(name, none -> new ArrayList<>()).add(meaning));
        }
        given.forEach((name, meanings) -> {
            boolean isCommon = alternatives.stream().allMatch(alternative -> alternative.names.containsKey(name));
            (isCommon ? names : parted).put(name, meanings.get(0));
        });
        hidden.addAll(alternatives.get(0).hidden);
        given.values()
                .removeIf(meanings ->
                        meanings.stream().map(Scope::type).distinct().count() == 1);
        return given;
    }

    private static Class<?> type(Name name) {
        return name.value().type();
    }

    /** Says of a name that nothing is known of its value. */
    void forget(String name) {
        names.computeIfPresent(name, (text, known) -> new Name(Value.UNKNOWN, known.where(), known.pattern()));
    }

    /** Says of a name that a message cannot show it. */
    void hide(String name) {
        hidden.add(name);
    }

    /** Whether a message cannot show what is named. */
    boolean hides(String name) {
        return hidden.contains(name);
    }
}
