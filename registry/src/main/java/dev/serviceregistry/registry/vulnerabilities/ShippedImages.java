package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The images that services run, each with all services that run it. */
final class ShippedImages {

    private static final int MOST_NAMED = 3;

    /**
     * One image.
     *
     * @param digest the digest by which the services pin it; empty when they do not
     * @param users the image as each of the services writes it
     */
    record Shipped(String digest, List<Image> users) {

        Image first() {
            return users.get(0);
        }

        boolean isMeantBy(ReportedImage image) {
            return image.is(first().fullName(), first().tag(), digest);
        }

        /** It as people write it. */
        String shown() {
            String tag = first().tag().isEmpty() ? "" : ":" + first().tag();
            return first().name() + tag + (digest.isEmpty() ? "" : "@" + digest);
        }
    }

    private final List<Shipped> images;

    private ShippedImages(List<Shipped> images) {
        this.images = images;
    }

    static ShippedImages of(List<Fact> facts) {
        Map<String, String> digests = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof ImageDigest digest) {
                digests.put(digest.service(), digest.digest());
            }
        }
        SortedMap<String, Shipped> byName = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Image image) {
                String digest = digests.getOrDefault(image.service(), "");
                byName.computeIfAbsent(
                                image.fullName() + ":" + image.tag() + "@" + digest,
                                name -> new Shipped(digest, new ArrayList<>()))
                        .users()
                        .add(image);
            }
        }
        return new ShippedImages(List.copyOf(byName.values()));
    }

    List<Shipped> all() {
        return images;
    }

    /** Whether some service runs an image. */
    boolean areRun(ReportedImage image) {
        for (Shipped shipped : images) {
            if (shipped.isMeantBy(image)) {
                return true;
            }
        }
        return false;
    }

    /** Who runs the same image in another version, in words; empty for nobody. */
    String near(ReportedImage image) {
        List<String> near = new ArrayList<>();
        for (Shipped shipped : images) {
            if (image.isOf(shipped.first().fullName()) && near.size() < MOST_NAMED) {
                near.add(shipped.first().service() + " runs " + shipped.shown());
            }
        }
        return String.join(", ", near);
    }
}
