package dev.serviceregistry.registry.importer;

/** What an import came to: a project to write, or the errors for which there is none. */
public sealed interface ImportResult permits ImportedProject, ImportFailure {}
