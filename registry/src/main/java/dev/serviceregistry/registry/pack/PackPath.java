package dev.serviceregistry.registry.pack;

import java.util.regex.Pattern;

/** Which files a pack may hold, by their paths below {@code policies/}: settings, tables, rules and their scenarios. */
public final class PackPath {

    private static final String PART = "[A-Za-z0-9_][A-Za-z0-9._-]*";
    private static final Pattern RULE = Pattern.compile("rules/(" + PART + "/)*" + PART + "\\.drl");
    private static final Pattern SCENARIOS = Pattern.compile("rules/(" + PART + "/)*" + PART + "\\.feature");
    private static final Pattern TABLE = Pattern.compile("tables/" + PART + "\\.csv");
    private static final Pattern SETTINGS = Pattern.compile(PART + "\\.toml");

    /** The longest path, in characters. */
    private static final int LONGEST = 255;

    private PackPath() {}

    /** Whether a pack may hold a file of this path. */
    public static boolean isAllowed(String path) {
        return path.length() <= LONGEST && (isRule(path) || isScenarios(path) || isTable(path) || isSettings(path));
    }

    /** Whether a file of this path holds rules. */
    public static boolean isRule(String path) {
        return RULE.matcher(path).matches();
    }

    /** Whether a file of this path holds scenarios. */
    public static boolean isScenarios(String path) {
        return SCENARIOS.matcher(path).matches();
    }

    /** Whether a file of this path is a decision table. */
    public static boolean isTable(String path) {
        return TABLE.matcher(path).matches();
    }

    /** Whether a file of this path holds settings. */
    public static boolean isSettings(String path) {
        return SETTINGS.matcher(path).matches();
    }
}
