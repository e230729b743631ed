package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Annotation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.source.KnownRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a rule says of itself. */
final class AnnotationCheck {

    private static final List<String> DEMANDED = List.of("id", "severity", "rationale", "remediation");
    private static final List<String> SEVERAL = List.of("about", "controls");
    private static final List<String> ALL =
            List.of("id", "severity", "subject", "about", "scope", "controls", "rationale", "remediation");

    private final Problems problems;
    private final FactTypes types;
    private final KnownRules known;

    AnnotationCheck(Problems problems, FactTypes types, KnownRules known) {
        this.problems = problems;
        this.types = types;
        this.known = known;
    }

    /** Checks the title and the annotations of a rule. */
    void check(RuleTree rule) {
        title(rule.title());
        Map<String, Annotation> given = new HashMap<>();
        for (Annotation annotation : rule.annotations()) {
            String name = annotation.name().text();
            if (!ALL.contains(name)) {
                problems.add(
                        annotation.name(),
                        "there is no annotation @" + name,
                        or(NearName.hint(name, ALL), "there are @" + String.join(", @", ALL)));
            } else if (given.putIfAbsent(name, annotation) != null) {
                problems.add(annotation, "@" + name + " stands here a second time", "remove one");
            } else {
                values(annotation);
            }
        }
        for (String name : DEMANDED) {
            if (!given.containsKey(name)) {
                problems.add(
                        rule.title(),
                        "the rule has no @" + name,
                        "write below its title: @" + name + "( \"" + example(name) + "\" )");
            }
        }
    }

    private static String example(String name) {
        return switch (name) {
            case "id" -> "OWN-001";
            case "severity" -> "error";
            default -> "…";
        };
    }

    private void title(Token title) {
        String text = title.text();
        if (text.isBlank()) {
            problems.add(title, "the title is empty", "say what must hold, such as \"Every service has an owner\"");
        } else if (text.endsWith(".")) {
            problems.add(title, "the title ends with a full stop", "write it without");
        } else if (text.indexOf('\\') >= 0 || !text.equals(text.strip())) {
            problems.add(title, "the title begins or ends with a space, or has a backslash", "write plain words");
        }
    }

    private void values(Annotation annotation) {
        String name = annotation.name().text();
        boolean several = SEVERAL.contains(name);
        for (Token value : annotation.values()) {
            if (value.text().isBlank()) {
                problems.add(value, "@" + name + " is empty", "write what it is to say, or remove it");
                return;
            }
            if (value.text().indexOf('\\') >= 0) {
                problems.add(value, "@" + name + " has a backslash", "write it without");
                return;
            }
        }
        if (annotation.values().size() > 1 && !several) {
            problems.add(annotation.values().get(1), "@" + name + " takes one text", "join them");
            return;
        }
        annotation.values().forEach(value -> value(name, value));
    }

    private void value(String name, Token value) {
        String text = value.text();
        switch (name) {
            case "id" -> id(value);
            case "severity" -> oneOf(name, value, words(Severity.values()));
            case "scope" -> oneOf(name, value, words(Scope.values()));
            case "subject" -> {
                if (types.fact(text) == null) {
                    problems.add(
                            value,
                            "@subject names '" + text + "', which is no type of fact",
                            NearName.hint(text, types.facts().keySet()));
                }
            }
            case "controls" -> control(value);
            default -> {}
        }
    }

    private void id(Token value) {
        String id = value.text();
        int hyphen = id.lastIndexOf('-');
        if (!id.matches("[A-Z0-9-]*[A-Z0-9]-[0-9]+") || hyphen <= 0) {
            problems.add(
                    value,
                    "'" + id + "' is not an id",
                    "an id is capital letters, a hyphen and a number, such as OWN-001");
            return;
        }
        String title = known.titles().get(id);
        if (title != null) {
            problems.add(
                    value,
                    id + " is the id of a bundled rule, \"" + title + "\"",
                    "choose a prefix of your own, such as OWN-001");
            return;
        }
        String prefix = id.substring(0, hyphen + 1);
        for (String bundled : known.titles().keySet()) {
            if (bundled.startsWith(prefix) && bundled.lastIndexOf('-') == hyphen) {
                problems.add(
                        value,
                        "ids that begin with " + prefix + " are kept for bundled rules",
                        "choose a prefix of your own, such as OWN-001");
                return;
            }
        }
    }

    private void control(Token value) {
        String control = value.text();
        int colon = control.indexOf(':');
        boolean well =
                colon > 0 && colon < control.length() - 1 && control.indexOf(' ') < 0 && control.indexOf(',') < 0;
        if (!well) {
            problems.add(
                    value,
                    "'" + control + "' is not a control",
                    "a control is its framework, a colon and its id, such as SOC2:CC8.1");
        } else if (!known.controls().isEmpty() && !known.controls().contains(control)) {
            String framework = control.substring(0, colon + 1);
            Set<String> near = new HashSet<>(known.controls());
            near.removeIf(one -> !one.startsWith(framework));
            problems.add(
                    value,
                    near.isEmpty()
                            ? "there is no framework '" + framework.substring(0, colon) + "'"
                            : "there is no control '" + control + "'",
                    near.isEmpty()
                            ? or(
                                    NearName.hint(framework.substring(0, colon), frameworks()),
                                    "there are " + String.join(", ", frameworks()))
                            : NearName.hint(control, near.stream().sorted().toList()));
        }
    }

    private List<String> frameworks() {
        return known.controls().stream()
                .map(control -> control.replaceFirst(":.*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    private void oneOf(String name, Token value, Collection<String> words) {
        if (!words.contains(value.text())) {
            List<String> sorted = words.stream().sorted().toList();
            problems.add(
                    value,
                    "there is no " + name + " '" + value.text() + "'",
                    or(NearName.hint(value.text(), sorted), "there are " + String.join(", ", words)));
        }
    }

    private static List<String> words(Enum<?>[] values) {
        List<String> words = new ArrayList<>();
        for (Enum<?> value : values) {
            words.add(value.name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** The annotation of this name, or nothing. */
    static @Nullable Token value(RuleTree rule, String name) {
        for (Annotation annotation : rule.annotations()) {
            if (annotation.name().text().equals(name) && annotation.values().size() == 1) {
                return annotation.values().get(0);
            }
        }
        return null;
    }

    private static String or(String hint, String otherwise) {
        return hint.isEmpty() ? otherwise : hint;
    }
}
