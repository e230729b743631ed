package dev.serviceregistry.registry.importer;

import java.util.regex.Pattern;

/**
 * What the input cannot know about itself.
 *
 * @param projectName the project that is written: letters, digits, {@code .}, {@code _} and {@code -}, but not
 *     {@code global}, which is the catalogue
 * @param owner the team that owns the project and its services, with or without {@code @}; empty for none
 * @param teams the teams of the catalogue that the project comes into
 */
public record ImportOptions(String projectName, String owner, CatalogTeams teams) {
    private static final Pattern PROJECT = Pattern.compile("(?!global$)[A-Za-z0-9][A-Za-z0-9._-]*");

    /** For a catalogue that is made for the project. */
    public ImportOptions(String projectName, String owner) {
        this(projectName, owner, CatalogTeams.OF_NEW_CATALOG);
    }

    /** Whether a folder of projects/ may have this name. */
    public boolean hasValidName() {
        return PROJECT.matcher(projectName).matches();
    }

    /** The owner without {@code @}, as the catalogue spells it; empty for none. */
    public String team() {
        return teams.spelled(owner.startsWith("@") ? owner.substring(1) : owner);
    }
}
