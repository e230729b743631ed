package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Places;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WorkloadKind;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Facts as a small repository would give them. */
final class TestFacts {

    private TestFacts() {}

    static Service service(String id) {
        return service(id, 1, Lifecycle.PRODUCTION);
    }

    static Service service(String id, int replicas, Lifecycle lifecycle) {
        int slash = id.indexOf('/');
        SourceLocation header = place(id, 1);
        return new Service(
                id,
                id.substring(0, slash),
                id.substring(slash + 1),
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                replicas,
                lifecycle,
                Visibility.PUBLIC,
                header,
                key -> place(id, 2));
    }

    static Project project(String name) {
        return new Project(name, place(name, 1));
    }

    static Dependency dependency(String service, String target) {
        return new Dependency(
                service, DependencyKind.REQUIRES, target, target, Resolution.FOUND, "", place(service, 3));
    }

    static Criticality criticality(String service) {
        return new Criticality(service, "low", 3, place(service, 4));
    }

    static SourceLocation place(String service, int line) {
        return new SourceLocation("projects/" + service + ".toml", line, 1, line, 9);
    }

    static Waiver waiver(String rule, String service, LocalDate expires) {
        return new Waiver(rule, service, "", "Reason", "T-1", "@team", expires, place("waivers", 1));
    }

    static Waiver waiver(String fingerprint) {
        return new Waiver("", "", fingerprint, "Reason", "T-1", "@team", LocalDate.MAX, place("waivers", 1));
    }

    static FactSet facts(Fact... facts) {
        return new FactSet(List.of(facts));
    }

    /** The same fact so many lines further down. */
    static Fact moved(Fact fact, int lines) {
        try {
            RecordComponent[] components = fact.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = moved(components[i].getAccessor().invoke(fact), lines);
            }
            return (Fact) fact.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object moved(Object value, int lines) {
        if (value instanceof SourceLocation place) {
            return place.moved(lines);
        }
        return value instanceof Places places ? (Places) key -> places.of(key).moved(lines) : value;
    }

    /** A random repository of this many projects and the catalogue, with dependencies across them. */
    static List<Fact> random(Random random, int projects) {
        List<String> ids = new ArrayList<>();
        for (int project = 0; project <= projects; project++) {
            String name = project == 0 ? "global" : project == 1 ? "global@v1" : "project-" + project;
            for (int service = random.nextInt(4); service >= 0; service--) {
                ids.add(name + "/" + "service-" + service);
            }
        }
        List<Fact> facts = new ArrayList<>();
        for (int project = 2; project <= projects; project++) {
            facts.add(project("project-" + project));
        }
        for (String id : ids) {
            Lifecycle[] lifecycles = Lifecycle.values();
            facts.add(service(id, 1 + random.nextInt(2), lifecycles[random.nextInt(lifecycles.length)]));
            if (random.nextBoolean()) {
                facts.add(criticality(id));
            }
            for (int edge = random.nextInt(3); edge > 0; edge--) {
                facts.add(dependency(id, ids.get(random.nextInt(ids.size()))));
            }
        }
        return facts;
    }
}
