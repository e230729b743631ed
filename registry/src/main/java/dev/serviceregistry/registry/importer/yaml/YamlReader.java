package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.SecretDetector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the documents of a YAML file with positions, within bounds on depth and on what aliases expand to. */
public final class YamlReader {
    private static final int MAX_DEPTH = 100;

    /** The library copies what it has read of a text with every window, so that small ones make long texts slow. */
    private static final int MAX_WINDOW = 1 << 20;

    private static final char MARK = '\uFEFF';
    private static final int LINES_AROUND_AN_ERROR = 2;
    private static final int LONGEST_SHARED = 32;
    private static final int MOST_SHARED = 10_000;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final String text;
    private final Notes notes;
    private final Places places;
    private final long maxWeight;
    private final Set<SourceLocation> aliased;
    private final Map<Anchor, Yaml> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private final Map<Anchor, Integer> heights = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private long copies;

    /** How many levels the value has that was read last. */
    private int height;

    private String key = "";

    private Iterator<Event> events = List.<Event>of().iterator();

    /**
     * A reader of one file.
     *
     * @param aliased receives the places of the values that an alias takes
     */
    public YamlReader(String file, String text, Notes notes, Set<SourceLocation> aliased) {
        this.file = file;
        this.text = text;
        this.notes = notes;
        this.aliased = aliased;
        this.places = new Places(text);
        this.maxWeight = notes.dialect().maxWeight();
    }

    /** A problem that ends the reading. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SourceLocation where;

        Refused(SourceLocation where, String message) {
            super(message, null, false, false);
            this.where = where;
        }
    }

    /** The documents, or null after an error. */
    public @Nullable List<Yaml> documents() {
        List<Yaml> documents = new ArrayList<>();
        return read(documents::add) ? documents : null;
    }

    /**
     * Hands on each document as soon as it is read.
     *
     * @param each says whether to go on
     * @return false after an error, which ends the reading
     */
    public boolean read(Predicate<Yaml> each) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .setBufferSize(Math.min(text.length() + 2, MAX_WINDOW))
                    .build();
            events = new Parse(settings).parseString(text).iterator();
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent) {
                    anchors.clear();
                    heights.clear();
                    if (!each.test(value(events.next(), 0))) {
                        return true;
                    }
                }
            }
            return true;
        } catch (Refused e) {
            notes.error(e.where, String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark =
                    isUnclosed(e) ? e.getContextMark() : e.getProblemMark().or(e::getContextMark);
            SourceLocation where = mark.map(m -> location(m, m)).orElseGet(() -> SourceLocation.startOf(file));
            boolean template = Stream.of(e.getProblemMark(), e.getContextMark())
                    .flatMap(Optional::stream)
                    .anyMatch(m -> isTemplate(places.of(m.getIndex()).line()));
            notes.error(where, template ? notes.dialect().unrendered() : "this is not valid YAML: " + problem(e));
        } catch (ReaderException e) {
            int before = text.codePointCount(0, Math.max(0, text.indexOf(e.getCodePoint())));
            Places.Place place = places.of(before);
            notes.error(
                    new SourceLocation(file, place.line(), place.column(), place.line(), place.column()),
                    String.format(
                            Locale.ROOT,
                            "this is not valid YAML: the character U+%04X may not stand in it",
                            e.getCodePoint()));
        } catch (YamlEngineException e) {
            notes.error(SourceLocation.startOf(file), "this is not valid YAML: " + firstLine(e.getMessage()));
        }
        return false;
    }

    /** Whether a text between quotation marks runs to the end of the file, which is told where it begins. */
    private static boolean isUnclosed(MarkedYamlEngineException e) {
        return String.valueOf(e.getContext()).contains("quoted scalar")
                && String.valueOf(e.getProblem()).contains("end of stream")
                && e.getContextMark().isPresent();
    }

    private static String problem(MarkedYamlEngineException e) {
        if (isUnclosed(e)) {
            return "the quotation mark here is never closed";
        }
        String problem = e.getProblem() == null ? "it cannot be parsed" : firstLine(e.getProblem());
        if (problem.contains("'\\t'") || problem.contains("\\t(TAB)")) {
            return problem + "; indent with spaces instead of tabs";
        }
        return problem + "; look at the indentation, quotation marks and colons of this line and the one before";
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be parsed"
                : message.lines().findFirst().orElse("it cannot be parsed");
    }

    /** Whether a template's braces stand where the parser gave up, and not merely in some text of the file. */
    private boolean isTemplate(int line) {
        int from = places.lineStart(line - LINES_AROUND_AN_ERROR);
        int to = places.lineStart(line + LINES_AROUND_AN_ERROR + 1);
        return text.substring(from, to).contains("{{");
    }

    private Yaml value(Event event, int depth) {
        SourceLocation at = location(event.getStartMark(), event.getEndMark());
        if (event instanceof AliasEvent alias) {
            Yaml value = anchors.get(alias.getAlias());
            if (value == null) {
                throw new Refused(
                        at,
                        isSecret(alias.getAlias().toString())
                                ? "this is an alias without an anchor; a value that begins with * stands in quotes"
                                : open.contains(alias.getAlias())
                                        ? "the alias *" + alias.getAlias()
                                                + " stands inside its own value; write the value out"
                                        : "the alias *" + alias.getAlias() + " has no anchor &" + alias.getAlias()
                                                + " before it in this document");
            }
            aliased.add(value.at());
            height = heights.getOrDefault(alias.getAlias(), 0);
            checkDepth(depth + height, at);
            return value;
        }
        checkDepth(depth, at);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(open::add);
        Yaml value = untagged(event, at, depth);
        if (value.weight() > maxWeight) {
            throw new Refused(at, tooMany());
        }
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, value);
            heights.put(name, height);
        });
        return value;
    }

    private static void checkDepth(int depth, SourceLocation at) {
        if (depth > MAX_DEPTH) {
            throw new Refused(at, "values are nested deeper than " + MAX_DEPTH + " levels, the limit of an import");
        }
    }

    private String tooMany() {
        return "with its aliases written out this has more than " + maxWeight + " values, the limit of an import";
    }

    private Yaml untagged(Event event, SourceLocation at, int depth) {
        Optional<String> tag;
        Yaml value;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
            height = 0;
            boolean none = scalar.isPlain() && !tag.orElse("").startsWith("!!") && NULLS.contains(scalar.getValue());
            boolean plain = scalar.isPlain() && tag.isEmpty();
            String content = shared(plain ? YamlValue.printed(scalar.getValue()) : scalar.getValue());
            value = new Yaml.Scalar(content, content, none, plain, Variables.NONE, at);
        } else if (event instanceof SequenceStartEvent sequence) {
            tag = sequence.getTag();
            value = items(at, depth);
        } else if (event instanceof MappingStartEvent mapping) {
            tag = mapping.getTag();
            value = table(at, depth);
        } else {
            throw new Refused(at, "this is not valid YAML");
        }
        String name = tag.orElse("");
        if (notes.dialect().tags().contains(name)) {
            return new Yaml.Tagged(name.equals("!reset"), value);
        }
        if (name.startsWith("!")) {
            notes.note(
                    at,
                    isSecret(name)
                                    && event instanceof ScalarEvent scalar
                                    && scalar.getValue().isEmpty()
                            ? "this is a tag and no value; a value that begins with ! stands in quotes"
                            : "the tag " + name + " means nothing to "
                                    + notes.dialect().name() + "; its value is taken as it stands");
        }
        return value;
    }

    /** Whether what somebody meant as a value would be a secret under the key that is being read. */
    private boolean isSecret(String written) {
        return new SecretDetector().find(key, written).isPresent();
    }

    /** One text for all that are equal, as far as they are short: most keys and many values of a large file are. */
    private String shared(String content) {
        if (content.length() > LONGEST_SHARED || texts.size() > MOST_SHARED) {
            return content;
        }
        String known = texts.putIfAbsent(content, content);
        return known == null ? content : known;
    }

    private Yaml items(SourceLocation start, int depth) {
        List<Yaml> items = new ArrayList<>();
        long weight = 1;
        int highest = 0;
        Event event = events.next();
        while (!(event instanceof SequenceEndEvent)) {
            Yaml item = value(event, depth + 1);
            highest = Math.max(highest, height + 1);
            weight = Math.min(weight + item.weight(), maxWeight * 2);
            items.add(item);
            event = events.next();
        }
        height = highest;
        return new Yaml.Items(List.copyOf(items), start, weight);
    }

    private Yaml table(SourceLocation start, int depth) {
        Map<String, Yaml.Entry> own = new LinkedHashMap<>();
        List<Yaml.Table> merged = new ArrayList<>();
        int highest = 0;
        Event event = events.next();
        while (!(event instanceof MappingEndEvent)) {
            Yaml key = value(event, depth + 1);
            if (!(key instanceof Yaml.Scalar name)) {
                throw new Refused(
                        key.at(),
                        isTemplate(key.at().line())
                                ? notes.dialect().unrendered()
                                : "a key must be plain text, not a list or a mapping");
            }
            String word = withoutMark(name.text());
            boolean merge = name.text().equals("<<") && event instanceof ScalarEvent scalar && scalar.isPlain();
            this.key = word;
            Yaml value = value(events.next(), depth + 1);
            highest = Math.max(highest, height + 1);
            if (merge) {
                sources(value, merged);
            } else {
                Yaml.Entry former = own.put(word, new Yaml.Entry(name.at(), value));
                if (former != null) {
                    notes.note(name.at(), "the key " + word + " is written twice; the last one holds");
                    notes.secrets(word, word, word, former.value());
                }
            }
            event = events.next();
        }
        height = highest;
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(own);
        for (Yaml.Table source : merged) {
            copies += source.entries().size();
            if (copies > maxWeight) {
                throw new Refused(start, tooMany());
            }
            source.entries().forEach(entries::putIfAbsent);
        }
        long weight = 1;
        for (Yaml.Entry entry : entries.values()) {
            weight = Math.min(weight + entry.value().weight(), maxWeight * 2);
        }
        return new Yaml.Table(Collections.unmodifiableMap(entries), start, weight);
    }

    /** A text without the byte order mark that a document may begin with where files were put together. */
    private static String withoutMark(String text) {
        return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    }

    private void sources(Yaml value, List<Yaml.Table> merged) {
        if (value instanceof Yaml.Table table) {
            merged.add(table);
        } else if (value instanceof Yaml.Items list) {
            list.items().forEach(item -> sources(item, merged));
        } else if (!(value instanceof Yaml.Scalar scalar && scalar.isNull())) {
            throw new Refused(value.at(), "the merge key << takes a mapping or a list of mappings");
        }
    }

    private SourceLocation location(Optional<Mark> start, Optional<Mark> end) {
        if (start.isEmpty()) {
            return SourceLocation.startOf(file);
        }
        return location(start.get(), end.orElse(start.get()));
    }

    private SourceLocation location(Mark start, Mark end) {
        Places.Place from = places.of(start.getIndex());
        Places.Place to = places.of(end.getIndex());
        return new SourceLocation(file, from.line(), from.column(), to.line(), to.column());
    }
}
