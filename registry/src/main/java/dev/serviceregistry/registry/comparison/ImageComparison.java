package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ImageChanged;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.TagStep;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.schema.ImageReference;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Node;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the images that a service is run from; tag and digest may stand in the image's name as well. */
final class ImageComparison {

    private static final String IMAGE = "container.image";
    private static final String TAG = "container.tag";
    private static final String DIGEST = "container.digest";

    private final ServicePair pair;
    private final Written was;
    private final Written is;

    private ImageComparison(ServicePair pair) {
        this.pair = pair;
        this.was = Written.of(key -> pair.oldValue("container", key));
        this.is = Written.of(key -> pair.nowValue("container", key));
    }

    /**
     * What is written of an image.
     *
     * @param repository its name where nobody sets the variables in it
     */
    private record Written(
            @Nullable Node image,
            @Nullable Node ownTag,
            @Nullable Node ownDigest,
            ImageReference reference,
            ImageName repository) {

        static Written of(Function<String, @Nullable Node> values) {
            Node image = values.apply("image");
            ImageReference written = ImageReference.parse(Values.text(image));
            ImageReference named = ImageReference.parse(applied(written.name()));
            ImageReference reference = new ImageReference(
                    written.name(),
                    written.tag().isEmpty() ? named.tag() : written.tag(),
                    written.digest().isEmpty() ? named.digest() : written.digest());
            return new Written(
                    image, values.apply("tag"), values.apply("digest"), reference, ImageName.of(named.name()));
        }

        String tag() {
            return ownTag == null ? reference.tag() : Values.text(ownTag);
        }

        @Nullable
        Node tagPlace() {
            return ownTag == null && !reference.tag().isEmpty() ? image : ownTag;
        }

        String digest() {
            return ownDigest == null ? reference.digest() : Values.text(ownDigest);
        }

        @Nullable
        Node digestPlace() {
            return ownDigest == null && !reference.digest().isEmpty() ? image : ownDigest;
        }
    }

    static void compare(ServicePair pair) {
        new ImageComparison(pair).compare();
    }

    /** What runs where nobody sets the variables of a text. */
    private static String applied(String text) {
        return VariableText.of(text).applied().strip();
    }

    private void compare() {
        pair.claim(IMAGE);
        pair.claim(TAG);
        pair.claim(DIGEST);
        boolean equivalent = was.repository().equals(is.repository());
        if (!was.reference().name().equals(is.reference().name())) {
            pair.tell(
                    IMAGE,
                    pair.transition(IMAGE, was.image(), is.image()),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ImageChanged(service, equivalent, transition));
        }
        boolean wasPinned = !was.digest().isEmpty();
        boolean pinned = !is.digest().isEmpty();
        ImageTag old = new ImageTag(applied(was.tag()));
        ImageTag now = new ImageTag(applied(is.tag()));
        boolean isLoosened = was.tag().equals(is.tag()) && wasPinned && !pinned && now.isMutable();
        if (!was.tag().equals(is.tag()) || isLoosened) {
            // The tags of two repositories have nothing to do with each other.
            TagStep step = equivalent ? now.since(old) : TagStep.UNKNOWN;
            boolean wasFixed = !old.isMutable() || wasPinned;
            boolean loosened = is.image() != null && was.image() != null && wasFixed && now.isMutable() && !pinned;
            pair.tell(
                    TAG,
                    pair.transition(
                            TAG,
                            isLoosened ? was.digestPlace() : was.tagPlace(),
                            is.tagPlace(),
                            isLoosened ? was.tag() + "@" + was.digest() : was.tag(),
                            is.tag()),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ImageTagChanged(service, step, loosened, transition));
        }
        if (!was.digest().equals(is.digest()) && !isLoosened) {
            Transition digests =
                    pair.transition(DIGEST, was.digestPlace(), is.digestPlace(), was.digest(), is.digest());
            pair.tell(
                    DIGEST,
                    digests,
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ValueChanged(Subject.ofService(service, DIGEST), transition));
        }
    }
}
