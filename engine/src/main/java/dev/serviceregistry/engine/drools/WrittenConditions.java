package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.List;

/** The conditions of a rule as its author wrote them, in their order. */
final class WrittenConditions {

    /**
     * A condition.
     *
     * @param text how it is written, on one line
     * @param line where it begins, from 1
     */
    record Written(String text, int line) {}

    private final String text;
    private final List<Written> conditions = new ArrayList<>();
    private int at;

    private WrittenConditions(String text) {
        this.text = text;
    }

    /**
     * What stands between {@code when} and {@code then} of the rule with this title.
     *
     * @param text the text of the rule's file
     */
    static List<Written> of(String text, String title) {
        WrittenConditions reading = new WrittenConditions(text);
        int rule = text.indexOf('"' + title + '"');
        int when = DrlText.find(text, "when", Math.max(0, rule));
        if (when < 0) {
            return List.of();
        }
        reading.at = when + "when".length();
        reading.read();
        return List.copyOf(reading.conditions);
    }

    private void read() {
        int start = -1;
        int depth = 0;
        boolean closed = false;
        while (at < text.length()) {
            int behind = DrlText.behindComment(text, at);
            if (behind > at) {
                at = behind;
                continue;
            }
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ';' && depth == 0) {
                at++;
                continue;
            }
            String word = word();
            if (depth == 0 && (word.equals("then") || closed && !goesOn(word))) {
                add(start, at);
                start = -1;
                closed = false;
                if (word.equals("then")) {
                    return;
                }
            }
            if (start < 0) {
                start = at;
            }
            closed = false;
            if (c == '"') {
                at = DrlText.behindQuoted(text, at);
            } else if (!word.isEmpty()) {
                at += word.length();
            } else {
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                closed = depth == 0 && c == ')';
                at++;
            }
        }
    }

    /** Whether a word behind a closed parenthesis belongs to the same condition. */
    private boolean goesOn(String word) {
        return word.equals("or") || word.equals("from") || word.equals("over") || text.startsWith("||", at);
    }

    private void add(int start, int end) {
        if (start < 0) {
            return;
        }
        String written = text.substring(start, end).replaceAll("//[^\n]*|(?s)/\\*.*?\\*/", " ");
        int line = 1;
        for (int i = 0; i < start; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        conditions.add(new Written(written.strip().replaceAll("\\s+", " ").replaceAll(";$", ""), line));
    }

    private String word() {
        return DrlText.word(text, at);
    }
}
