package dev.serviceregistry.registry.packed;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes facts as bytes. Of a service it writes the identity alone, since there is one object for each. */
public final class FactWriter extends PackedWriter {

    private final Map<SourceLocation, Integer> locations = new HashMap<>();
    private int line;

    /** Everything that was written. */
    public byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeTo(out);
        return out.toByteArray();
    }

    /** Whether facts of all these classes can be written. */
    public static boolean canWrite(Collection<Class<?>> classes) {
        return FactWriters.NUMBERS.keySet().containsAll(classes);
    }

    /** Writes facts that are grouped by their class. */
    public void facts(Map<Class<?>, List<Fact>> byClass) {
        int size = 0;
        for (List<Fact> ofClass : byClass.values()) {
            size += ofClass.size();
        }
        number(size);
        number(byClass.size());
        byClass.forEach((type, ofClass) -> {
            int number = FactWriters.NUMBERS.get(type);
            number(number);
            number(ofClass.size());
            for (Fact fact : ofClass) {
                FactWriters.write(number, fact, this);
            }
        });
    }

    /** Writes a fact of a class of which those that hold it know nothing. */
    void fact(Fact fact) {
        int number = FactWriters.NUMBERS.get(fact.getClass());
        number(number);
        FactWriters.write(number, fact, this);
    }

    /** Writes a place in full when it comes by for the first time. */
    void location(SourceLocation location) {
        Integer known = locations.get(location);
        number(known == null ? locations.size() : known);
        if (known == null) {
            locations.put(location, locations.size());
            text(location.file());
            signed((long) location.line() - line);
            number(location.column());
            signed((long) location.endLine() - location.line());
            number(location.endColumn());
            line = location.line();
        }
    }

    void subject(Subject subject) {
        text(subject.project());
        text(subject.service());
        text(subject.element());
    }

    void day(LocalDate day) {
        signed(day.toEpochDay());
    }

    void service(Service service) {
        text(service.id());
    }
}
