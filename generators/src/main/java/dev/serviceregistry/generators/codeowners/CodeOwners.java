package dev.serviceregistry.generators.codeowners;

import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ChangeClass;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file by which a forge finds out whom to ask for reviews.
 *
 * @param text the file
 * @param losses the teams that cannot stand in it
 */
public record CodeOwners(String text, List<Loss> losses) {

    /** The line that the file begins with, by which it is known again. */
    public static final String MARK = "# Written by service-registry from [teams], owners and [change_control].";

    private static final String FORMAT = "codeowners";
    private static final String HEAD = MARK + """

            # Change it there, and write this file again with 'service-registry approvals codeowners --write'.
            #
            # The last line that fits a file holds. Of several owners on it, the forge is content with the approval of any
            # one. Where [change_control] names several teams, every one of them has to approve: that is seen to by
            # 'service-registry approvals status' and the policies GOV-002 to GOV-005, and not by this file.

            """;

    /**
     * The owners of a central repository.
     *
     * @param facts what it says
     * @param catalogOwners the teams that own its catalogue, without {@code @}
     * @param folder the repository's path in its checkout, with {@code /} at its end; empty for the root
     */
    public static CodeOwners of(FactSet facts, Collection<String> catalogOwners, String folder) {
        SortedMap<String, Team> teams = new TreeMap<>();
        SortedMap<String, SortedSet<String>> projects = new TreeMap<>();
        SortedSet<String> shared = new TreeSet<>(catalogOwners);
        SortedSet<String> control = new TreeSet<>();
        for (Fact fact : facts.facts()) {
            if (fact instanceof Team team) {
                teams.put(team.name(), team);
            } else if (fact instanceof Setting setting && isControl(setting)) {
                control.addAll(handles(setting.value()));
            } else if (fact instanceof Ownership ownership && !ownership.team().isEmpty()) {
                SortedSet<String> owners = ownership.project().startsWith("global")
                        ? shared
                        : projects.computeIfAbsent(ownership.project(), unused -> new TreeSet<>());
                owners.add(ownership.team());
            }
        }
        control.remove(ApprovalDemand.NOBODY);
        Lines lines = new Lines(teams, escaped("/" + folder));
        lines.add("", catalogOwners);
        if (!folder.isEmpty()) {
            lines.addWhole("/.github/", catalogOwners);
        }
        lines.add("services/", joined(shared, control));
        lines.add("policies/", joined(new TreeSet<>(catalogOwners), control));
        projects.forEach((project, owners) -> lines.add("projects/" + escaped(project) + "/", joined(owners, control)));
        return new CodeOwners(HEAD + lines.text, List.copyOf(lines.losses.values()));
    }

    private static boolean isControl(Setting setting) {
        for (ChangeClass category : ChangeClass.values()) {
            if (setting.key().equals("change_control." + category.setting())) {
                return true;
            }
        }
        return false;
    }

    /** The teams of an array of handles as a setting shows it. */
    private static List<String> handles(String shown) {
        List<String> handles = new ArrayList<>();
        for (String handle : shown.substring(1, shown.length() - 1).split(", ")) {
            if (handle.length() > 1) {
                handles.add(handle.substring(1));
            }
        }
        return handles;
    }

    private static SortedSet<String> joined(Set<String> one, Set<String> other) {
        SortedSet<String> joined = new TreeSet<>(one);
        joined.addAll(other);
        return joined;
    }

    /** A path in which nothing means more than itself. */
    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            escaped.append(" #[]!*?\\".indexOf(c) < 0 ? "" : "\\").append(c);
        }
        return escaped.toString();
    }

    /** The lines, as far as the forge knows the teams on them. */
    private static final class Lines {

        private final Map<String, Team> teams;
        private final String root;
        private final StringBuilder text = new StringBuilder();
        private final SortedMap<String, Loss> losses = new TreeMap<>();

        Lines(Map<String, Team> teams, String root) {
            this.teams = teams;
            this.root = root;
        }

        void add(String path, Collection<String> owners) {
            addWhole(path.isEmpty() && root.equals("/") ? "*" : root + path, owners);
        }

        /** Adds a line for a path from the root of the checkout. */
        void addWhole(String path, Collection<String> owners) {
            StringBuilder handles = new StringBuilder();
            for (String owner : owners) {
                Team team = teams.get(owner);
                if (team != null && !team.forgeTeam().isEmpty()) {
                    handles.append(' ').append(team.forgeTeam());
                } else {
                    losses.put(owner, loss(owner, team));
                }
            }
            // A line without owners would take them from whom the line above gives them.
            text.append(handles.isEmpty() ? "# nobody of those who own it has a name in the forge: " : "");
            text.append(path).append(handles).append('\n');
        }

        private static Loss loss(String owner, @Nullable Team team) {
            return new Loss(
                    Subject.ofRepository("teams." + owner),
                    FORMAT,
                    "teams." + owner,
                    team == null ? "it is no team of [teams]" : "the team names no forge_team",
                    team == null ? SourceLocation.startOf("services/catalog.toml") : team.source());
        }
    }
}
