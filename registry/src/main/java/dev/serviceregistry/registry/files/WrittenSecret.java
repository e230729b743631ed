package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.MaskedSecret;
import java.util.List;

/**
 * A secret that a file holds, also where the schema refuses what is written or does not look at it.
 *
 * @param path the keys that lead to it from the file's root, without positions in arrays
 * @param secret what is kept of it
 * @param supposed whether it is only not shown, since nobody knows what its key means
 * @param source where it is written
 */
public record WrittenSecret(List<String> path, MaskedSecret secret, boolean supposed, SourceLocation source) {}
