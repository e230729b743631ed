package dev.serviceregistry.registry;

/**
 * A line of a file, for whoever changes the file.
 *
 * @param text the line without its end; masked when it holds a secret
 * @param end what ends it: a line feed, with or without a carriage return before it; empty for the last line of a file
 *     that ends without
 * @param holdsSecret whether a secret stands on it, so that it may neither be shown nor be changed
 */
public record WrittenLine(String text, String end, boolean holdsSecret) {}
