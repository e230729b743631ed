package dev.serviceregistry.registry.editing;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Table;
import java.util.Optional;

/** Tells in a few lines what a service is. */
final class ServiceCard {

    private ServiceCard() {}

    static String of(ServiceDefinition definition) {
        StringBuilder text = new StringBuilder("**").append(definition.id()).append("**");
        Table values = definition.effective();
        add(text, " ", values.string("type"));
        add(text, " ", values.string("version"));
        add(text, "\n\n", values.string("description"));
        add(text, "\n\nOwner: ", values.string("owner"));
        add(text, "\n\nLifecycle: ", values.string("lifecycle"));
        return text.append("\n\nDefined at ")
                .append(definition.service().source())
                .toString();
    }

    private static void add(StringBuilder text, String before, Optional<String> value) {
        value.ifPresent(word -> text.append(before).append(MarkdownText.escaped(word)));
    }
}
