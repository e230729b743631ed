package dev.serviceregistry.ledger.audit.event;

/**
 * A file that was written.
 *
 * @param path where, as whoever called the program would write it
 * @param bytes how many bytes it has
 * @param digest their SHA-256, in hex
 */
public record WrittenFile(String path, long bytes, String digest) {}
