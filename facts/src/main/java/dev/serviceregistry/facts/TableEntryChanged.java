package dev.serviceregistry.facts;

/**
 * Another cell of a decision table, none before or none any more.
 *
 * @param table the table's name
 * @param key what the first column of its row says
 * @param column the column's name
 * @param transition what was and what is
 */
public record TableEntryChanged(String table, String key, String column, Transition transition)
        implements ProcedureChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository("tables." + table + "." + key + "." + column);
    }

    @Override
    public String kind() {
        return "table-entry-changed";
    }

    @Override
    public String description() {
        return table + " said otherwise of " + key + " in " + column;
    }
}
