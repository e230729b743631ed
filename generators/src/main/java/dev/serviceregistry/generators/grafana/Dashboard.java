package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;
import java.util.Map;

/** A dashboard of two columns; it grows until it is written. */
final class Dashboard {

    private static final String SOURCE = "${datasource}";
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final int STAT_WIDTH = 6;
    private static final int STAT_HEIGHT = 4;
    private static final int GRID = 24;

    /** The version of the form in which dashboards are written. */
    private static final int SCHEMA = 39;

    private final String uid;
    private final String title;
    private final List<String> tags;
    private final Sequence panels = new Sequence();
    private final Sequence variables = new Sequence();
    private final Sequence links = new Sequence();
    private int x;
    private int y;
    private int rowHeight;

    Dashboard(String uid, String title, List<String> tags) {
        this.uid = uid;
        this.title = title;
        this.tags = tags;
        variables.add(new Mapping()
                .put("name", "datasource")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("label", "Data source")
                .put("hide", 0));
    }

    /** Adds a choice among the values of a label. */
    Dashboard variable(String name, String label, String query) {
        variables.add(new Mapping()
                .put("name", name)
                .put("label", label)
                .put("type", "query")
                .put("datasource", source())
                .put("query", new Mapping().put("query", query).put("refId", name))
                .put("refresh", 2)
                .put("includeAll", true)
                .put("multi", true)
                .put("allValue", ".*")
                .put("current", new Mapping().put("text", "All").put("value", "$__all"))
                .put("sort", 1));
        return this;
    }

    /** Adds a link to another dashboard. */
    Dashboard link(String text, String other) {
        links.add(new Mapping()
                .put("title", text)
                .put("type", "link")
                .put("url", "/d/" + other)
                .put("keepTime", true));
        return this;
    }

    /** Adds a heading. */
    Dashboard row(String heading) {
        breakRow();
        panels.add(new Mapping()
                .put("id", panels.items().size() + 1)
                .put("type", "row")
                .put("title", heading)
                .put("collapsed", false)
                .put("gridPos", position(GRID, 1))
                .put("panels", new Sequence()));
        return this;
    }

    /** Adds a number. */
    Dashboard stat(String heading, String unit, String query) {
        panels.add(panel("stat", heading, unit, Map.of("", query), STAT_WIDTH, STAT_HEIGHT)
                .put(
                        "options",
                        new Mapping()
                                .put("colorMode", "value")
                                .put("graphMode", "area")
                                .put(
                                        "reduceOptions",
                                        new Mapping()
                                                .put("calcs", List.of("lastNotNull"))
                                                .put("values", false))));
        return this;
    }

    /** Adds a curve. */
    Dashboard curve(String heading, String unit, String legend, String query) {
        return curves(heading, unit, Map.of(legend, query));
    }

    /** Adds several curves, by what is written beside each. */
    Dashboard curves(String heading, String unit, Map<String, String> queries) {
        panels.add(panel("timeseries", heading, unit, queries, WIDTH, HEIGHT)
                .put(
                        "options",
                        new Mapping()
                                .put(
                                        "legend",
                                        new Mapping()
                                                .put("displayMode", "table")
                                                .put("placement", "bottom")
                                                .put("calcs", List.of("lastNotNull", "max")))
                                .put(
                                        "tooltip",
                                        new Mapping().put("mode", "multi").put("sort", "desc"))));
        return this;
    }

    /** Adds a table with a line for each series. */
    Dashboard table(String heading, String unit, String query) {
        Mapping panel = panel("table", heading, unit, Map.of("", query), WIDTH, HEIGHT);
        if (panel.get("targets") instanceof Sequence targets && targets.items().get(0) instanceof Mapping target) {
            target.put("format", "table").put("instant", true);
        }
        panels.add(panel);
        return this;
    }

    private Mapping panel(
            String type, String heading, String unit, Map<String, String> queries, int width, int height) {
        Sequence targets = new Sequence();
        queries.forEach((legend, query) -> targets.add(new Mapping()
                .put("refId", String.valueOf((char) ('A' + targets.items().size())))
                .put("datasource", source())
                .put("expr", query)
                .put("legendFormat", legend.isEmpty() ? "__auto" : legend)));
        return new Mapping()
                .put("id", panels.items().size() + 1)
                .put("type", type)
                .put("title", heading)
                .put("datasource", source())
                .put("gridPos", position(width, height))
                .put(
                        "fieldConfig",
                        new Mapping()
                                .put("defaults", new Mapping().put("unit", unit))
                                .put("overrides", new Sequence()))
                .put("targets", targets);
    }

    private static Mapping source() {
        return new Mapping().put("type", "prometheus").put("uid", SOURCE);
    }

    private Mapping position(int width, int height) {
        if (x + width > GRID) {
            breakRow();
        }
        Mapping position =
                new Mapping().put("h", height).put("w", width).put("x", x).put("y", y);
        x += width;
        rowHeight = Math.max(rowHeight, height);
        return position;
    }

    private void breakRow() {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
    }

    Mapping tree() {
        return new Mapping()
                .put("uid", uid)
                .put("id", new Nothing())
                .put("title", title)
                .put("tags", tags)
                .put("timezone", "utc")
                .put("schemaVersion", SCHEMA)
                .put("version", 1)
                .put("editable", false)
                .put("graphTooltip", 1)
                .put("refresh", "1m")
                .put("time", new Mapping().put("from", "now-6h").put("to", "now"))
                .put("templating", new Mapping().put("list", variables))
                .put("annotations", new Mapping().put("list", new Sequence()))
                .put("links", links)
                .put("panels", panels);
    }
}
