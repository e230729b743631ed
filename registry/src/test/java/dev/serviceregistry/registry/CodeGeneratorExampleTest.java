package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.tree.Table;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else needs to generate a format of their own: these few interfaces. */
class CodeGeneratorExampleTest {

    /** Lists, for each project, the hosts and ports that its services listen on. */
    private static final class HostsFiles implements CodeGenerator {

        @Override
        public String format() {
            return "hosts";
        }

        @Override
        public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
            Set<ServiceDefinition> inPattern = Set.copyOf(registry.pattern(request.pattern()));
            SortedMap<String, String> files = new TreeMap<>();
            for (Project project : registry.projects()) {
                if (request.projects().isEmpty() || request.projects().contains(project.name())) {
                    StringBuilder text = new StringBuilder();
                    for (ServiceDefinition service : registry.services(project.name())) {
                        if (request.pattern().isEmpty() || inPattern.contains(service)) {
                            lines(service, registry.dependencies(), text);
                        }
                    }
                    files.put(project.name() + "/hosts.txt", text.toString());
                }
            }
            return new GeneratedFiles(files);
        }

        private static void lines(ServiceDefinition service, DependencyGraph graph, StringBuilder text) {
            for (Map.Entry<String, Table> port :
                    service.effective().tables("ports").entrySet()) {
                text.append(service.service().name())
                        .append(' ')
                        .append(port.getValue().integer("port").orElseThrow())
                        .append(" # ")
                        .append(port.getKey())
                        .append(", dependants: ")
                        .append(graph.dependants(service.id()))
                        .append('\n');
            }
        }
    }

    @Test
    void a_generator_works_on_the_published_abstraction_alone(@TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .catalog("[patterns.edge]\n[services.db]\ntype = 'database'\nversion = '1.0.0'\nport = 5432\n")
                .project("shop", """
                        [uses]
                        services = ["db"]
                        [services.web]
                        type = "web"
                        version = "1.0.0"
                        port = 80
                        patterns = ["edge"]
                        dependencies.requires = ["db"]
                        """)
                .project("empty", "")
                .read();
        CodeGenerator generator = new HostsFiles();

        assertThat(generator.format()).isEqualTo("hosts");
        assertThat(generator
                        .generate(reading.registry(), new GenerationRequest(Set.of(), ""))
                        .files())
                .containsExactly(
                        Map.entry("empty/hosts.txt", ""),
                        Map.entry(
                                "shop/hosts.txt",
                                "db 5432 # main, dependants: [shop/web]\nweb 80 # main, dependants: []\n"));
        assertThat(generator
                        .generate(reading.registry(), new GenerationRequest(Set.of("shop"), "edge"))
                        .files())
                .containsExactly(Map.entry("shop/hosts.txt", "web 80 # main, dependants: []\n"));
    }
}
