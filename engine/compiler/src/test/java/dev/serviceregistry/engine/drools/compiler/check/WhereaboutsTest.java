package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.Whereabouts;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.LocatedFact;
import dev.serviceregistry.facts.ServiceFact;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is known of each type of fact is true of a fact of it, all of whose texts are the identity of one service. */
class WhereaboutsTest {

    private static final String IDENTITY = "shop/cart";

    private final SortedMap<String, Fact> facts = new TreeMap<>();

    WhereaboutsTest() throws ReflectiveOperationException {
        for (Class<?> type : new FactTypes().facts().values()) {
            if (type.isRecord() && type != LocatedFact.class) {
                facts.put(type.getSimpleName(), (Fact) made(type));
            }
        }
    }

    @Test
    void a_fact_is_of_no_project_where_its_type_says_so_and_nowhere_else() {
        List<String> said = new ArrayList<>();
        List<String> are = new ArrayList<>();
        facts.forEach((name, fact) -> {
            if (Whereabouts.isOfNoProject(fact.getClass())) {
                said.add(name);
            }
            boolean isHandedOn = Set.of("Diagnostic", "DefaultSecret", "Loss", "PlaintextSecret", "ValueChanged")
                    .contains(name);
            if (fact.subject().project().isEmpty() && !isHandedOn) {
                are.add(name);
            }
        });

        assertThat(said).isEqualTo(are);
    }

    @Test
    void a_fact_is_of_the_project_that_its_field_says() {
        facts.forEach((name, fact) -> {
            // The two fields of a fact about a service agree, which those that are made here do not.
            if (!(fact instanceof ServiceFact)) {
                Whereabouts.projects(fact.getClass())
                        .forEach(field -> assertThat(value(fact, field))
                                .as(name)
                                .isEqualTo(fact.subject().project()));
            }
        });
    }

    @Test
    void a_fact_is_about_the_service_that_its_field_says() {
        facts.forEach((name, fact) -> Whereabouts.services(fact.getClass()).forEach(field -> {
            assertThat(value(fact, field)).as(name).isEqualTo(IDENTITY);
            assertThat(fact.subject().project()).as(name).isEqualTo("shop");
        }));
        assertThat(facts.values()).anyMatch(ServiceFact.class::isInstance);
    }

    @Test
    void a_fact_names_the_services_that_its_fields_say_and_each_that_names_any_says_so() {
        facts.forEach((name, fact) -> {
            List<String> fields = Whereabouts.named(fact.getClass());
            assertThat(fact.namedServices().isEmpty()).as(name).isEqualTo(fields.isEmpty());
            fields.forEach(field -> assertThat(fact.namedServices()).as(name).contains((String) value(fact, field)));
        });
    }

    private static Object value(Fact fact, String field) {
        try {
            return fact.getClass().getMethod(field).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return IDENTITY;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == double.class) {
            return 1.0;
        } else if (type == boolean.class) {
            return true;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 1);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (List.class.isAssignableFrom(type)) {
            return List.of();
        } else if (Map.class.isAssignableFrom(type)) {
            return Map.of();
        } else if (type == Function.class || type.getSimpleName().equals("Places")) {
            return null;
        } else if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0]);
        } else if (type.isInterface()) {
            return null;
        }
        return made(type);
    }
}
