package dev.serviceregistry.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.graph.DependencyGraph.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

    @Test
    void dependants_are_direct_and_transitive_but_never_the_service_itself() {
        DependencyGraph graph = new DependencyGraph(
                List.of("a", "b", "c", "d", "e"),
                List.of(
                        new Edge("a", "b", "requires"),
                        new Edge("b", "c", "calls"),
                        new Edge("d", "c", "consumes"),
                        new Edge("e", "c", "optional"),
                        new Edge("c", "c", "requires"),
                        new Edge("c", "a", "calls")));

        assertThat(graph.dependants("c")).containsExactly("a", "b", "d");
        assertThat(graph.dependants("e")).isEmpty();
        assertThat(graph.dependants("unknown")).isEmpty();
    }

    @Test
    void a_path_is_the_shortest_that_needs_every_step_and_takes_the_strictest_edge() {
        DependencyGraph graph = new DependencyGraph(
                List.of("a", "b", "c", "d", "e"),
                List.of(
                        new Edge("a", "c", "optional"),
                        new Edge("a", "b", "calls"),
                        new Edge("a", "b", "requires"),
                        new Edge("b", "c", "requires"),
                        new Edge("d", "a", "optional"),
                        new Edge("e", "d", "requires"),
                        new Edge("e", "c", "optional")));

        assertThat(graph.paths("c"))
                .extracting(DependencyGraph.Path::edges)
                .containsExactly(
                        List.of(new Edge("a", "b", "requires"), new Edge("b", "c", "requires")),
                        List.of(new Edge("b", "c", "requires")),
                        List.of(
                                new Edge("d", "a", "optional"),
                                new Edge("a", "b", "requires"),
                                new Edge("b", "c", "requires")),
                        List.of(new Edge("e", "c", "optional")));
        assertThat(graph.dependants("c")).containsExactly("a", "b");
        assertThat(graph.paths("unknown")).isEmpty();
    }

    @Test
    void edges_are_sorted_without_repetitions_and_lead_to_known_services_only() {
        DependencyGraph graph = new DependencyGraph(
                List.of("b", "a", "b"),
                List.of(
                        new Edge("b", "a", "requires"),
                        new Edge("a", "gone", "requires"),
                        new Edge("b", "a", "calls"),
                        new Edge("b", "a", "requires")));

        assertThat(graph.nodes()).containsExactly("a", "b");
        assertThat(graph.edges()).containsExactly(new Edge("b", "a", "calls"), new Edge("b", "a", "requires"));
    }

    @Test
    void dependants_in_random_graphs_are_those_that_a_naive_search_finds() {
        String[] kinds = {"requires", "calls", "consumes", "optional"};
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(25);
            List<String> nodes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                nodes.add("n" + i);
            }
            List<Edge> edges = new ArrayList<>();
            for (int i = random.nextInt(size * 2); i >= 0; i--) {
                edges.add(new Edge(
                        "n" + random.nextInt(size), "n" + random.nextInt(size), kinds[random.nextInt(kinds.length)]));
            }
            TreeSet<String> expected = new TreeSet<>();
            for (int before = -1; before != expected.size(); ) {
                before = expected.size();
                for (Edge edge : edges) {
                    if (!edge.kind().equals("optional") && (edge.to().equals("n0") || expected.contains(edge.to()))) {
                        expected.add(edge.from());
                    }
                }
            }
            expected.remove("n0");

            assertThat(new DependencyGraph(nodes, edges).dependants("n0"))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(expected);
        }
    }
}
