package dev.serviceregistry.facts;

/** A change of how the repository is judged, or of how files are generated from it, and not of what it declares. */
public sealed interface ProcedureChange extends Change
        permits BaselineChanged, OptionChanged, OverlayChanged, RuleFileChanged, TableEntryChanged, WaiverChanged {

    @Override
    default ChangeLevel level() {
        return ChangeLevel.SAFE;
    }
}
