package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The languages that a dependency graph is drawn in. */
enum GraphFormat {
    /** For Markdown pages. */
    MERMAID {
        @Override
        void write(Graph graph, Writer out) throws IOException {
            out.append("flowchart LR\n");
            Map<String, String> names = new HashMap<>();
            for (String node : graph.nodes()) {
                String name = "s" + names.size();
                names.put(node, name);
                out.append("  ")
                        .append(name)
                        .append("[\"")
                        .append(mermaid(node))
                        .append(
                                graph.marks().containsKey(node)
                                        ? "<br>" + graph.marks().get(node).text
                                        : "")
                        .append("\"]\n");
            }
            for (DependencyGraph.Edge edge : graph.edges()) {
                String arrow = switch (edge.kind()) {
                    case "requires" -> " --> ";
                    case "optional" -> " -. optional .-> ";
                    default -> " -. " + edge.kind() + " .-> ";
                };
                out.append("  ").append(names.get(edge.from())).append(arrow);
                out.append(names.get(edge.to())).append('\n');
            }
            for (Map.Entry<String, Graph.Mark> mark : graph.marks().entrySet()) {
                out.append("  style ").append(names.get(mark.getKey())).append(" stroke:");
                out.append(mark.getValue().color).append(",stroke-width:2px\n");
            }
        }
    },

    /** For Graphviz. */
    DOT {
        @Override
        void write(Graph graph, Writer out) throws IOException {
            out.append("digraph services {\n  rankdir=LR;\n  node [shape=box];\n");
            for (String node : graph.nodes()) {
                Graph.Mark mark = graph.marks().get(node);
                out.append("  ").append(dot(node));
                out.append(
                        mark == null
                                ? ""
                                : " [color=" + dot(mark.color) + ", label=" + dot(node + "\n" + mark.text) + "]");
                out.append(";\n");
            }
            for (DependencyGraph.Edge edge : graph.edges()) {
                out.append("  ").append(dot(edge.from())).append(" -> ").append(dot(edge.to()));
                out.append(
                        edge.kind().equals("requires") ? ";\n" : " [style=dashed, label=" + dot(edge.kind()) + "];\n");
            }
            out.append("}\n");
        }
    },

    /** For programs. */
    JSON {
        @Override
        void write(Graph graph, Writer out) throws IOException {
            try (JsonGenerator json = PrettyJson.generator(out)) {
                json.writeStartObject();
                json.writeArrayFieldStart("nodes");
                for (String node : graph.nodes()) {
                    json.writeString(node);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("edges");
                for (DependencyGraph.Edge edge : graph.edges()) {
                    json.writeStartObject();
                    json.writeStringField("from", edge.from());
                    json.writeStringField("to", edge.to());
                    json.writeStringField("kind", edge.kind());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            out.append('\n');
        }
    };

    abstract void write(Graph graph, Writer out) throws IOException;

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (GraphFormat format : values()) {
            names.add(format.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    static GraphFormat named(String name, Settings settings) {
        return valueOf(settings.one("graph", name, names()).toUpperCase(Locale.ROOT));
    }

    private static String dot(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String mermaid(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }
}
