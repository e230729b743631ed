package dev.serviceregistry.facts;

/**
 * A cell of a decision table, which a spreadsheet keeps: what one column says of one key.
 *
 * @param table the table's name, as that of its file without {@code .csv}
 * @param key what the first column of its row says
 * @param column the column's name, as the first row gives it
 * @param text what the cell says; stars in the place of a secret, which no number is but one in a column of passwords
 * @param number the same as a number; no comparison holds for it when the cell is none
 * @param source where the cell is written
 */
public record TableEntry(String table, String key, String column, String text, double number, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("tables." + table + "." + key + "." + column);
    }

    @Override
    public String description() {
        return table + " says of " + key + ": " + column + " = " + text;
    }
}
