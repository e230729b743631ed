package dev.serviceregistry.registry.vulnerabilities;

/**
 * A package in an image.
 *
 * @param name its name; empty for the image as a whole
 * @param version its version; empty when nobody says
 * @param purl its package URL without qualifiers; empty when nobody says
 */
record Package(String name, String version, String purl) {

    /** The image as a whole. */
    static final Package WHOLE = new Package("", "", "");

    /** Whether what is said of this package is said of the other one. */
    boolean covers(Package other) {
        if (name.isEmpty()) {
            return true;
        }
        if (!purl.isEmpty() && !other.purl.isEmpty()) {
            return purl.equals(other.purl) || other.purl.startsWith(purl + "@");
        }
        return name.equals(other.name)
                && (version.isEmpty() || other.version.isEmpty() || version.equals(other.version));
    }
}
