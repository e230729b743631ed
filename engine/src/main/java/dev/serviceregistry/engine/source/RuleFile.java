package dev.serviceregistry.engine.source;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A file of rules that an organisation wrote.
 *
 * @param path where it stands, relative to the root of its repository, with slashes; of one in a pack, the pack and the path in
 *     it with an exclamation mark between them
 * @param text all that it says
 */
public record RuleFile(String path, String text) {

    private static final String IN_REPOSITORY = "policies/rules/";
    private static final String IN_PACK = "!rules/";

    /** Without the mark that some programs of Windows put before every text. */
    public RuleFile {
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether it stands among the rules of a repository, and not in a pack or a folder that a call names. */
    public boolean isOfRepository() {
        return path.startsWith(IN_REPOSITORY);
    }

    /** Whether it came with a pack of policies. */
    public boolean isOfPack() {
        return !SourceLocation.startOf(path).pack().isEmpty();
    }

    /** The folder that the file is in, which is the family of its rules; empty when it is in none that is a family's. */
    public String family() {
        int pack = path.indexOf(IN_PACK);
        int from = isOfRepository() ? IN_REPOSITORY.length() : pack < 0 ? path.length() : pack + IN_PACK.length();
        int slash = path.indexOf('/', from);
        return slash < 0 ? "" : path.substring(from, slash);
    }
}
