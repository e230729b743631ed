package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ImageChanged;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.TagStep;
import dev.serviceregistry.registry.tree.Node;

/** Compares the images that a service is run from. */
final class ImageComparison {

    private ImageComparison() {}

    static void compare(ServicePair pair) {
        Node oldImage = pair.oldValue("container", "image");
        Node image = pair.nowValue("container", "image");
        boolean equivalent = ImageName.of(Values.text(oldImage)).equals(ImageName.of(Values.text(image)));
        if (!pair.values().same(oldImage, image)) {
            String path = "container.image";
            pair.tell(
                    path,
                    pair.transition(path, oldImage, image),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ImageChanged(service, equivalent, transition));
        }
        Node oldTag = pair.oldValue("container", "tag");
        Node tag = pair.nowValue("container", "tag");
        ImageTag was = new ImageTag(Values.text(oldTag));
        ImageTag is = new ImageTag(Values.text(tag));
        boolean wasPinned = pair.oldValue("container", "digest") != null;
        boolean pinned = pair.nowValue("container", "digest") != null;
        if (!pair.values().same(oldTag, tag) || wasPinned && !pinned && is.isMutable()) {
            // The tags of two repositories have nothing to do with each other.
            TagStep step = equivalent ? is.since(was) : TagStep.UNKNOWN;
            boolean wasFixed = !was.isMutable() || wasPinned;
            boolean loosened = image != null && oldImage != null && wasFixed && is.isMutable() && !pinned;
            String path = "container.tag";
            pair.tell(
                    path,
                    pair.transition(path, oldTag, tag),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ImageTagChanged(service, step, loosened, transition));
        }
    }
}
