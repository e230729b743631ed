package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.values.People;
import dev.serviceregistry.registry.values.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who belongs to which team, and which team owns what.
 *
 * <p>What was said before a change holds for it, so that nobody joins a team, or takes something over, by the change that
 * this team is to approve; only of what is new holds what the change says.
 */
final class Teams {

    private static final String CATALOG = "services/catalog.toml";

    private final Map<String, List<Person>> members = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final People people = new People();
    private String catalogOwner = "";

    /**
     * The teams of two states.
     *
     * @param known who else is known by several names
     */
    Teams(Reading before, Reading after, List<Person> known) {
        known.forEach(people::add);
        for (Reading reading : List.of(before, after)) {
            for (Fact fact : reading.registry().facts().facts()) {
                if (fact instanceof Team team) {
                    members.computeIfAbsent(team.name(), name -> people(team));
                } else if (fact instanceof Ownership ownership
                        && !ownership.team().isEmpty()) {
                    owners.putIfAbsent(ownership.project() + "/" + ownership.name(), ownership.team());
                }
            }
            if (catalogOwner.isEmpty()) {
                catalogOwner = catalogOwner(reading);
            }
        }
    }

    private static String catalogOwner(Reading reading) {
        if (reading.files().get(CATALOG) == null) {
            return "";
        }
        List<Scalar> owners =
                reading.files().get(CATALOG).content().table("catalog").scalars("owners");
        return owners.isEmpty() ? "" : owners.get(0).text().substring(1);
    }

    private List<Person> people(Team team) {
        List<Person> persons = new ArrayList<>();
        for (String member : team.members()) {
            Person person = Person.of(member);
            persons.add(person);
            people.add(person);
        }
        return persons;
    }

    /** The team that answers for what changed; {@link ApprovalDemand#NOBODY} when none does. */
    String owner(Subject changed) {
        String own = owners.getOrDefault(changed.project() + "/" + changed.service(), "");
        if (own.isEmpty()) {
            own = owners.getOrDefault(changed.project() + "/", "");
        }
        boolean isShared = changed.project().isEmpty()
                || changed.project().equals("global")
                || changed.project().startsWith("global@");
        if (own.isEmpty() && isShared) {
            own = catalogOwner;
        }
        return own.isEmpty() ? ApprovalDemand.NOBODY : own;
    }

    /** The person by every name that teams know them by. */
    Person known(Person person) {
        return people.known(person);
    }

    /** Whether a team says who belongs to it. */
    boolean namesMembers(String team) {
        return !members.getOrDefault(team, List.of()).isEmpty();
    }

    /** Whether there is a team of this name. */
    boolean isDeclared(String team) {
        return members.containsKey(team);
    }

    /** Whether any team names somebody as its member. */
    boolean isMember(Person person) {
        return members.keySet().stream().anyMatch(team -> isMember(person, team));
    }

    /** Whether a team names somebody as its member. */
    boolean isMember(Person person, String team) {
        for (Person member : members.getOrDefault(team, List.of())) {
            if (member.isSameAs(person)) {
                return true;
            }
        }
        return false;
    }
}
