package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.editing.FactGuide.FactType;
import dev.serviceregistry.registry.editing.FactGuide.Member;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.SchemaGuide;
import dev.serviceregistry.registry.toml.LineIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers what an editor asks of a place in a file of rules. */
final class RuleAssistance {

    private static final Map<String, List<String>> CHOICES =
            Map.of("@severity", List.of("error", "warning", "note"), "@scope", List.of("project", "repository"));

    private static final List<String> WORDS = List.of("not", "exists", "forall", "accumulate");

    private final ServiceRegistry registry;
    private final List<RuleText> rules;
    private final List<String> controls;
    private final FactGuide guide = new FactGuide();

    /**
     * What is known.
     *
     * @param controls the controls that a rule can serve
     */
    RuleAssistance(ServiceRegistry registry, List<RuleText> rules, List<String> controls) {
        this.registry = registry;
        this.rules = rules;
        this.controls = controls;
    }

    Optional<Hover> hover(String name, String text, int line, int column) {
        RuleCursor cursor = RuleCursor.at(name, text, line, column);
        String markdown = ofWord(cursor);
        return markdown.isEmpty()
                ? RuleAtPlace.of(name, text, line, rules)
                : Optional.of(new Hover(markdown, cursor.source()));
    }

    private String ofWord(RuleCursor cursor) {
        FactType type = guide.type(cursor.word());
        if (type != null && !(cursor.isText() && !cursor.caller().equals("@subject"))) {
            return type.markdown();
        }
        if (cursor.isText()) {
            return cursor.caller().equals("at") ? ofKey(cursor.word()) : "";
        }
        FactType owner = owner(cursor);
        Member member = owner == null ? null : owner.members().get(cursor.word());
        return member == null ? "" : "`" + owner.name() + "." + cursor.word() + "`" + member.said();
    }

    private static String ofKey(String key) {
        List<String> path = new ArrayList<>(List.of("services", "service"));
        path.addAll(List.of(key.split("\\.", -1)));
        return new SchemaGuide(DocumentKind.PROJECT)
                .at(path)
                .map(Assistance::ofKey)
                .orElse("");
    }

    /** The type whose field or word stands at the place. */
    private @Nullable FactType owner(RuleCursor cursor) {
        if (cursor.before().isEmpty()) {
            return guide.type(cursor.caller());
        }
        String variable = cursor.variables().get(cursor.before());
        FactType type = guide.type(variable == null ? cursor.before() : variable);
        if (type != null) {
            return type;
        }
        FactType around = guide.type(cursor.caller());
        Member member = around == null ? null : around.members().get(cursor.before());
        return member == null ? null : guide.type(member.phrase());
    }

    /** Where what a place names is given its name: a variable, or a table. */
    Optional<SourceLocation> definition(String name, String text, int line, int column) {
        RuleCursor cursor = RuleCursor.at(name, text, line, column);
        if (cursor.isText()) {
            return registry.facts().ofType(TableEntry.class).stream()
                    .filter(entry -> entry.table().equals(cursor.word()))
                    .map(entry -> SourceLocation.startOf(entry.source().file()))
                    .findFirst();
        }
        if (!cursor.word().startsWith("$")) {
            return Optional.empty();
        }
        Matcher given = Pattern.compile(Pattern.quote(cursor.word()) + "\\s*:").matcher(text);
        LineIndex lines = new LineIndex(name, text);
        int from = Math.max(0, text.lastIndexOf("\nrule", lines.offsetWithinLine(line, column)));
        return given.find(from)
                ? Optional.of(
                        lines.span(given.start(), given.start() + cursor.word().length()))
                : Optional.empty();
    }

    List<Proposal> completion(String name, String text, int line, int column) {
        RuleCursor cursor = RuleCursor.at(name, text, line, column);
        List<Proposal> proposals = new ArrayList<>();
        if (cursor.isText()) {
            texts(cursor, proposals);
        } else if (!cursor.before().isEmpty() || guide.type(cursor.caller()) != null) {
            members(cursor, proposals);
        } else if (cursor.part().equals("when")) {
            types(cursor, proposals);
            WORDS.forEach(word -> add(Proposal.Kind.KEY, word, "", "", cursor, proposals));
        } else if (cursor.part().equals("then")) {
            cursor.variables()
                    .forEach((variable, type) -> add(Proposal.Kind.VALUE, variable, type, "", cursor, proposals));
        }
        proposals.removeIf(proposal -> !proposal.label().startsWith(cursor.begun()));
        return proposals;
    }

    private void texts(RuleCursor cursor, List<Proposal> proposals) {
        for (String choice : CHOICES.getOrDefault(cursor.caller(), List.of())) {
            add(Proposal.Kind.VALUE, choice, "", "", cursor, proposals);
        }
        switch (cursor.caller()) {
            case "@controls" -> controls.forEach(one -> add(Proposal.Kind.VALUE, one, "", "", cursor, proposals));
            case "@subject" -> types(cursor, proposals);
            case "TableEntry" -> tables(cursor, proposals);
            default -> {}
        }
    }

    private void tables(RuleCursor cursor, List<Proposal> proposals) {
        Map<String, String> names = new TreeMap<>();
        for (TableEntry entry : registry.facts().ofType(TableEntry.class)) {
            switch (cursor.field()) {
                case "table" -> names.put(entry.table(), "table");
                case "column" -> names.put(entry.column(), "column of " + entry.table());
                default -> {}
            }
        }
        names.forEach((one, detail) -> add(Proposal.Kind.VALUE, one, detail, "", cursor, proposals));
    }

    private void members(RuleCursor cursor, List<Proposal> proposals) {
        FactType owner = owner(cursor);
        if (owner != null) {
            owner.members()
                    .forEach((member, about) -> add(
                            owner.isEnum() ? Proposal.Kind.VALUE : Proposal.Kind.KEY,
                            member,
                            about.phrase(),
                            about.description(),
                            cursor,
                            proposals));
        }
        if (cursor.before().isEmpty()) {
            for (FactType type : guide.types().values()) {
                if (type.isEnum()) {
                    add(Proposal.Kind.TYPE, type.name(), "words", type.description(), cursor, proposals);
                }
            }
        }
    }

    private void types(RuleCursor cursor, List<Proposal> proposals) {
        for (FactType type : guide.types().values()) {
            if (!type.isEnum()) {
                add(Proposal.Kind.TYPE, type.name(), "fact", type.description(), cursor, proposals);
            }
        }
    }

    private static void add(
            Proposal.Kind kind,
            String label,
            String detail,
            String documentation,
            RuleCursor cursor,
            List<Proposal> proposals) {
        proposals.add(new Proposal(kind, label, label, detail, documentation, cursor.source()));
    }
}
