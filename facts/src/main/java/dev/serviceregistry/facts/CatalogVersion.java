package dev.serviceregistry.facts;

/**
 * A listed version of the catalogue.
 *
 * @param name the version, such as {@code v1.2}
 * @param status where it stands
 * @param stated the SHA-256 that it was released with, in hex: as stated, or that of the file in the state that is
 *     compared with; empty when neither tells
 * @param actual the SHA-256 of the file as it is, in hex, or the stated one if line ends alone differ; {@code no file}
 *     when there is none
 * @param source where it is listed
 */
public record CatalogVersion(String name, CatalogStatus status, String stated, String actual, SourceLocation source)
        implements Fact {

    /** What stands for the checksum of a file that is not there. */
    public static final String NO_FILE = "no file";

    @Override
    public Subject subject() {
        return Subject.ofRepository("versions." + name);
    }

    @Override
    public String description() {
        return "catalogue " + name;
    }
}
