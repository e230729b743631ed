package dev.serviceregistry.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the ids that a project's services have now in names that are made of former ones, such as of generated files and of
 * what stands in them.
 */
public final class PresentNames {

    private static final String PREFIXES = "(?<![A-Za-z0-9_-])((?:service|workload)-)?(";

    private final Map<String, String> byFormer = new HashMap<>();
    private final Pattern former;

    private PresentNames(List<ServiceDefinition> services) {
        FormerIds.of(services).forEach((id, service) -> {
            String present = service.service().name();
            byFormer.put(id, present);
            byFormer.putIfAbsent(identifier(id), identifier(present));
        });
        for (ServiceDefinition service : services) {
            byFormer.remove(service.service().name());
            byFormer.remove(identifier(service.service().name()));
        }
        TreeSet<String> longestFirst =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        byFormer.keySet().forEach(id -> longestFirst.add(Pattern.quote(id)));
        this.former = Pattern.compile(PREFIXES + String.join("|", longestFirst) + ")(?![A-Za-z0-9_-])");
    }

    private static String identifier(String id) {
        return id.replace('-', '_');
    }

    /** The names of nothing, by which every name stays as it is. */
    public static PresentNames none() {
        return new PresentNames(List.of());
    }

    /** The names of what a project runs. */
    public static PresentNames of(ServiceRegistry registry, String project) {
        return new PresentNames(registry.services(project));
    }

    /** How a name may be spelt: as it is, and with present ids, or identifiers made of them, where former ones stand as a whole. */
    public Set<String> spellings(String name) {
        return byFormer.isEmpty()
                ? Set.of(name)
                : new LinkedHashSet<>(List.of(
                        name, replaced(name, UnaryOperator.identity()), replaced(name, PresentNames::identifier)));
    }

    /** The first spelling of a name that is there; the name itself where none is. */
    public String found(String name, Predicate<String> isThere) {
        return spellings(name).stream().filter(isThere).findFirst().orElse(name);
    }

    private String replaced(String name, UnaryOperator<String> spelling) {
        return former.matcher(name)
                .replaceAll(found -> Matcher.quoteReplacement(
                        (found.group(1) == null ? "" : found.group(1)) + spelling.apply(byFormer.get(found.group(2)))));
    }
}
