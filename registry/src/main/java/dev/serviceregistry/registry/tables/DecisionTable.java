package dev.serviceregistry.registry.tables;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.secrets.SecretDetector;
import dev.serviceregistry.registry.secrets.WrittenTokens;
import dev.serviceregistry.registry.values.Numerals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a decision table says, and what is wrong with it: the entrance to this package.
 *
 * @param columns its columns, the one of the keys first; none when the file is no table
 * @param entries its cells; none of a row that is wrong
 * @param problems what is wrong with it, each at its place
 * @param digest the SHA-256 of the file, in hex; empty when it cannot be read
 */
public record DecisionTable(List<String> columns, List<TableEntry> entries, List<Diagnostic> problems, String digest) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String SPACE = "[\\s\\p{Z}]?";
    private static final String SIGN = "[+\\-\u2212]?";
    private static final String CURRENCY = "(\\p{Sc}|\\p{Lu}{3}[\\s\\p{Z}])?";
    private static final String UNIT = "(\\p{Sc}|[%\u2030]|[\\s\\p{Z}]\\p{Lu}{3}|[kKMGT]i?[Bb]?|B|ms|s|m|h|d|w|y"
            + "|sec(ond)?s?|min(ute)?s?|hours?|days?|weeks?|months?|years?)?";

    /** What somebody meant as a number: compared, with a sign, a currency or a unit, separators or an exponent. */
    private static final Pattern NUMBER_OF_SORTS =
            Pattern.compile("[<>=\u2264\u2265~]{0,2}" + SPACE + "\\(?" + SIGN + CURRENCY
                    + SPACE + SIGN + "\\d[\\d\\s\\p{Z}.,'\u2019_]*([eE][+-]?\\d+)?" + SPACE
                    + UNIT + "\\)?");

    /** A version or an address. */
    private static final Pattern DOTTED = Pattern.compile("\\d+(\\.\\d+){2,}");

    /**
     * Reads a table.
     *
     * @param file the file
     * @param name the file as places name it, such as {@code policies/tables/retention.csv}
     */
    public static DecisionTable read(Path file, String name) {
        try {
            return read(FileReader.bytes(file), name);
        } catch (IOException e) {
            Reader reader = new Reader(name);
            reader.problem(DiagnosticKind.UNREADABLE, SourceLocation.startOf(name), "cannot be read");
            return new DecisionTable(List.of(), List.of(), List.copyOf(reader.problems), "");
        }
    }

    /**
     * Reads what a table's file holds.
     *
     * @param name the file as places name it, such as {@code policies/tables/retention.csv}
     */
    public static DecisionTable read(byte[] bytes, String name) {
        Reader reader = new Reader(name);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            reader.read(CsvText.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            reader.problem(
                    DiagnosticKind.UNREADABLE,
                    SourceLocation.startOf(name),
                    "is not written in UTF-8: save it as 'CSV UTF-8'");
        }
        return new DecisionTable(
                reader.columns, List.copyOf(reader.entries), List.copyOf(reader.problems), FileReader.digest(bytes));
    }

    /** For each column of which no cell is a number, what its first cell says. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (TableEntry entry : entries) {
            texts.putIfAbsent(entry.column(), entry.text());
        }
        for (TableEntry entry : entries) {
            if (!Double.isNaN(entry.number())) {
                texts.remove(entry.column());
            }
        }
        return texts;
    }

    /** Gathers the cells of one table. */
    private static final class Reader {

        private final String file;
        private final String table;
        private List<String> columns = List.of();
        private final List<TableEntry> entries = new ArrayList<>();
        private final List<Diagnostic> problems = new ArrayList<>();
        private final Map<String, Integer> keys = new HashMap<>();
        private final SecretDetector detector = new SecretDetector();

        Reader(String file) {
            this.file = file;
            this.table = file.substring(file.lastIndexOf('/') + 1, file.length() - ".csv".length());
        }

        void read(CsvText csv) {
            if (csv.openLine() > 0) {
                SourceLocation quote = new SourceLocation(
                        file, csv.openLine(), csv.openColumn(), csv.openLine(), csv.openColumn() + 1);
                problem(
                        DiagnosticKind.UNREADABLE,
                        quote,
                        "has a quote that nothing closes: double a quote within a cell");
                return;
            }
            if (csv.rows().isEmpty()) {
                problem(
                        DiagnosticKind.UNREADABLE,
                        SourceLocation.startOf(file),
                        "is empty: name the columns in the first row");
                return;
            }
            List<Cell> header = csv.rows().get(0);
            columns = header.stream().map(Cell::text).toList();
            if (isHeader(header)) {
                for (List<Cell> row : csv.rows().subList(1, csv.rows().size())) {
                    row(row, header, csv);
                }
                numbersOf(csv);
            }
        }

        private boolean isHeader(List<Cell> header) {
            int before = problems.size();
            Map<String, Integer> seen = new HashMap<>();
            for (Cell cell : header) {
                if (cell.text().isEmpty()) {
                    invalid(cell, "has a column without a name");
                } else if (seen.put(cell.text(), cell.column()) != null) {
                    invalid(cell, "has two columns of the name " + shown(cell));
                }
            }
            return problems.size() == before;
        }

        private void row(List<Cell> row, List<Cell> header, CsvText csv) {
            Cell key = row.get(0);
            if (row.size() != header.size()) {
                invalid(key, "has a row of " + row.size() + " cells, and " + header.size() + " columns");
            } else if (key.text().isEmpty()) {
                invalid(key, "has a row whose first cell is empty: it names what the others say something of");
            } else if (keys.putIfAbsent(key.text(), key.line()) != null) {
                invalid(key, "has two rows for " + shown(key) + ", the first in line " + keys.get(key.text()));
            } else {
                for (int i = Math.min(1, row.size() - 1); i < row.size(); i++) {
                    Cell cell = row.get(i);
                    if (!cell.text().isEmpty()) {
                        String column = header.get(i).text();
                        boolean isOther = SecretDetector.holdsName(column)
                                || !Double.isNaN(number(cell.text(), csv.hasDecimalComma()))
                                        && !SecretDetector.isPassword(column);
                        String text = masked(isOther ? "" : column, cell);
                        entries.add(new TableEntry(
                                table,
                                masked("", key),
                                column,
                                text,
                                number(text, csv.hasDecimalComma()),
                                place(cell)));
                    }
                }
            }
        }

        /** Tells what looks like a number and is none in a column of numbers: no comparison would ever hold for it. */
        private void numbersOf(CsvText csv) {
            Set<String> ofNumbers = new HashSet<>();
            for (TableEntry entry : entries) {
                if (!Double.isNaN(entry.number())) {
                    ofNumbers.add(entry.column());
                }
            }
            for (TableEntry entry : entries) {
                boolean looksLikeOne = NUMBER_OF_SORTS.matcher(entry.text()).matches()
                        && !DOTTED.matcher(entry.text()).matches();
                boolean isGrouped = csv.hasDecimalComma() && entry.text().matches("\\d{1,3}(\\.\\d{3})+");
                if (isGrouped || Double.isNaN(entry.number()) && looksLikeOne && ofNumbers.contains(entry.column())) {
                    problem(
                            DiagnosticKind.INVALID_VALUE,
                            entry.source(),
                            "has '" + entry.text() + "' in column " + entry.column()
                                    + ", which is no number here: write digits alone, and "
                                    + (csv.hasDecimalComma() ? "a comma" : "a full stop") + " before decimals");
                }
            }
        }

        private static double number(String text, boolean hasDecimalComma) {
            String plain = hasDecimalComma ? text.replace(',', '.') : text;
            boolean isGrouped = hasDecimalComma && text.matches("\\d{1,3}(\\.\\d{3})+");
            return isGrouped ? Double.NaN : Numerals.of(plain);
        }

        private String shown(Cell cell) {
            return "'" + masked("", cell) + "'";
        }

        /** What a cell says, unless it is a secret. */
        private String masked(String column, Cell cell) {
            String text = WrittenTokens.mask(cell.text());
            return detector.find(column, text).isPresent() ? "*".repeat(text.length()) : text;
        }

        private SourceLocation place(Cell cell) {
            return new SourceLocation(file, cell.line(), cell.column(), cell.endLine(), cell.endColumn());
        }

        private void invalid(Cell cell, String what) {
            problem(DiagnosticKind.INVALID_VALUE, place(cell), what);
        }

        private void problem(DiagnosticKind kind, SourceLocation place, String what) {
            String identity = "tables." + table + (problems.isEmpty() ? "" : "." + problems.size());
            problems.add(
                    new Diagnostic(kind, Subject.ofRepository(identity), "the table " + table + " " + what, place));
        }
    }
}
