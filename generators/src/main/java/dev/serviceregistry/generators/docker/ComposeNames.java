package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the services of a project are called in Compose: as they were where they were imported from, since other services
 * reach them under that name, else by their ids.
 */
public final class ComposeNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Placement placement;
    private final Map<String, String> names = new HashMap<>();

    /** The names of the services at a place. */
    public ComposeNames(Placement placement) {
        this.placement = placement;
        Set<String> taken = new HashSet<>();
        for (PlacedService service : placement.services()) {
            taken.add(service.name());
        }
        for (PlacedService service : placement.services()) {
            String original = original(service);
            String name = taken.add(original) ? original : service.name();
            names.put(service.definition().id(), name);
        }
    }

    /** The alias that an import made the id of, unless the id is one itself; one that is a former id says nothing. */
    private static String original(PlacedService service) {
        String id = service.name();
        return aliases(service)
                .filter(alias -> alias.equals(id) || ServiceNames.isOriginal(alias, id))
                .findFirst()
                .orElse(id);
    }

    /** What a service is called. */
    public String of(PlacedService service) {
        return names.get(service.definition().id());
    }

    /** The further names by which others find a service; those by which they find another one are not among them. */
    public List<String> further(PlacedService service) {
        Set<String> others = new HashSet<>(names.values());
        for (PlacedService other : placement.services()) {
            if (!other.equals(service)) {
                aliases(other).forEach(others::add);
            }
        }
        return aliases(service)
                .filter(alias -> !others.contains(alias))
                .distinct()
                .toList();
    }

    private static Stream<String> aliases(PlacedService service) {
        return service.definition().effective().scalars("aliases").stream()
                .map(Scalar::text)
                .filter(alias -> NAME.matcher(alias).matches());
    }

    /** What the service that a name means to the project is called; nothing when it does not run here. */
    public Optional<String> of(String name) {
        return placement.find(name).map(this::of);
    }

    /** The nearest name that Compose takes for a project. */
    public static String project(String project) {
        String name = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
        return name.replaceFirst("^[^a-z0-9]+", "");
    }
}
