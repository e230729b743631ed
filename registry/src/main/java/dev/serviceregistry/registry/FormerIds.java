package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Knows the ids that services had before they were renamed. */
final class FormerIds {

    private FormerIds() {}

    /** These services by their former ids; of two that claim the same one, the first. */
    static Map<String, ServiceDefinition> of(Collection<ServiceDefinition> definitions) {
        Map<String, ServiceDefinition> byFormerId = new HashMap<>();
        for (ServiceDefinition definition : definitions) {
            for (Scalar alias : definition.effective().scalars("aliases")) {
                byFormerId.putIfAbsent(alias.text(), definition);
            }
        }
        return byFormerId;
    }

    /** Whether the schema refused what a file says of former ids, so that any name may be one. */
    static boolean areHiddenIn(ParsedFile file) {
        for (String refused : file.refused().tailSet("services.")) {
            if (!refused.startsWith("services.")) {
                return false;
            }
            if (refused.endsWith(".aliases")) {
                return true;
            }
        }
        return false;
    }
}
