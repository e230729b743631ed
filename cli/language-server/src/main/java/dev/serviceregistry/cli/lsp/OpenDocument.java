package dev.serviceregistry.cli.lsp;

/**
 * A file as the editor holds it.
 *
 * @param uri what the editor calls it
 * @param name its path, relative to the repository's root
 * @param version which of its states this is
 * @param text what stands in it, saved or not
 */
record OpenDocument(String uri, String name, int version, String text) {

    /** Says nothing of the text, which may hold secrets. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
