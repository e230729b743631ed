package dev.serviceregistry.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
            // As identifiers are made of them.
            byFormer.putIfAbsent(id.replace('-', '_'), present.replace('-', '_'));
        });
        services.forEach(service -> byFormer.remove(service.service().name()));
        TreeSet<String> longestFirst =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        byFormer.keySet().forEach(id -> longestFirst.add(Pattern.quote(id)));
        this.former = Pattern.compile(PREFIXES + String.join("|", longestFirst) + ")(?![A-Za-z0-9_-])");
    }

    /** The names of nothing, by which every name stays as it is. */
    public static PresentNames none() {
        return new PresentNames(List.of());
    }

    /** The names of what a project runs. */
    public static PresentNames of(ServiceRegistry registry, String project) {
        return new PresentNames(registry.services(project));
    }

    /** A name by present ids; the name itself where no former one stands in it as a whole. */
    public String of(String name) {
        return byFormer.isEmpty()
                ? name
                : former.matcher(name)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                (found.group(1) == null ? "" : found.group(1)) + byFormer.get(found.group(2))));
    }
}
