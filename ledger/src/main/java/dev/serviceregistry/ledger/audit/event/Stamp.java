package dev.serviceregistry.ledger.audit.event;

import java.time.Instant;

/**
 * When an event happened, who made it happen, and with which program.
 *
 * @param time the time
 * @param actor who, as far as the surroundings tell; nobody proves it
 * @param source which of the surroundings told who, such as a variable's name
 * @param version the program's version
 */
public record Stamp(Instant time, String actor, String source, String version) {}
