package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.ReplicasChanged;

/**
 * What a change asks of whoever uses the service.
 *
 * @param work what there is to do where the change breaks somebody
 * @param action what to do then, as a sentence without its end
 * @param check what to look at where it may only drift, as a sentence without its end
 */
record Advice(Work work, String action, String check) {

    static Advice of(Change change) {
        String service = change.subject().service();
        return switch (change.kind()) {
            case "alias-removed" ->
                declaration(
                        "Write " + service + " wherever its former id " + change.old() + " stands",
                        "Make sure that nobody knows " + service + " as " + change.old() + " any more");
            case "service-removed" ->
                declaration(
                        "Use what takes the place of " + service + ", or do without it",
                        "Make sure that nothing needs " + service + " any more");
            case "port-removed" ->
                declaration(
                        "Reach " + service + " by a port that it still has",
                        "Make sure that nothing connects to the port that is gone");
            case "port-changed" ->
                declaration(
                        "Connect to " + change.current() + " in place of " + change.old(),
                        "Make sure that every address of " + service + " is taken from the registry, or says "
                                + change.current());
            case "published-port-changed" ->
                declaration(
                        "Use the port " + change.shownCurrent() + " of the host in place of " + change.shownOld(),
                        "Make sure that nothing outside uses the port " + change.shownOld() + " of the host");
            case "property-removed" ->
                declaration(
                        "Take the property out of what you override",
                        "Make sure that nobody expects the property to have an effect");
            case "property-type-changed" ->
                declaration(
                        "Write the value as " + change.current(),
                        "Make sure that the value you set is of the new type");
            case "property-narrowed" ->
                declaration(
                        "Choose a value that is still accepted", "Make sure that the value you set is still accepted");
            case "property-required" -> declaration("Set the property", "Set the property before the next start");
            case "property-default-changed" ->
                check("Set the property to its former default, " + change.shownOld() + ", if you rely on that");
            case "property-secret-changed" ->
                declaration(
                        "Give the value the way a secret is given, or no longer so",
                        "Make sure that the value is given the way it is asked for now");
            case "environment-removed" ->
                declaration(
                        "Take the variable out of what you override, or write it under its new name",
                        "Make sure that no version in use reads the variable");
            case "secret-removed" ->
                declaration(
                        "Take the value from another secret", "Make sure that nothing takes a value from the secret");
            case "version-changed" ->
                declaration(
                        "Allow version " + change.current() + " of " + service + " after reading what came with it",
                        "Read what came with version " + change.current() + " of " + service);
            case "dependency-added" -> check("Run what " + service + " requires now besides");
            case "dependency-range-changed" ->
                check("Run a version of it that lies in "
                        + (change.current().isEmpty() ? "any range" : change.current()));
            case "conflict-added" ->
                declaration("Run it beside " + service + " no more", "Make sure that both do not run together");
            case "contract-removed" ->
                new Advice(
                        Work.PROGRAM,
                        change.exists()
                                ? "Let your program speak " + change.current() + " in place of " + change.old()
                                : "Let your program do without " + change.old(),
                        "Make sure that nothing speaks " + change.old() + " any more");
            case "visibility-changed" ->
                new Advice(
                        Work.PROGRAM,
                        "Agree with the owner of " + service + " on another way to what you need of it",
                        "Make sure that no other project needs it");
            case "volume-removed", "volume-shrunk", "volume-source-changed" ->
                check("Make sure that the data of the volume is kept elsewhere, or not needed");
            case "ingress-removed" ->
                new Advice(
                        Work.PROGRAM,
                        "Call " + service + " by another address",
                        "Make sure that nobody outside uses the address");
            case "region-removed" -> check("Make sure that load and data of the region are taken over");
            case "lifecycle-changed" -> lifecycle(change, service);
            case "sunset-changed" -> check("Be done with " + service + " by " + change.shownCurrent());
            case "pattern-removed" -> check("Make sure that what is generated for the pattern does without " + service);
            case "replicas-changed" -> replicas((ReplicasChanged) change);
            case "criticality-changed", "objective-changed", "tier-promise-changed" ->
                check("Make sure that your own promises hold with " + change.shownCurrent() + " in place of "
                        + change.shownOld());
            case "resources-raised" -> check("Make sure that there is room for " + change.shownCurrent());
            case "data-classification-changed" -> check("Treat what you get of it as " + change.shownCurrent());
            case "image-tag-changed" -> tag((ImageTagChanged) change, service);
            case "image-changed" -> check("Try what you use of " + service + " with " + change.shownCurrent());
            case "health-check-removed" -> check("Notice otherwise whether " + service + " runs");
            case "network-removed" -> check("Make sure that it is still reached from where you run");
            case "type-changed" -> check("Make sure that it is still what you need, as " + change.shownCurrent());
            default -> check("Make sure that it still does what you need");
        };
    }

    private static Advice lifecycle(Change change, String service) {
        String state = service + " is " + change.current() + ", and no longer " + change.old();
        return switch (change.current()) {
            case "retired" ->
                declaration(
                        "Use what takes the place of " + service + ", or do without it, since " + state,
                        "Make sure that nothing needs " + service + " any more, since " + state);
            case "deprecated" -> check("Plan how to do without " + service + ", since " + state);
            case "experimental" ->
                check("Rely no more on " + service + " than on what may change or go at any time, since " + state);
            default -> check("Make sure that it still does what you need, since " + state);
        };
    }

    private static Advice replicas(ReplicasChanged change) {
        String tier = change.replicas() < change.minimum()
                ? ", where its tier " + change.tier() + " demands " + change.minimum()
                : "";
        return check("Make sure that your own promises hold while "
                + change.subject().service() + " runs "
                + change.replicas() + (change.replicas() == 1 ? " replica" : " replicas") + " in place of "
                + change.formerly() + tier);
    }

    private static Advice tag(ImageTagChanged change, String service) {
        String now = service + (change.exists() ? " with image tag " + change.current() : " without an image tag");
        if (change.loosened()) {
            boolean canOverride = change.subject().project().equals("global")
                    && change.existed()
                    && !change.old().equals(change.current());
            return check("Try what you use of " + now + ", and be ready for another image "
                    + (change.exists() ? "under that tag " : "") + "at any time"
                    + (canOverride ? "; an override of container.tag keeps " + change.old() : ""));
        }
        return switch (change.step()) {
            case MAJOR ->
                check("Read what the program says of the way from " + change.old() + " to " + change.current()
                        + ", and try what you use of " + service + " with a copy of its data");
            case DOWN ->
                check("Try what you use of " + now + ", and whether it reads the data that " + change.old()
                        + " has written");
            default -> check("Try what you use of " + now);
        };
    }

    private static Advice declaration(String action, String check) {
        return new Advice(Work.DECLARATION, action, check);
    }

    private static Advice check(String both) {
        return new Advice(Work.CHECK, both, both);
    }
}
