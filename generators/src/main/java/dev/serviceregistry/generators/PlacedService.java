package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.Optional;

/**
 * A service that a project runs at a target.
 *
 * @param definition the definition that holds for the project
 * @param declared its effective table, as a generator reads it
 */
public record PlacedService(ServiceDefinition definition, Declared declared) {

    /** The service with the values that every service has. */
    public Service service() {
        return definition.service();
    }

    /** Its id within the project. */
    public String name() {
        return definition.service().name();
    }

    /** The image that it runs, with its tag and its digest; nothing for one that is only built. */
    public Optional<String> image() {
        Declared container = get("container");
        Optional<String> tag = container.get("tag").text().filter(text -> !text.isEmpty());
        Optional<String> digest = container.get("digest").text().filter(text -> !text.isEmpty());
        return container
                .get("image")
                .text()
                .filter(text -> !text.isEmpty())
                .map(name -> name
                        + tag.map(":"::concat).orElse("")
                        + digest.map("@"::concat).orElse(""));
    }

    /** What it declares under a key. */
    public Declared get(String key) {
        return declared.get(key);
    }
}
