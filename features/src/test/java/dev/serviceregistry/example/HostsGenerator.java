package dev.serviceregistry.example;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.Map;
import java.util.Set;

/** Lists, for each project, the hosts and ports that its services listen on. */
public final class HostsGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format("hosts", "A list of hosts", Set.of("ports"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            StringBuilder text = new StringBuilder();
            for (PlacedService service : placement.services()) {
                for (Map.Entry<String, Declared> port :
                        service.get("ports").entries().entrySet()) {
                    text.append(service.name())
                            .append(' ')
                            .append(port.getValue().get("port").text("?"))
                            .append(" # ")
                            .append(port.getKey())
                            .append('\n');
                }
            }
            generation.add(placement.path("hosts.txt"), text.toString());
        }
        return generation.result();
    }
}
