package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.schema.KeyGuide;
import dev.serviceregistry.registry.schema.NamedThing;
import dev.serviceregistry.registry.schema.SchemaGuide;
import dev.serviceregistry.registry.schema.ServiceReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what an editor asks of a place in a file: what stands there, where that is defined, and what may be written there.
 *
 * <p>A file is handed in as the editor holds it, valid or not. Lines and columns count from 1, columns in UTF-16 units.
 */
public final class Assistance {

    /** What the names of files of rules end with. */
    private static final String RULES = ".drl";

    private final ServiceRegistry registry;
    private final List<RuleText> rules;
    private final RuleAssistance ofRules;

    /**
     * What is known.
     *
     * @param reading the repository as it was read last
     * @param rules the rules it is judged by
     * @param controls the controls that a rule can serve, each as {@code FRAMEWORK:id}
     */
    public Assistance(Reading reading, List<RuleText> rules, List<String> controls) {
        this.registry = reading.registry();
        this.rules = List.copyOf(rules);
        this.ofRules = new RuleAssistance(registry, this.rules, List.copyOf(controls));
    }

    /** What is to be known of a place; nothing where nothing stands that the schema or the repository knows. */
    public Optional<Hover> hover(String name, String text, int line, int column) {
        if (name.endsWith(RULES)) {
            return ofRules.hover(name, text, line, column);
        }
        EditedFile file = EditedFile.of(name);
        if (file == null) {
            return Optional.empty();
        }
        Cursor cursor = CursorScanner.at(name, text, line, column);
        String markdown = switch (cursor.token()) {
            case HEADER, KEY -> ofKey(file, cursor);
            case VALUE -> ofValue(file, cursor);
            case OTHER -> "";
        };
        return markdown.isEmpty() ? Optional.empty() : Optional.of(new Hover(markdown, cursor.source()));
    }

    /** Where the service, the team, the variable or the table is defined that a place names. */
    public Optional<SourceLocation> definition(String name, String text, int line, int column) {
        if (name.endsWith(RULES)) {
            return ofRules.definition(name, text, line, column);
        }
        EditedFile file = EditedFile.of(name);
        if (file == null) {
            return Optional.empty();
        }
        Cursor cursor = CursorScanner.at(name, text, line, column);
        NamedThing named = named(file, cursor);
        if (named == NamedThing.SERVICE) {
            return service(file, cursor.text())
                    .map(definition -> definition.service().source());
        }
        if (named == NamedThing.TEAM) {
            Team team = team(cursor.text());
            return team == null ? Optional.empty() : Optional.of(team.source());
        }
        return Optional.empty();
    }

    /** What may be written at a place, the likeliest first. */
    public List<Proposal> completion(String name, String text, int line, int column) {
        if (name.endsWith(RULES)) {
            return ofRules.completion(name, text, line, column);
        }
        EditedFile file = EditedFile.of(name);
        return file == null
                ? List.of()
                : new Completion(registry, file, text).at(CursorScanner.at(name, text, line, column));
    }

    private String ofKey(EditedFile file, Cursor cursor) {
        List<String> path = cursor.path();
        if (path.size() == 2 && path.get(0).equals("services")) {
            return service(file, cursor.text()).map(ServiceCard::of).orElse("");
        }
        Optional<KeyGuide> guide = new SchemaGuide(file.kind()).at(path);
        if (guide.isEmpty()) {
            return "";
        }
        String origin = new ValueOrigin(registry).of(file.project(), path);
        return ofKey(guide.get()) + (origin.isEmpty() ? "" : "\n\n" + origin);
    }

    /** What the schema says of a key, as Markdown. */
    static String ofKey(KeyGuide guide) {
        StringBuilder text = new StringBuilder("**")
                .append(MarkdownText.escaped(guide.name()))
                .append("**");
        text.append(guide.required() ? " (required)" : "");
        if (!guide.description().isEmpty()) {
            text.append("\n\n").append(guide.description());
        }
        if (!guide.isTable()) {
            text.append("\n\nValue: ").append(guide.form()).append('.');
        }
        if (!guide.otherwise().isEmpty()) {
            text.append("\n\nDefault: ")
                    .append(MarkdownText.code(guide.otherwise()))
                    .append('.');
        }
        return text.toString();
    }

    private String ofValue(EditedFile file, Cursor cursor) {
        NamedThing named = named(file, cursor);
        if (named == NamedThing.SERVICE) {
            return service(file, cursor.text()).map(ServiceCard::of).orElse("");
        }
        if (named == NamedThing.TEAM) {
            Team team = team(cursor.text());
            return team == null ? "" : TeamCard.of(team);
        }
        for (RuleText rule : rules) {
            if (file.project().isEmpty() && rule.id().equals(cursor.text())) {
                return rule.markdown();
            }
        }
        return new ValueOrigin(registry).of(file.project(), cursor.path());
    }

    private static NamedThing named(EditedFile file, Cursor cursor) {
        if (cursor.token() != Cursor.Token.VALUE) {
            boolean isHeader = cursor.path().size() == 2 && cursor.path().get(0).equals("services");
            return isHeader ? NamedThing.SERVICE : NamedThing.NOTHING;
        }
        return new SchemaGuide(file.kind())
                .at(cursor.path())
                .map(KeyGuide::named)
                .orElse(NamedThing.NOTHING);
    }

    private Optional<ServiceDefinition> service(EditedFile file, String reference) {
        return registry.find(file.project(), ServiceReference.parse(reference).name());
    }

    private @Nullable Team team(String handle) {
        String name = handle.startsWith("@") ? handle.substring(1) : handle;
        for (Team team : registry.facts().ofType(Team.class)) {
            if (team.name().equals(name)) {
                return team;
            }
        }
        return null;
    }
}
