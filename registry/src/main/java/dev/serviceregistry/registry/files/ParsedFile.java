package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;

/**
 * What one file says.
 *
 * @param name the path relative to the repository's root
 * @param content what the schema allows of it, every secret masked; empty when the file is unusable
 * @param usable whether its content may be used; a file with syntax errors is never half-used
 * @param problems what is wrong with it
 * @param secrets where the secrets in it are written
 * @param digest the SHA-256 of its bytes, in hex; empty when it could not be read
 */
public record ParsedFile(
        String name,
        Table content,
        boolean usable,
        List<Problem> problems,
        List<SourceLocation> secrets,
        String digest) {}
