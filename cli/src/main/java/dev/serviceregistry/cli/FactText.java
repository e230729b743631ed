package dev.serviceregistry.cli;

import dev.serviceregistry.registry.editing.FactGuide;
import dev.serviceregistry.registry.editing.FactGuide.FactType;

/** Types of facts as a person reads them. */
final class FactText {

    private FactText() {}

    static void list(FactGuide guide, Call call) {
        Columns facts = new Columns("FACT", "STATES");
        Columns words = new Columns("WORDS", "SAY");
        for (FactType type : guide.types().values()) {
            (type.isEnum() ? words : facts).add(type.name(), plain(type.description()));
        }
        facts.writeTo(call.out(), call.tableWidth());
        call.out().line("");
        words.writeTo(call.out(), call.tableWidth());
    }

    static void show(FactType type, Call call) {
        Output out = call.out();
        out.line(type.name()).line(RuleText.wrapped(plain(type.description()))).line("");
        Columns members = type.isEnum() ? new Columns("WORD", "MEANS") : new Columns("FIELD", "IS", "SAYS");
        type.members().forEach((member, about) -> {
            if (type.isEnum()) {
                members.add(type.name() + "." + member, plain(about.description()));
            } else {
                members.add(member, about.phrase(), plain(about.description()));
            }
        });
        if (!type.members().isEmpty()) {
            members.writeTo(out, call.tableWidth());
            out.line("");
        }
        if (!type.isEnum()) {
            out.line("As every fact it also has source, with file, line and column; subject, with project, service and"
                    + " element; and description.");
        }
    }

    /** The text without the signs of Markdown. */
    private static String plain(String markdown) {
        return markdown.replaceAll("`|</?code>", "'");
    }
}
