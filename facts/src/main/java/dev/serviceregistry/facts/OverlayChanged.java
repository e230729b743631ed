package dev.serviceregistry.facts;

/**
 * Another value in an overlay, which changes a generated file, none before or none any more.
 *
 * @param project the project
 * @param target the target that the overlay is for alone; empty for one that is for all
 * @param overlay the overlay's file below the project's overlays, such as {@code docker/compose.yaml.toml}
 * @param path the dotted path of the value; empty for a file that cannot be read as a whole
 * @param transition what was and what is
 */
public record OverlayChanged(String project, String target, String overlay, String path, Transition transition)
        implements ProcedureChange {
    @Override
    public Subject subject() {
        return new Subject(project, "", "overlays/" + overlay + (path.isEmpty() ? "" : ":" + path));
    }

    @Override
    public String kind() {
        return "overlay-changed";
    }

    @Override
    public String description() {
        return "the overlay " + overlay + " of " + project + " was another";
    }
}
