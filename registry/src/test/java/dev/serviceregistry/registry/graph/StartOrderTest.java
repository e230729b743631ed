package dev.serviceregistry.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.StartCycle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    @Test
    void without_a_circle_there_is_no_cycle() {
        assertThat(StartOrder.cycles(List.of())).isEmpty();
        assertThat(StartOrder.cycles(List.of(edge("a", "b"), edge("b", "c"), edge("a", "c"), edge("c", "c"))))
                .isEmpty();
    }

    @Test
    void a_circle_of_a_thousand_services_is_one_cycle_of_a_thousand_edges() {
        List<Dependency> edges = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            edges.add(edge(name(i), name((i + 1) % 1_000)));
        }

        List<StartCycle> cycles = StartOrder.cycles(edges);

        assertThat(cycles).singleElement().satisfies(cycle -> {
            assertThat(cycle.service()).isEqualTo(name(0));
            assertThat(cycle.members()).hasSize(1_000);
            assertThat(cycle.path()).hasSize(1_000);
        });
    }

    @Test
    void a_shortcut_through_a_large_circle_is_what_is_shown() {
        List<Dependency> edges = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            edges.add(edge(name(i), name((i + 1) % 1_000)));
        }
        edges.add(edge(name(702), name(700)));

        assertThat(StartOrder.cycles(edges).get(0).route()).isEqualTo("s700 → s701 → s702 → s700");
    }

    @Test
    void cycles_of_random_graphs_are_those_that_a_naive_search_finds() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int nodes = 2 + random.nextInt(30);
            List<Dependency> edges = new ArrayList<>();
            for (int i = random.nextInt(nodes * 2); i >= 0; i--) {
                edges.add(edge(name(random.nextInt(nodes)), name(random.nextInt(nodes))));
            }
            Map<String, Map<String, Integer>> distances = distances(edges);
            Map<String, TreeSet<String>> components = new TreeMap<>();
            Map<String, Integer> shortest = new HashMap<>();
            distances.forEach((from, reached) -> {
                TreeSet<String> component = new TreeSet<>();
                reached.keySet().stream()
                        .filter(to -> distances.getOrDefault(to, Map.of()).containsKey(from))
                        .forEach(component::add);
                if (component.size() > 1) {
                    components.put(component.first(), component);
                    shortest.merge(component.first(), reached.get(from), Math::min);
                }
            });

            List<StartCycle> cycles = StartOrder.cycles(edges);

            assertThat(cycles)
                    .as("seed %d", seed)
                    .extracting(StartCycle::service)
                    .containsExactlyElementsOf(components.keySet());
            for (StartCycle cycle : cycles) {
                assertThat(cycle.members())
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(components.get(cycle.service()));
                assertThat(cycle.path()).as("seed %d", seed).hasSize(shortest.get(cycle.service()));
                for (int i = 0; i < cycle.path().size(); i++) {
                    assertThat(edges).contains(cycle.path().get(i));
                    assertThat(cycle.path().get(i).target())
                            .isEqualTo(cycle.path()
                                    .get((i + 1) % cycle.path().size())
                                    .service());
                }
            }
        }
    }

    /** The lengths of shortest ways of one edge and more, loops left out. */
    private static Map<String, Map<String, Integer>> distances(List<Dependency> edges) {
        Map<String, Map<String, Integer>> distances = new TreeMap<>();
        for (Dependency start : edges) {
            Map<String, Integer> reached = new HashMap<>();
            Deque<String> open = new ArrayDeque<>(List.of(start.service()));
            Map<String, Integer> depth = new HashMap<>(Map.of(start.service(), 0));
            while (!open.isEmpty()) {
                String at = open.remove();
                for (Dependency edge : edges) {
                    if (edge.service().equals(at) && !edge.target().equals(at) && !reached.containsKey(edge.target())) {
                        reached.put(edge.target(), depth.get(at) + 1);
                        if (depth.putIfAbsent(edge.target(), depth.get(at) + 1) == null) {
                            open.add(edge.target());
                        }
                    }
                }
            }
            distances.put(start.service(), reached);
        }
        return distances;
    }

    private static String name(int i) {
        return String.format("s%03d", i);
    }

    private static Dependency edge(String from, String to) {
        return new Dependency(
                from, DependencyKind.REQUIRES, to, to, Resolution.FOUND, "", SourceLocation.startOf(from + to));
    }
}
