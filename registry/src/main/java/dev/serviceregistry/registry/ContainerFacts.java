package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AddedCapability;
import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.DroppedCapability;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HostNamespace;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import dev.serviceregistry.facts.ProcessLimit;
import dev.serviceregistry.facts.RunAs;
import dev.serviceregistry.facts.SecurityOption;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.ImageReference;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** States how the container of a service runs and what it may do. */
final class ContainerFacts {

    private static final List<String> NAMESPACES = List.of("network_mode", "pid", "ipc", "userns_mode");

    /** What engines take for true. */
    private static final Set<String> TRUE = Set.of("", "1", "t", "T", "true", "TRUE", "True");

    private final List<Fact> facts;

    ContainerFacts(List<Fact> facts) {
        this.facts = facts;
    }

    /**
     * States the container of a definition, when it has one.
     *
     * @param tier the service's criticality; empty when it states none that is defined
     * @param unknown the keys of the service of which nobody knows what they say
     */
    void state(ServiceDefinition definition, String tier, Set<String> unknown) {
        Table container = definition.effective().table("container");
        if (container.entries().isEmpty()) {
            return;
        }
        Service service = definition.service();
        facts.add(new Container(
                service.id(),
                tier,
                container.isTrue("privileged"),
                container.isTrue("read_only_root"),
                container.string("restart").orElse("unless-stopped"),
                container.source(),
                service.places()));
        image(service, container);
        user(service.id(), container, unknown);
        for (Map.Entry<String, SourceLocation> added :
                capabilities(container, "capabilities_add").entrySet()) {
            facts.add(new AddedCapability(service.id(), added.getKey(), added.getValue()));
        }
        for (Map.Entry<String, SourceLocation> dropped :
                capabilities(container, "capabilities_drop").entrySet()) {
            facts.add(new DroppedCapability(service.id(), dropped.getKey(), dropped.getValue()));
        }
        facts.addAll(options(service.id(), container).values());
        OptionalLong processes = container.integer("pids_limit");
        if (processes.isPresent()) {
            facts.add(new ProcessLimit(service.id(), processes.getAsLong(), container.place("pids_limit")));
        }
        for (String key : NAMESPACES) {
            if (text(container, key).equals("host")) {
                facts.add(new HostNamespace(service.id(), key, container.place(key)));
            }
        }
    }

    /** The image; whoever writes tag or digest into its name has written them all the same. */
    private void image(Service service, Table container) {
        ImageReference image = ImageReference.parse(text(container, "image"));
        if (image.name().isEmpty()) {
            return;
        }
        String ownTag = text(container, "tag");
        String tag = ownTag.isEmpty() ? image.tag() : ownTag;
        facts.add(new Image(
                service.id(),
                image.name(),
                image.fullName(),
                tag.isEmpty() ? "latest" : tag,
                container.place("image"),
                service.places()));
        String ownDigest = text(container, "digest");
        String digest = ownDigest.isEmpty() ? image.digest() : ownDigest;
        if (!digest.isEmpty()) {
            facts.add(new ImageDigest(service.id(), digest, container.place(ownDigest.isEmpty() ? "image" : "digest")));
        }
    }

    private void user(String service, Table container, Set<String> unknown) {
        String user = text(container, "user");
        boolean isRoot = isRoot(user);
        boolean saysRoot = container.get("run_as_non_root").orElse(null) instanceof Scalar scalar
                && Boolean.FALSE.equals(scalar.value());
        boolean saysNonRoot = container.isTrue("run_as_non_root");
        if (isRoot) {
            facts.add(new RunAs(service, user, true, false, container.place("user")));
        } else if (saysRoot) {
            facts.add(new RunAs(
                    service, "root by run_as_non_root = false", true, false, container.place("run_as_non_root")));
        } else if (saysNonRoot || !user.isEmpty()) {
            String who = user.isEmpty() ? "a user of its image other than root" : user;
            facts.add(
                    new RunAs(service, who, false, true, container.place(user.isEmpty() ? "run_as_non_root" : "user")));
        } else if (!unknown.contains("container.user") && !unknown.contains("container.run_as_non_root")) {
            facts.add(new RunAs(service, "whoever its image names", false, false, container.source()));
        }
    }

    /** Whether the part before the colon, which a group stands behind, is root by its name or number. */
    private static boolean isRoot(String user) {
        int colon = user.indexOf(':');
        String name = (colon < 0 ? user : user.substring(0, colon)).strip();
        if (name.equals("root")) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != '0') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static Map<String, SourceLocation> capabilities(Table container, String key) {
        Map<String, SourceLocation> capabilities = new LinkedHashMap<>();
        for (Scalar item : container.scalars(key)) {
            String name = item.text().strip().toUpperCase(Locale.ROOT);
            capabilities.putIfAbsent(name.startsWith("CAP_") ? name.substring(4) : name, item.source());
        }
        return capabilities;
    }

    private static Map<String, Fact> options(String service, Table container) {
        Map<String, Fact> options = new LinkedHashMap<>();
        for (Scalar item : container.scalars("security_opt")) {
            String option = item.text().strip();
            int end = 0;
            while (end < option.length() && option.charAt(end) != '=' && option.charAt(end) != ':') {
                end++;
            }
            String name = option.substring(0, end);
            String value = option.substring(Math.min(end + 1, option.length())).strip();
            if (value.equalsIgnoreCase("unconfined")) {
                value = "unconfined";
            } else if (TRUE.contains(value)) {
                value = "true";
            }
            options.put(name, new SecurityOption(service, name, value, item.source()));
        }
        return options;
    }

    private static String text(Table container, String key) {
        return VariableText.of(container.string(key).orElse("")).applied().strip();
    }
}
