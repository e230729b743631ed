package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeClass;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.ExperimentalService;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ImageChanged;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.OptionChanged;
import dev.serviceregistry.facts.PinChanged;
import dev.serviceregistry.facts.ServiceChange;
import dev.serviceregistry.facts.TypeChanged;
import dev.serviceregistry.facts.UnversionedChange;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.facts.VersionChanged;
import dev.serviceregistry.facts.VersionUnchanged;
import dev.serviceregistry.registry.schema.ImageReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which kinds of approval a change needs, whatever rules and waivers make of it. */
final class ChangeClasses {

    /** The policies that demand approvals. */
    private static final List<String> POLICIES = List.of("GOV-002", "GOV-003", "GOV-004", "GOV-005");

    /** The options by which a command can pass over these policies, or over what they find. */
    private static final Set<String> JUDGING =
            Set.of("against", "as_of", "baseline", "changed_since", "fail_on", "family", "project", "rule");

    private static final String VERSIONS = "services/versions.toml";

    private final Set<String> onTrial = new HashSet<>();
    private final Set<String> unversioned = new HashSet<>();

    /** The classes of changes under these circumstances. */
    ChangeClasses(List<Fact> circumstances) {
        for (Fact fact : circumstances) {
            if (fact instanceof ExperimentalService service) {
                onTrial.add(service.service());
            } else if (fact instanceof UnversionedChange service) {
                unversioned.add(service.service());
            }
        }
    }

    /** The classes of a change; none for what is no change of its own. */
    List<ChangeClass> of(Change change) {
        List<ChangeClass> classes = new ArrayList<>();
        if (isWorkedOut(change) || isApproval(change)) {
            return classes;
        }
        if (change.level() == ChangeLevel.BREAKING && !isExempt(change)) {
            classes.add(ChangeClass.BREAKING);
        }
        if (isVersion(change)) {
            classes.add(ChangeClass.VERSION);
        }
        if (classes.isEmpty()) {
            classes.add(ChangeClass.CONFIGURATION);
        }
        return classes;
    }

    /** Whether it changes who has to approve: then all who have to so far, whatever they have to approve. */
    static boolean isOfControl(Change change) {
        if (change instanceof OptionChanged option && JUDGING.contains(option.option())) {
            return true;
        }
        String element = change.subject().element();
        boolean isShared =
                change instanceof ValueChanged && change.subject().project().isEmpty();
        boolean isOfTeam =
                element.startsWith("teams.") && (element.endsWith(".members") || element.endsWith(".forge_team"));
        return isShared && (element.startsWith("change_control.") || isOfTeam || isOfPolicy(element));
    }

    private static boolean isOfPolicy(String element) {
        for (String policy : POLICIES) {
            if (element.startsWith("rules." + policy + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it only tells of other changes, and is approved with them. */
    private static boolean isWorkedOut(Change change) {
        return change instanceof MajorVersionMissing || change instanceof VersionUnchanged;
    }

    /** Whether it is an approval, which nobody has to approve. */
    private static boolean isApproval(Change change) {
        return change instanceof ValueChanged
                && change.subject().project().isEmpty()
                && change.subject().element().equals("approvals");
    }

    private static boolean isVersion(Change change) {
        return change instanceof VersionChanged
                || change instanceof ImageTagChanged
                || change instanceof PinChanged
                || change instanceof ImageChanged && isOnlyTagged(change)
                || change instanceof ValueChanged && change.subject().element().equals("container.digest")
                || change.source().file().equals(VERSIONS);
    }

    /** Whether the image is the same but for a tag or a digest in its name. */
    private static boolean isOnlyTagged(Change change) {
        return change.existed()
                && change.exists()
                && ImageReference.parse(change.old())
                        .fullName()
                        .equals(ImageReference.parse(change.current()).fullName());
    }

    /** Whether nobody was promised what breaks. */
    private boolean isExempt(Change change) {
        if (!(change instanceof ServiceChange of)) {
            return false;
        }
        boolean isOfImport = change instanceof TypeChanged || change instanceof VersionChanged;
        return onTrial.contains(of.service()) || isOfImport && unversioned.contains(of.service());
    }
}
