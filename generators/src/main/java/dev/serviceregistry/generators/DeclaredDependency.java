package dev.serviceregistry.generators;

import dev.serviceregistry.registry.schema.ServiceReference;
import java.util.List;
import java.util.Optional;

/**
 * A dependency as a service declares it: the name of another one alone, or a table that says more.
 *
 * @param declared the name or the table
 * @param written what is called, which may begin with a project and end with a range of versions
 */
public record DeclaredDependency(Declared declared, String written) {

    /** Those that a service declares as {@code requires} or {@code optional}. */
    public static List<DeclaredDependency> of(PlacedService service, String key) {
        return service.get("dependencies").get(key).items().stream()
                .map(DeclaredDependency::of)
                .toList();
    }

    /** A single one. */
    public static DeclaredDependency of(Declared item) {
        return new DeclaredDependency(item, item.isTable() ? item.get("service").text("") : item.text(""));
    }

    /** What is called, without the range of versions. */
    public String name() {
        return ServiceReference.parse(written).name();
    }

    /** The other service, when it runs at a place too; which version it must be is judged before anything is generated. */
    public Optional<PlacedService> in(Placement placement) {
        declared.get("version").skip();
        return placement.find(name());
    }

    /** Whether the other one has to have ended. */
    public boolean isAwaitedEnd() {
        return condition().text("").equals("completed");
    }

    /** What has to be true of the other one: {@code started}, {@code healthy} or {@code completed}. */
    public Declared condition() {
        return declared.get("condition");
    }
}
