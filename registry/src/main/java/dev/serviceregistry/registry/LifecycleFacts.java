package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.DeprecationGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.NoticePeriod;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Sunset;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** States how services come to their end. */
final class LifecycleFacts {

    private final Names names;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    LifecycleFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        Service service = definition.service();
        Table effective = definition.effective();
        Table deprecation = effective.table("deprecation");
        boolean isDeprecated = service.lifecycle() == Lifecycle.DEPRECATED;
        if (!isDeprecated && deprecation.entries().isEmpty()) {
            return;
        }
        LocalDate since = day(deprecation, "deprecated_since");
        LocalDate sunset = day(deprecation, "sunset");
        if (!sunset.equals(LocalDate.MAX)) {
            SourceLocation source = deprecation.get("sunset").orElseThrow().source();
            facts.add(new Sunset(service.id(), sunset, source));
            if (!since.equals(LocalDate.MAX)) {
                facts.add(new NoticePeriod(service.id(), ChronoUnit.DAYS.between(since, sunset), source));
            }
        }
        if (!isDeprecated && since.equals(LocalDate.MAX)) {
            return;
        }
        String notice = (sunset.equals(LocalDate.MAX) ? "names no sunset date" : "goes after " + sunset)
                + deprecation
                        .string("replaced_by")
                        .map(by -> " and is replaced by " + by)
                        .orElse(" and names no replacement");
        SourceLocation source = effective
                .get("deprecation")
                .or(() -> effective.get("lifecycle"))
                .map(Node::source)
                .orElse(service.source());
        facts.add(new Deprecation(service.id(), isDeprecated ? LocalDate.MIN : since, notice, source));
        if (sunset.equals(LocalDate.MAX)) {
            gap(definition, "deprecation.sunset", "names no sunset date");
        }
        replacement(definition, deprecation);
    }

    private void replacement(ServiceDefinition definition, Table deprecation) {
        String written = deprecation.string("replaced_by").orElse("");
        String name = ServiceReference.parse(written).name();
        if (name.isBlank()) {
            gap(definition, "deprecation.replaced_by", "names no replacement");
            return;
        }
        Names.Lead lead = names.resolve(definition.service().project(), name);
        if (lead.resolution() == Resolution.MISSING) {
            String hint = lead.hint().isEmpty() ? "" : "; " + lead.hint();
            gap(
                    definition,
                    "deprecation.replaced_by",
                    "names the replacement " + name + ", which does not exist" + hint);
        } else if (lead.target().equals(definition.id())) {
            gap(definition, "deprecation.replaced_by", "names itself as its replacement");
        }
    }

    private void gap(ServiceDefinition definition, String key, String lack) {
        if (!names.leavesOpen(definition, key)) {
            facts.add(new DeprecationGap(
                    definition.id(), key, lack, definition.service().places().of(key)));
        }
    }

    private static LocalDate day(Table table, String key) {
        return table.get(key).orElse(null) instanceof Scalar scalar && scalar.value() instanceof LocalDate day
                ? day
                : LocalDate.MAX;
    }
}
