package dev.serviceregistry.registry.pack;

/** What came of reading a pack. */
public sealed interface PackResult permits Pack, PackRefusal {}
