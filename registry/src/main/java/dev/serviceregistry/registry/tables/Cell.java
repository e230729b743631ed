package dev.serviceregistry.registry.tables;

/**
 * What stands between two separators.
 *
 * @param text what it says, without quotes and without the spaces around it
 * @param line its line, from 1
 * @param column the column of its first character, from 1
 * @param endLine the line of its last character
 * @param endColumn the column after its last character
 */
record Cell(String text, int line, int column, int endLine, int endColumn) {}
