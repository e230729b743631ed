package dev.serviceregistry.ledger.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.http.ForgeRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A merge request and who has approved it.
 *
 * <p>GitLab's approvals name no commit. Each is of the version of the merge request that was the last when it was given.
 */
final class MergeRequest {

    /** The address that GitLab gives to those who hide their own: their number and their name. */
    private static final Pattern HIDDEN = Pattern.compile("(?:\\d+-)?([\\w.-]+)@users\\.noreply\\..+");

    private static final String APPROVED = "approved this merge request";
    private static final String USERNAME = "username";

    private final GitLabApi api;
    private final String path;

    MergeRequest(GitLabApi api, String project, int number) {
        this.api = api;
        this.path = "/projects/" + GitLabApi.escaped(project) + "/merge_requests/" + number;
    }

    /** Who stands behind it; nobody is looked up where nobody approves. */
    PullRequestReviews reviews(Map<String, String> teams) {
        JsonNode merge = api.object(path);
        String opener = GitLabApi.text(merge.path("author"), USERNAME);
        Map<String, Instant> approving = approving();
        if (approving.isEmpty()) {
            return new PullRequestReviews(opener, Map.of(), List.of());
        }
        TreeMap<Instant, String> versions = versions();
        Map<String, Set<String>> members = new TreeMap<>();
        teams.forEach((team, handle) -> members.put(team, members(handle)));
        List<ForgeApproval> approvals = new ArrayList<>();
        approving.forEach((user, time) -> {
            Map.Entry<Instant, String> version = versions.floorEntry(time);
            if (version == null) {
                throw new ForgeRefusal("tells of an approval by " + user + " that is older than what it approves");
            }
            Set<String> belongsTo = new TreeSet<>();
            members.forEach((team, users) -> {
                if (users.contains(user)) {
                    belongsTo.add(team);
                }
            });
            approvals.add(new ForgeApproval(user, belongsTo, version.getValue(), GitLabApi.text(merge, "web_url")));
        });
        return new PullRequestReviews(opener, authors(), List.copyOf(approvals));
    }

    /** Who approves it now, and since when. */
    private Map<String, Instant> approving() {
        JsonNode approvedBy = api.object(path + "/approvals").path("approved_by");
        if (!approvedBy.isArray()) {
            throw ForgeRefusal.unreadable();
        }
        Map<String, Instant> approving = new TreeMap<>();
        Map<String, Instant> noted = null;
        for (JsonNode approval : approvedBy) {
            String user = GitLabApi.text(approval.path("user"), USERNAME);
            if (approval.hasNonNull("approved_at")) {
                approving.put(user, time(approval, "approved_at"));
                continue;
            }
            // Older servers tell when only in the notes that they write themselves.
            noted = noted == null ? noted() : noted;
            Instant time = noted.get(user);
            if (time == null) {
                throw new ForgeRefusal("does not tell when " + user + " approved, so nobody knows what");
            }
            approving.put(user, time);
        }
        return approving;
    }

    /** When each user approved last, by the notes of the system. */
    private Map<String, Instant> noted() {
        Map<String, Instant> noted = new TreeMap<>();
        for (JsonNode note : api.all(path + "/notes")) {
            if (note.path("system").asBoolean() && note.path("body").asText().startsWith(APPROVED)) {
                Instant time = time(note, "created_at");
                noted.merge(
                        GitLabApi.text(note.path("author"), USERNAME),
                        time,
                        (left, right) -> left.isAfter(right) ? left : right);
            }
        }
        return noted;
    }

    /** The last commits of the versions that were pushed, by when. */
    private TreeMap<Instant, String> versions() {
        TreeMap<Instant, String> versions = new TreeMap<>();
        for (JsonNode version : api.all(path + "/versions")) {
            versions.put(time(version, "created_at"), GitLabApi.text(version, "head_commit_sha"));
        }
        return versions;
    }

    /** Who belongs to a group itself and can sign in: whoever belongs to the group above it stands for no team. */
    private Set<String> members(String handle) {
        Set<String> members = new TreeSet<>();
        for (JsonNode member : api.all("/groups/" + GitLabApi.escaped(handle.substring(1)) + "/members")) {
            if (GitLabApi.text(member, "state").equals("active")) {
                members.add(GitLabApi.text(member, USERNAME));
            }
        }
        return members;
    }

    /** Who wrote the commits, by the addresses that they name, as far as GitLab tells whose they are. */
    private Map<String, String> authors() {
        Set<String> addresses = new TreeSet<>();
        for (JsonNode commit : api.all(path + "/commits")) {
            addresses.add(commit.path("author_email").asText());
        }
        addresses.remove("");
        Map<String, String> authors = new TreeMap<>();
        for (String address : addresses) {
            Matcher hidden = HIDDEN.matcher(address);
            if (hidden.matches()) {
                authors.put(address, hidden.group(1));
                continue;
            }
            List<JsonNode> users = api.all("/users?search=" + GitLabApi.escaped(address));
            if (users.size() == 1) {
                authors.put(address, GitLabApi.text(users.get(0), USERNAME));
            }
        }
        return authors;
    }

    private static Instant time(JsonNode object, String name) {
        try {
            return OffsetDateTime.parse(GitLabApi.text(object, name)).toInstant();
        } catch (DateTimeException e) {
            throw ForgeRefusal.unreadable();
        }
    }
}
