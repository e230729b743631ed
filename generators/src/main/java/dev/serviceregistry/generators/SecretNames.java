package dev.serviceregistry.generators;

import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the secrets of a project are called where all its services share them: a secret has its own name, and services that
 * keep it at one place share it. Where services keep different secrets under one name, each is called after the first
 * service that has it, too.
 */
public final class SecretNames {

    /** Where a secret is kept. */
    private record Place(String provider, String path) {

        static Place of(String name, Table secret) {
            return new Place(
                    secret.string("provider").orElse(""), secret.string("path").orElse(name));
        }
    }

    private final UnaryOperator<String> form;
    private final Map<String, Map<Place, String>> names = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * The names of the secrets at a place.
     *
     * @param form makes of a text a name as the format takes it
     */
    public SecretNames(Placement placement, UnaryOperator<String> form) {
        this.form = form;
        for (PlacedService service : placement.services()) {
            secrets(service)
                    .forEach((name, secret) -> names.computeIfAbsent(form.apply(name), unseen -> new LinkedHashMap<>())
                            .putIfAbsent(Place.of(name, secret), service.name() + "-" + name));
        }
        taken.addAll(names.keySet());
        names.forEach(
                (name, kept) -> kept.replaceAll((place, withService) -> kept.size() == 1 ? name : free(withService)));
    }

    private String free(String text) {
        String free = form.apply(text);
        for (int i = 2; !taken.add(free); i++) {
            free = form.apply(text + "-" + i);
        }
        return free;
    }

    private static Map<String, Table> secrets(PlacedService service) {
        return service.definition().effective().tables("secrets");
    }

    /** What the secrets are called. */
    public Set<String> all() {
        Set<String> all = new HashSet<>();
        names.values().forEach(kept -> all.addAll(kept.values()));
        return all;
    }

    /** What a secret of a service is called. */
    public String of(PlacedService service, String secret) {
        return declared(service, secret).orElseGet(() -> form.apply(secret));
    }

    /** What a secret is called that the service declares; nothing when it declares none of that name. */
    public Optional<String> declared(PlacedService service, String secret) {
        return Optional.ofNullable(secrets(service).get(secret))
                .map(declared -> names.get(form.apply(secret)).get(Place.of(secret, declared)));
    }
}
