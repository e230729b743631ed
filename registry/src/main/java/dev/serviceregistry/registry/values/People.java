package dev.serviceregistry.registry.values;

import java.util.ArrayList;
import java.util.List;

/** Those of whom a repository tells all names. */
public final class People {

    private final List<Person> known = new ArrayList<>();

    /** Notes somebody; who is known already is then known by more names. */
    public void add(Person person) {
        Person all = person;
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).isSameAs(all)) {
                all = all.knownAs(known.remove(i));
            }
        }
        known.add(all);
    }

    /** The person by every name that is known of them. */
    public Person known(Person person) {
        Person all = person;
        for (Person other : known) {
            if (other.isSameAs(person)) {
                all = all.knownAs(other);
            }
        }
        return all;
    }
}
