package dev.serviceregistry.engine.drools.compiler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the classes of conditions the same in every file that demands the same in the same words.
 *
 * <p>Drools gives each condition a class of its own, which it names after what stands in it. In it stands which rule it is
 * of, which only Drools' own messages tell, and a reference to the other classes of its file, which it does not use.
 */
final class SharedLambdas {

    private static final Pattern NAME =
            Pattern.compile("policies([./])P[0-9A-F]{2}\\1(Lambda(?:Predicate|Extractor))[0-9A-F]{32}");

    private static final Pattern OF_ONE_FILE = Pattern.compile(
            "import static policies\\.Rules[0-9A-F]{32}\\.\\*;\\R| {8}info\\.addRuleNames\\(\".*\"\\);\\R");

    private final SortedMap<String, String> sources;

    /** The new name of each class, without its package, by the old one. */
    private final Map<String, String> names = new HashMap<>();

    private SharedLambdas(SortedMap<String, String> sources) {
        this.sources = sources;
    }

    /** The same sources, by their paths, with the classes of conditions named after what all files have in common. */
    static SortedMap<String, String> in(SortedMap<String, String> sources) {
        return new SharedLambdas(sources).renamed();
    }

    private SortedMap<String, String> renamed() {
        SortedMap<String, String> common = new TreeMap<>();
        sources.forEach((path, text) -> {
            Matcher name = NAME.matcher(path);
            if (!name.lookingAt()) {
                common.put(path, text);
                return;
            }
            String own = path.substring(path.lastIndexOf('/') + 1, name.end());
            String kept = OF_ONE_FILE.matcher(text).replaceAll("");
            String anonymous = kept.replace(own, name.group(2)).replaceFirst("package policies\\.P[0-9A-F]{2};", "");
            names.put(own, name.group(2) + digest(anonymous));
            common.put(path, kept);
        });
        SortedMap<String, String> renamed = new TreeMap<>();
        common.forEach((path, text) -> renamed.put(withNewNames(path), withNewNames(packaged(path, text))));
        return renamed;
    }

    /** The text of a condition's class with its new name and package in its own declaration. */
    private String packaged(String path, String text) {
        String own = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        String name = names.get(own);
        return name == null
                ? text
                : text.replace(own, name)
                        .replaceFirst("package policies\\.P[0-9A-F]{2};", "package policies." + folder(name) + ";");
    }

    private String withNewNames(String text) {
        return NAME.matcher(text).replaceAll(this::newName);
    }

    private String newName(MatchResult found) {
        String between = found.group(1);
        String old = found.group().substring(found.group().lastIndexOf(between) + 1);
        String name = names.get(old);
        return Matcher.quoteReplacement(
                name == null ? found.group() : "policies" + between + folder(name) + between + name);
    }

    private static String folder(String name) {
        int digest = name.length() - 32;
        return "P" + name.substring(digest, digest + 2);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
