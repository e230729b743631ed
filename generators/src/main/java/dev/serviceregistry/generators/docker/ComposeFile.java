package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The Compose file of a project at a target. */
final class ComposeFile {

    /** The keys that stand first; the others follow by name. */
    private static final List<String> FIRST = List.of(
            "image",
            "build",
            "depends_on",
            "volumes",
            "configs",
            "secrets",
            "environment",
            "ports",
            "networks",
            "network_mode",
            "command",
            "entrypoint",
            "working_dir",
            "restart",
            "healthcheck",
            "labels",
            "user");

    private final Placement placement;
    private final ComposeProfiles profiles;
    private final ComposeNames names;
    private final StartOrder order;
    private final ComposeNetworks networks;
    private final ComposeStorage storage;
    private final OneHost host;
    private final AskedVariables asked;

    ComposeFile(Placement placement, ComposeProfiles profiles) {
        this.placement = placement;
        this.profiles = profiles;
        this.names = new ComposeNames(placement);
        this.order = new StartOrder(placement);
        this.host = new OneHost(placement);
        SecretNames secrets = new SecretNames(placement, UnaryOperator.identity());
        this.asked = new AskedVariables(placement, secrets);
        this.networks = new ComposeNetworks(placement, names);
        this.storage = new ComposeStorage(new VolumeNames(placement, names::of), secrets, asked);
    }

    Mapping tree() {
        Mapping services = new Mapping();
        for (PlacedService service : placement.services()) {
            services.put(names.of(service), service(service));
        }
        Mapping file = new Mapping()
                .put("name", ComposeNames.project(placement.project()))
                .put("services", services);
        networks.putInto(file);
        storage.putInto(file);
        return file;
    }

    private Mapping service(PlacedService service) {
        Mapping tree = new Mapping();
        ComposeText text = new ComposeText(service);
        tree.putUnlessEmpty("profiles", Sequence.of(profiles.of(service)));
        ComposeEnvironment environment = new ComposeEnvironment(service, placement, names, text, asked);
        new ComposeContainer(service, placement, names, order, text, environment).putInto(tree);
        new ComposeDependencies(service, placement, names, order).putInto(tree);
        environment.putInto(tree);
        new ComposePorts(service, text, host).putInto(tree);
        storage.mount(service, text, tree);
        networks.join(service, tree);
        HealthCheck.of(service.get("health")).ifPresent(check -> tree.put("healthcheck", health(check, environment)));
        new ComposeDeploy(service).putInto(tree);
        Declared labels = service.get("labels");
        Mapping written = new Mapping();
        labels.entries().forEach((key, value) -> value.text().ifPresent(label -> written.put(key, text.of(label))));
        tree.putUnlessEmpty("labels", written);
        return ordered(tree);
    }

    private static Mapping health(HealthCheck check, ComposeEnvironment environment) {
        Sequence test = new Sequence().add(check.form());
        check.words().forEach(word -> test.add(environment.word(word)));
        Mapping tree = new Mapping().put("test", test);
        check.times().forEach(tree::put);
        check.retries().ifPresent(retries -> tree.put("retries", retries));
        return tree;
    }

    /** The same keys in the order in which linters of Compose files want them. */
    private static Mapping ordered(Mapping service) {
        Mapping ordered = new Mapping();
        Map<String, Tree> rest = new TreeMap<>(service.entries());
        for (String key : FIRST) {
            Tree value = rest.remove(key);
            if (value != null) {
                ordered.put(key, value);
            }
        }
        rest.forEach(ordered::put);
        return ordered;
    }
}
