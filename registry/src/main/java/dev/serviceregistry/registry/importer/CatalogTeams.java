package dev.serviceregistry.registry.importer;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The teams of the catalogue that a project comes into.
 *
 * @param declared those that it declares
 * @param grows whether the teams that the input names are written into it too
 */
public record CatalogTeams(Set<String> declared, boolean grows) {
    /** Those of a catalogue that is made for the project. */
    public static final CatalogTeams OF_NEW_CATALOG = new CatalogTeams(Set.of(), true);

    /** Keeps its own copy. */
    public CatalogTeams {
        declared = Set.copyOf(declared);
    }

    /** Whether the team is declared, or will be. */
    public boolean has(String team) {
        return grows || declared.contains(team);
    }

    /** A team's name as the catalogue spells it; as it is given where the catalogue has none such. */
    public String spelled(String team) {
        if (declared.contains(team)) {
            return team;
        }
        String key = team.toLowerCase(Locale.ROOT);
        return new TreeSet<>(declared)
                .stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).equals(key))
                        .findFirst()
                        .orElse(team);
    }
}
