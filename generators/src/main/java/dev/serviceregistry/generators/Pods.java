package dev.serviceregistry.generators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pods of a project at a target: services that have one of their own, with those that run in it beside them. */
public final class Pods {

    private final Placement placement;

    /** The pods of a placement. */
    public Pods(Placement placement) {
        this.placement = placement;
    }

    /** Each service that has a pod of its own, with those beside it, sorted by id. */
    public Map<PlacedService, List<PlacedService>> all() {
        Map<PlacedService, List<PlacedService>> pods = new LinkedHashMap<>();
        for (PlacedService service : placement.services()) {
            if (main(service) == service) {
                pods.put(service, new ArrayList<>());
            }
        }
        for (PlacedService service : placement.services()) {
            PlacedService main = main(service);
            if (main != service) {
                pods.get(main).add(service);
            }
        }
        return pods;
    }

    /** The service in whose pod a service runs: itself for most; tells of one that names no pod. */
    public PlacedService main(PlacedService service) {
        Declared named = service.get("deploy").get("sidecar_of");
        PlacedService main = placement.find(named.text("")).orElse(null);
        if (main == null
                || main == service
                || main.get("deploy").get("sidecar_of").isPresent()) {
            named.lose("there is no pod of that name here, so it has one of its own");
            return service;
        }
        return main;
    }
}
