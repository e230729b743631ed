package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Table;

/**
 * What a project changes in a generated file.
 *
 * @param project the project
 * @param format the name of the format
 * @param file the path of the generated file below the project's folder, behind a target and a slash where it is of that
 *     target alone
 * @param content what is changed; nothing of it is masked
 * @param source the beginning of the file that says it
 */
public record Overlay(String project, String format, String file, Table content, SourceLocation source) {}
