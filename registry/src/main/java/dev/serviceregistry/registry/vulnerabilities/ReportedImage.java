package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.registry.schema.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The image that a report is about, under every name and digest that the report gives it. */
final class ReportedImage {

    private final Set<String> names = new TreeSet<>();
    private final Set<String> repositories = new TreeSet<>();
    private final Set<String> digests = new TreeSet<>();

    /** Adds a name such as {@code nginx:1.29}, {@code ghcr.io/acme/web@sha256:…} or both together. */
    void add(String reference) {
        ImageReference image = ImageReference.parse(reference);
        add(image.name(), image.tag(), image.digest());
    }

    void add(String name, String tag, String digest) {
        if (!digest.isEmpty()) {
            digests.add(digest);
        }
        if (name.isEmpty()) {
            return;
        }
        String fullName = new ImageReference(name, "", "").fullName();
        repositories.add(fullName);
        if (!tag.isEmpty() || digest.isEmpty()) {
            names.add(fullName + ":" + (tag.isEmpty() ? "latest" : tag));
        }
    }

    void addAll(ReportedImage other) {
        names.addAll(other.names);
        repositories.addAll(other.repositories);
        digests.addAll(other.digests);
    }

    /** Whether nothing says which image it is. */
    boolean isUnknown() {
        return names.isEmpty() && digests.isEmpty();
    }

    /**
     * Whether a service runs it. A digest decides where both sides know one: a tag may have moved since.
     *
     * @param fullName the name of the service's image, with its registry
     * @param tag its tag
     * @param digest its digest; empty when the service pins none
     */
    boolean is(String fullName, String tag, String digest) {
        String name = fullName + ":" + tag;
        if (digest.isEmpty()) {
            return names.contains(name);
        }
        // Of an image that is pinned without a tag nobody knows the tag.
        return digests.contains(digest)
                || digests.isEmpty() && !tag.isEmpty() && !tag.equals("latest") && names.contains(name);
    }

    /** Whether it comes from the same repository of images, under whatever tag. */
    boolean isOf(String fullName) {
        return repositories.contains(fullName);
    }

    /** Whether both are about one image: they share a digest or, where one of them knows none, a name. */
    boolean isSameAs(ReportedImage other) {
        if (!digests.isEmpty() && !other.digests.isEmpty()) {
            return digests.stream().anyMatch(other.digests::contains);
        }
        return names.stream().anyMatch(other.names::contains);
    }

    /** It as people read it. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>(names);
        if (shown.isEmpty()) {
            shown.addAll(repositories);
        }
        if (shown.isEmpty()) {
            shown.addAll(digests);
        } else if (names.isEmpty() && !digests.isEmpty()) {
            shown.set(0, shown.get(0) + "@" + digests.iterator().next());
        }
        return String.join(", ", shown);
    }
}
