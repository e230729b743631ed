package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The second opinion on approvals: changes services in ways of which is known what they are, has people approve some of
 * them, and says what is missing then.
 */
final class ApprovalOracle {

    /** The policies that it knows. */
    static final List<String> POLICIES = List.of("GOV-002", "GOV-003", "GOV-004", "GOV-005");

    private static final List<String> TEAMS = List.of("blue", "green", "red");
    private static final Map<String, String> CLASSES = Map.of(
            "GOV-002", "breaking_changes_require",
            "GOV-003", "version_bumps_require",
            "GOV-004", "config_changes_require");

    /** What may become of a service: what it says before, what after, and which of the policies ask for approval. */
    private record Kind(String before, String after, List<String> policies) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("version = '1.0.0'\nport = 8080\n", "version = '1.0.0'\n", List.of("GOV-002")),
            new Kind("version = '1.0.0'\n", "version = '1.1.0'\n", List.of("GOV-003")),
            new Kind("version = '1.1.0'\n", "version = '1.0.0'\n", List.of("GOV-002", "GOV-003")),
            new Kind("version = '1.0.0'\nenv.A = '1'\n", "version = '1.0.0'\nenv.A = '2'\n", List.of("GOV-004")),
            new Kind("version = '1.0.0'\n", "version = '1.0.0'\ndescription = 'Does it'\n", List.of("GOV-004")),
            new Kind(
                    "version = '1.0.0'\ncontainer.image = 'nginx:1.9'\n",
                    "version = '1.0.0'\ncontainer.image = 'nginx:1.9.1'\n",
                    List.of("GOV-003")));

    /** Somebody's approval: in which state, for which teams. */
    record Given(String person, String team, boolean early) {}

    private final SortedMap<String, Kind> services = new TreeMap<>();
    private final SortedMap<String, String> owners = new TreeMap<>();
    private final SortedSet<String> early = new TreeSet<>();
    private final SortedMap<String, List<String>> members = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> controlBefore = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> controlAfter = new TreeMap<>();
    private final List<Given> given = new ArrayList<>();
    private final String author;

    private ApprovalOracle(Dice dice) {
        for (int i = dice.between(1, 4); i > 0; i--) {
            String id = "service-" + i;
            services.put(id, dice.pick(KINDS));
            owners.put(id, dice.pick(TEAMS));
            if (dice.chance(.5)) {
                early.add(id);
            }
        }
        for (String team : TEAMS) {
            members.put(team, dice.chance(.5) ? List.of(team + "-1", team + "-2") : List.of());
        }
        for (String policy : CLASSES.keySet().stream().sorted().toList()) {
            SortedSet<String> named = new TreeSet<>();
            named.addAll(dice.some(List.of("blue", "green", "red", "maintainer"), dice.between(0, 2)));
            controlBefore.put(policy, dice.chance(.8) ? named : new TreeSet<>());
            controlAfter.put(policy, dice.chance(.8) ? named : new TreeSet<>());
        }
        for (int i = dice.between(0, 8); i > 0; i--) {
            String team = dice.pick(TEAMS);
            given.add(new Given(dice.pick(TEAMS) + "-" + dice.between(1, 2), team, dice.chance(.3)));
        }
        author = dice.pick(TEAMS) + "-" + dice.between(1, 2);
    }

    static ApprovalOracle from(long seed) {
        return new ApprovalOracle(Dice.of(seed * 17 + 3));
    }

    String author() {
        return address(author);
    }

    static String address(String person) {
        return person + "@example.org";
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    /** What the catalogue says in every state. */
    String catalog() {
        StringBuilder text = new StringBuilder("[catalog]\nname = 'central'\n");
        members.forEach((team, of) -> text.append("[teams.%s]\nmembers = [%s]\n"
                .formatted(
                        team,
                        String.join(
                                ", ",
                                of.stream()
                                        .map(person -> "'" + address(person) + "'")
                                        .toList()))));
        return text.toString();
    }

    /** What the project says in a state: before, early, or after. */
    String project(String state) {
        StringBuilder text = new StringBuilder();
        services.forEach((id, kind) -> {
            boolean changed = state.equals("after") || state.equals("early") && early.contains(id);
            text.append("[services.%s]\ntype = 'api'\nowner = '%s'\n".formatted(id, owners.get(id)));
            text.append(changed ? kind.after() : kind.before());
        });
        return text.toString();
    }

    /** What change control says in a state. */
    String policies(String state) {
        StringBuilder text = new StringBuilder("[change_control]\n");
        (state.equals("before") ? controlBefore : controlAfter).forEach((policy, teams) -> {
            if (!teams.isEmpty()) {
                text.append(CLASSES.get(policy)).append(" = [");
                text.append(String.join(
                        ", ", teams.stream().map(team -> "'@" + team + "'").toList()));
                text.append("]\n");
            }
        });
        return text.toString();
    }

    /** Every finding that there must be on a service: the policy, the service, the team, and of own approvals the person. */
    SortedSet<String> findings() {
        SortedSet<String> findings = new TreeSet<>();
        services.forEach((id, kind) -> {
            for (String policy : kind.policies()) {
                for (String team : demanded(policy, id)) {
                    boolean isApproved = false;
                    for (Given approval : given) {
                        boolean covers = approval.team().equals(team) && (!approval.early() || early.contains(id));
                        boolean isOwn = approval.person().equals(author);
                        if (covers && isOwn) {
                            findings.add("GOV-005 " + id + " " + team + " " + address(author));
                        }
                        List<String> of = members.get(team);
                        isApproved |= covers && !isOwn && (of.isEmpty() || of.contains(approval.person()));
                    }
                    if (!isApproved) {
                        findings.add(policy + " " + id + " " + team);
                    }
                }
            }
        });
        return findings;
    }

    private Set<String> demanded(String policy, String service) {
        Set<String> demanded = new TreeSet<>(controlBefore.get(policy));
        demanded.addAll(controlAfter.get(policy));
        if (demanded.remove("maintainer")) {
            demanded.add(owners.get(service));
        }
        return demanded;
    }
}
