package dev.serviceregistry.registry.fuzz;

import java.util.Random;
import java.util.function.IntFunction;

/** Small texts that ask for much work. */
final class Bombs {

    private final boolean yaml;

    /** Makes them for YAML, or for TOML. */
    Bombs(boolean yaml) {
        this.yaml = yaml;
    }

    String mutated(String text, Random random) {
        int size = 1 << random.nextInt(13);
        String bomb = yaml ? yaml(size, random) : toml(size, random);
        int at = text.lastIndexOf('\n', random.nextInt(text.length() + 1)) + 1;
        return text.substring(0, at) + bomb + text.substring(at);
    }

    private static String toml(int size, Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> "x_a = " + "[".repeat(size) + "]".repeat(size) + "\n";
            case 1 -> "x_a = " + "[".repeat(size) + "\n";
            case 2 -> "x_a = " + "{a=".repeat(size) + "1" + "}".repeat(size) + "\n";
            case 3 -> "x_a" + ".a".repeat(size) + " = 1\n";
            case 4 -> "[x_a" + ".a".repeat(size) + "]\n";
            case 5 -> lines(size, i -> "[x_a.b" + i + "]\n[x_a.b" + i + ".c]\n");
            case 6 -> "# c\n".repeat(size);
            case 7 -> "\n".repeat(size);
            case 8 -> "x_a = \"\"\"\n" + "# it's\n".repeat(size);
            case 9 -> "x_a = '" + "y".repeat(size * 16) + "'\n";
            case 10 -> "k".repeat(size * 16) + " = 1\n";
            case 11 -> "[[x_a]]\n".repeat(size);
            case 12 -> lines(size, i -> "requires = ['s" + i + "']\n");
            case 13 -> lines(size, i -> "[services.s" + i + "]\ndependencies.requires = ['s" + (i + 1) % size + "']\n");
            case 14 -> "x_a = [" + "1,".repeat(size) + "]\n";
            default -> "%\n".repeat(size);
        };
    }

    private static String yaml(int size, Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> "x-a: " + "[".repeat(size) + "\n";
            case 1 -> "x-a: " + "{a: ".repeat(size) + "\n";
            case 2 -> "x-a:\n" + "- ".repeat(size) + "a\n";
            case 3 -> "? ".repeat(size) + "a\n";
            case 4 ->
                "x-b0: &b0 [a, a]\n"
                        + lines(
                                Math.min(size, 64),
                                i -> "x-b" + (i + 1) + ": &b" + (i + 1) + " [*b" + i + ", *b" + i + "]\n");
            case 5 ->
                "x-b0: &b0 {a: b}\n"
                        + lines(
                                Math.min(size, 400),
                                i -> "x-b" + (i + 1) + ": &b" + (i + 1) + " { <<: *b" + i + ", k" + i + ": 1 }\n");
            case 6 -> "x-a: \"" + "${A:-".repeat(size) + "}".repeat(size) + "\"\n";
            case 7 -> "x-a: \"" + "${A}".repeat(size) + "\"\n";
            case 8 -> "# c\n".repeat(size);
            case 9 -> "\n".repeat(size);
            case 10 -> "x-a: '" + "y".repeat(size * 16) + "'\n";
            case 11 -> "k".repeat(size * 16) + ": 1\n";
            case 12 -> "---\n".repeat(size);
            case 13 -> "x-a: |\n" + " y\n".repeat(size);
            case 14 -> lines(size, i -> "x-k" + i + ": v\n");
            default -> lines(size, i -> " ".repeat(Math.min(i, 200)) + "k:\n");
        };
    }

    private static String lines(int count, IntFunction<String> line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(line.apply(i));
        }
        return text.toString();
    }
}
