package dev.serviceregistry.registry.packed;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Places;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what a {@link FactWriter} wrote, in the same order; bytes that it did not write lead to any exception. */
public final class FactReader extends PackedReader {

    private final Function<String, Service> services;
    private final String[] texts;
    private SourceLocation[] locations = new SourceLocation[64];
    private int located;
    private int line;

    /**
     * A reader at the beginning.
     *
     * @param services gives the services that there are, by their whole identities
     */
    public FactReader(byte[] bytes, Function<String, Service> services) throws IOException {
        super(bytes, 0);
        this.services = services;
        this.texts = new String[size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = word();
        }
    }

    /** Facts of any classes, those of one class side by side. */
    public List<Fact> facts() throws IOException {
        List<Fact> facts = new ArrayList<>(size());
        for (int classes = size(); classes > 0; classes--) {
            FactReaders.read(number(), size(), this, facts);
        }
        return facts;
    }

    /** A fact of a class of which those that hold it know nothing. */
    Fact fact() throws IOException {
        List<Fact> facts = new ArrayList<>(1);
        FactReaders.read(number(), 1, this, facts);
        return facts.get(0);
    }

    /** A text that is written once, before everything else. */
    public String text() throws IOException {
        return texts[number()];
    }

    SourceLocation location() throws IOException {
        int known = number();
        if (known < located) {
            return locations[known];
        }
        if (located == locations.length) {
            locations = Arrays.copyOf(locations, 2 * located);
        }
        String file = text();
        line += (int) signed();
        int column = number();
        SourceLocation location = new SourceLocation(file, line, column, line + (int) signed(), number());
        locations[located++] = location;
        return location;
    }

    Subject subject() throws IOException {
        return new Subject(text(), text(), text());
    }

    LocalDate day() throws IOException {
        return LocalDate.ofEpochDay(signed());
    }

    /** The service itself, since there is one object for each. */
    Service service(String id) throws IOException {
        Service service = services.apply(id);
        if (service == null) {
            throw new IOException("there is no service " + id);
        }
        return service;
    }

    Places places(String service) throws IOException {
        return service(service).places();
    }
}
