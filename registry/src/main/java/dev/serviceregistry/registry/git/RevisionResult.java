package dev.serviceregistry.registry.git;

/** What came of reading a revision: its files, or why there are none. */
public sealed interface RevisionResult permits Revision, RevisionRefusal {}
