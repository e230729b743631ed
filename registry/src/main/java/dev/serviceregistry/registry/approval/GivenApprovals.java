package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.values.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the approvals that there are, wherever they were given. */
final class GivenApprovals {

    private static final String TRAILER = "Approved-by";
    private static final int SHORT = 10;

    private final Reading before;
    private final Reading after;
    private final ChangeHistory history;
    private final Map<String, GivenApproval.Coverage> states = new HashMap<>();

    GivenApprovals(Reading before, Reading after, ChangeHistory history) {
        this.before = before;
        this.after = after;
        this.history = history;
    }

    List<GivenApproval> all() {
        List<GivenApproval> given = new ArrayList<>();
        for (RecordedApproval recorded : after.registry().facts().ofType(RecordedApproval.class)) {
            given.add(of(recorded));
        }
        for (RecordedApproval proposed : history.proposed()) {
            given.add(of(proposed));
        }
        for (LoggedCommit commit : history.commits()) {
            for (LoggedCommit.Trailer trailer : commit.trailers()) {
                if (trailer.key().equalsIgnoreCase(TRAILER)) {
                    given.add(of(commit, trailer));
                }
            }
        }
        for (Review review : history.reviews()) {
            given.add(new GivenApproval(
                    review.reviewer(),
                    review.teams(),
                    true,
                    ApprovalOrigin.REVIEW,
                    review.address(),
                    state(review.commit()),
                    true,
                    null));
        }
        return given;
    }

    private static GivenApproval of(RecordedApproval recorded) {
        return new GivenApproval(
                Person.of(recorded.approver()),
                Set.of(recorded.team()),
                false,
                ApprovalOrigin.FILE,
                recorded.evidence(),
                GivenApproval.Coverage.ofChange(recorded.fingerprint()),
                true,
                recorded.source());
    }

    /** A trailer such as {@code Approved-by: Release Engineer <release@example.org> (@platform-team, @security-team)}. */
    private GivenApproval of(LoggedCommit commit, LoggedCommit.Trailer trailer) {
        String value = trailer.value();
        int parenthesis = value.endsWith(")") ? value.lastIndexOf('(') : -1;
        Set<String> teams = new TreeSet<>();
        if (parenthesis >= 0) {
            for (String team :
                    value.substring(parenthesis + 1, value.length() - 1).split(",")) {
                String name = team.strip();
                teams.add(name.startsWith("@") ? name.substring(1) : name);
            }
        }
        return new GivenApproval(
                Person.of(parenthesis >= 0 ? value.substring(0, parenthesis) : value),
                teams,
                false,
                ApprovalOrigin.TRAILER,
                "commit " + commit.id().substring(0, SHORT) + ", line " + trailer.line(),
                commit.isEmpty() || commit.parent().isEmpty() ? state(commit.id()) : brought(commit),
                trailer.last(),
                null);
    }

    /** What a commit itself brings: what there was before it is approved by others. */
    private GivenApproval.Coverage brought(LoggedCommit commit) {
        GivenApproval.Coverage there = state(commit.id());
        Set<String> brought = new HashSet<>(there.exact());
        brought.removeAll(state(commit.parent()).exact());
        return new GivenApproval.Coverage(Set.of(), brought, there.places());
    }

    /** Everything that differs in a state. */
    private GivenApproval.Coverage state(String commit) {
        GivenApproval.Coverage known = states.get(commit);
        if (known == null) {
            Reading reading = history.states().in(commit);
            known = reading == null ? new GivenApproval.Coverage(Set.of(), Set.of(), Set.of()) : state(reading);
            states.put(commit, known);
        }
        return known;
    }

    private GivenApproval.Coverage state(Reading reading) {
        ChangeIdentities identities = new ChangeIdentities(before, reading);
        Set<String> exact = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (Change change : CatalogComparison.between(before, reading).changes()) {
            ChangeIdentity identity = identities.of(change);
            exact.add(identity.exact());
            places.add(identity.place());
        }
        return new GivenApproval.Coverage(Set.of(), exact, places);
    }
}
