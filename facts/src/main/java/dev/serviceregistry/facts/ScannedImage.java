package dev.serviceregistry.facts;

/**
 * The image of a service of which some report tells the known vulnerabilities.
 *
 * @param service the service
 * @param image the image as written, with its tag
 * @param source where the image is written
 */
public record ScannedImage(String service, String image, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.image";
    }

    @Override
    public String description() {
        return service + " runs " + image + ", which was scanned";
    }
}
