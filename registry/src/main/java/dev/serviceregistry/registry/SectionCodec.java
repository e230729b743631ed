package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AvailabilityPromise;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.packed.FactReader;
import dev.serviceregistry.registry.packed.FactWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A section as bytes. What services ask of others is not told apart in what is read. */
final class SectionCodec {

    private SectionCodec() {}

    /** Whether a section can be written: of two definitions of one service only one can be found again by its identity. */
    static boolean canWrite(Section section) {
        return !(section.owner() instanceof ProjectView project
                        && !project.twins().isEmpty())
                && FactWriter.canWrite(section.facts().byClass().keySet())
                && FactWriter.canWrite(section.factsOfNaming().byClass().keySet());
    }

    static void write(Section section, FactWriter out) {
        List<Fact> stated = new ArrayList<>(section.facts().facts());
        stated.addAll(section.factsOfNaming().facts());
        FactPart facts = new FactPart(stated);
        out.facts(facts.byClass());
        positions(section.dependencies(), of(Dependency.class, facts), out);
        positions(section.uses(), of(Use.class, facts), out);
        positions(section.diagnostics(), of(Diagnostic.class, facts), out);
        positions(List.copyOf(section.availabilities().promised().values()), of(AvailabilityPromise.class, facts), out);
        out.number(section.availabilities().completing().size());
        section.availabilities().completing().forEach(out::text);
        out.number(section.groups().size());
        section.groups().forEach((group, count) -> {
            out.text(group);
            out.number(count);
        });
        out.number(section.tiers().size());
        section.tiers().forEach((type, services) -> {
            out.text(type);
            out.number(services.size());
            services.forEach((tier, service) -> {
                out.text(tier);
                out.text(service);
            });
        });
        out.flag(section.overrides());
        out.number(section.comparisons(List.of()));
    }

    private static List<Fact> of(Class<?> type, FactPart facts) {
        return facts.byClass().getOrDefault(type, List.of());
    }

    /** Writes where these facts are among those of their class. */
    private static void positions(List<? extends Fact> some, List<Fact> all, FactWriter out) {
        Map<Fact, Integer> positions = new IdentityHashMap<>();
        for (Fact fact : all) {
            positions.put(fact, positions.size());
        }
        out.number(some.size());
        for (Fact fact : some) {
            out.number(positions.get(fact));
        }
    }

    /**
     * Reads what was written; throws any exception when it was not.
     *
     * @param owner the project or the version of the catalogue
     */
    static Section read(String name, Object owner, FactReader in) throws IOException {
        FactPart facts = new FactPart(in.facts());
        List<Dependency> dependencies = some(Dependency.class, facts, in);
        List<Use> uses = some(Use.class, facts, in);
        List<Diagnostic> diagnostics = some(Diagnostic.class, facts, in);
        Map<String, AvailabilityPromise> promised = new HashMap<>();
        for (AvailabilityPromise promise : some(AvailabilityPromise.class, facts, in)) {
            promised.put(promise.service(), promise);
        }
        Set<String> completing = new HashSet<>();
        for (int i = in.size(); i > 0; i--) {
            completing.add(in.text());
        }
        Map<String, Integer> groups = new HashMap<>();
        for (int i = in.size(); i > 0; i--) {
            groups.put(in.text(), in.number());
        }
        Map<String, Map<String, String>> tiers = new HashMap<>();
        for (int i = in.size(); i > 0; i--) {
            Map<String, String> ofType = new LinkedHashMap<>();
            tiers.put(in.text(), ofType);
            for (int j = in.size(); j > 0; j--) {
                ofType.put(in.text(), in.text());
            }
        }
        boolean overrides = in.flag();
        Grounds grounds = new Grounds();
        grounds.compared(in.longNumber());
        return Section.of(
                name,
                owner,
                grounds,
                facts,
                Collections.emptySortedMap(),
                dependencies,
                uses,
                diagnostics,
                groups,
                new Availabilities(promised, completing),
                tiers,
                overrides);
    }

    private static <F extends Fact> List<F> some(Class<F> type, FactPart facts, FactReader in) throws IOException {
        List<Fact> all = of(type, facts);
        int size = in.size();
        List<F> some = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            some.add(type.cast(all.get(in.number())));
        }
        return some;
    }
}
