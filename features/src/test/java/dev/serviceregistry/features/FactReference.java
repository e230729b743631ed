package dev.serviceregistry.features;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.LocatedFact;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types of facts as authors of rules see them: what each says, its fields, and the words of its enums. */
final class FactReference {

    private static final Path SOURCES =
            Path.of("..", "facts", "src", "main", "java", "dev", "serviceregistry", "facts");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*(?:@\\w+\\s+)*([^\\n;{(]*)");
    private static final Pattern PARAMETER =
            Pattern.compile("@param (\\w+) (.*?)(?=\\s*@(?:param|return|throws|see)\\b|$)");

    /** What every fact has, which is said once. */
    private static final Set<String> COMMON =
            Set.of("source", "subject", "description", "parts", "namedServices", "places", "element");

    /** A type, with what can be read from it in the order in which it is declared. */
    private record Described(String name, boolean isEnum, String text, Map<String, String[]> members) {}

    private final SortedMap<String, Described> types = new TreeMap<>();

    /** What the interfaces of facts say of what their facts have. */
    private final Map<String, String> inherited = new LinkedHashMap<>();

    FactReference() throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                String source = Files.readString(file);
                if (source.contains(" interface ")) {
                    comments(source).forEach(inherited::putIfAbsent);
                }
            }
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.indexOf('-') < 0) {
                    add(Class.forName(Fact.class.getPackageName() + "." + name), Files.readString(file));
                }
            }
        }
    }

    private void add(Class<?> type, String source) {
        boolean isFact = Fact.class.isAssignableFrom(type) && type != Fact.class && type != LocatedFact.class;
        if (!Modifier.isPublic(type.getModifiers()) || !isFact && !type.isEnum()) {
            return;
        }
        Map<String, String> comments = new LinkedHashMap<>(inherited);
        comments.putAll(comments(source));
        Matcher first = COMMENT.matcher(source);
        String whole = first.find() ? first.group(1) : "";
        Matcher parameter = PARAMETER.matcher(plain(whole));
        Map<String, String> parameters = new LinkedHashMap<>();
        while (parameter.find()) {
            parameters.put(parameter.group(1), parameter.group(2).strip());
        }
        Map<String, String[]> members = new LinkedHashMap<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                String word = ((Enum<?>) constant).name();
                members.put(word, new String[] {"", comments.getOrDefault(word, "")});
            }
        } else {
            fields(type, parameters, comments, members);
        }
        types.put(type.getSimpleName(), new Described(type.getSimpleName(), type.isEnum(), sentence(whole), members));
    }

    /** What is said of each member, by its name. */
    private static Map<String, String> comments(String source) {
        Map<String, String> comments = new LinkedHashMap<>();
        Matcher comment = COMMENT.matcher(source);
        if (comment.find()) {
            while (comment.find()) {
                String[] words = comment.group(2).strip().replace(",", "").split("\\s+");
                comments.put(words[words.length - 1], sentence(comment.group(1)));
            }
        }
        return comments;
    }

    private static void fields(
            Class<?> type,
            Map<String, String> parameters,
            Map<String, String> comments,
            Map<String, String[]> members) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!COMMON.contains(component.getName())) {
                    members.put(component.getName(), new String[] {
                        phrase(component.getGenericType()), parameters.getOrDefault(component.getName(), "")
                    });
                }
            }
        }
        List<Method> more = new ArrayList<>(List.of(type.getMethods()));
        more.sort((a, b) -> a.getName().compareTo(b.getName()));
        for (Method method : more) {
            boolean isStated = method.getDeclaringClass().getPackage() == Fact.class.getPackage()
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !COMMON.contains(method.getName())
                    && !Set.of("toString", "hashCode").contains(method.getName());
            if (isStated) {
                members.putIfAbsent(method.getName(), new String[] {
                    phrase(method.getGenericReturnType()), comments.getOrDefault(method.getName(), "")
                });
            }
        }
    }

    private static String phrase(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type item = generic.getActualTypeArguments()[0];
            return "list of " + phrase(item).replaceFirst("^text$", "texts");
        }
        if (!(type instanceof Class<?> plain)) {
            return type.getTypeName();
        }
        if (plain == String.class) {
            return "text";
        }
        if (plain == boolean.class) {
            return "true or false";
        }
        if (plain == double.class) {
            return "number";
        }
        return plain.isPrimitive() ? "whole number" : plain == LocalDate.class ? "day" : plain.getSimpleName();
    }

    /** The first sentence of a comment, in Markdown. */
    private static String sentence(String comment) {
        String text = plain(comment);
        int parameters = text.indexOf("@param");
        return (parameters < 0 ? text : text.substring(0, parameters))
                .replace("<p>", "")
                .strip();
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link|linkplain) ([^}]*)\\}", "`$1`")
                .replaceAll("(\\w)#", "$1.")
                .replace("#", "")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The page for people. */
    String page() {
        StringBuilder page = new StringBuilder("""
            # Facts

            What is true of a repository, as [rules](rule-language.md) see it: every type of fact with its fields, and the words that some fields are made of. This page is made of the program's own types.

            Every fact has besides: `source`, where it is written, with `file`, `line` and `column`; `subject`, what it is about, with `project`, `service` and `element`; and, but for a `Service`, `description`, what it states in a few words. A fact about a service has `element`, its own key within that service. `parts` are the facts that it was made of, and `namedServices` the identities of the other services that it names. All of these can be constrained as fields are: `subject.project == $project` joins what belongs to services with their project, and `element.startsWith( "ports." )` tells where within a service something is.

            A variable that has a default is the default in every field. One that has none stands there as it is written, such as <code>${TAG}</code>, and is no value: of the key `container.tag` or `container.user` there is an [UnknownValue](#unknownvalue) besides, and a rule that allows a few values alone adds `not UnknownValue( service == $id, key == "container.tag" )`. Hosts and paths of ingress routes, names of images and addresses stand as they are written, with variables, and capital letters as somebody wrote them: `$host.equalsIgnoreCase( … )` compares hosts. What no amount stands for is shown in messages as `∞` or `-∞`, such as the order of a target that states none.

            """);
        page.append("## Types\n");
        types.values().stream().filter(type -> !type.isEnum()).forEach(type -> type(type, page));
        page.append("\n## Words\n");
        for (Described type : types.values()) {
            if (type.isEnum()) {
                page.append("\n### ")
                        .append(type.name())
                        .append("\n\n")
                        .append(type.text())
                        .append("\n\n");
                page.append("| word | means |\n|---|---|\n");
                type.members()
                        .forEach((word, about) -> page.append("| `")
                                .append(type.name())
                                .append('.')
                                .append(word)
                                .append("` | ")
                                .append(about[1])
                                .append(" |\n"));
            }
        }
        return page.toString();
    }

    private void type(Described type, StringBuilder page) {
        page.append("\n### ")
                .append(type.name())
                .append("\n\n")
                .append(type.text())
                .append("\n");
        if (type.members().isEmpty()) {
            return;
        }
        page.append("\n| field | is | says |\n|---|---|---|\n");
        type.members().forEach((field, about) -> {
            boolean isKnown = types.containsKey(about[0]);
            String phrase =
                    isKnown ? "[" + about[0] + "](#" + about[0].toLowerCase(java.util.Locale.ROOT) + ")" : about[0];
            page.append("| `")
                    .append(field)
                    .append("` | ")
                    .append(phrase)
                    .append(" | ")
                    .append(about[1])
                    .append(" |\n");
        });
    }

    /** The same for the language server. */
    String table() {
        StringBuilder table = new StringBuilder();
        for (Described type : types.values()) {
            table.append(type.isEnum() ? "enum\t" : "fact\t")
                    .append(type.name())
                    .append("\t\t");
            table.append(type.text().replace("\\|", "|")).append('\n');
            type.members()
                    .forEach((name, about) -> table.append("\t")
                            .append(name)
                            .append('\t')
                            .append(about[0])
                            .append('\t')
                            .append(about[1].replace("\\|", "|"))
                            .append('\n'));
        }
        return table.toString();
    }
}
