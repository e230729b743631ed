package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AddedCapability;
import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.DroppedCapability;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HostNamespace;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.facts.ProcessLimit;
import dev.serviceregistry.facts.RunAs;
import dev.serviceregistry.facts.SecurityOption;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.UnknownValue;
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

    /** What names of capabilities may begin with, and are stated without. */
    static final String CAPABILITY = "CAP_";

    static final String RESTART = "container.restart";

    static final List<String> NAMESPACES = List.of("network_mode", "pid", "ipc", "userns_mode");

    private static final List<String> OPTIONS = List.of("no-new-privileges", "seccomp", "apparmor", "label");

    /** What engines take for true. */
    private static final Set<String> TRUE = Set.of("", "1", "t", "T", "true", "TRUE", "True");

    private final Names names;
    private final List<Fact> facts;

    ContainerFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    /**
     * States the container of a definition, when it has one.
     *
     * @param tier the service's criticality; empty when it states none that is defined
     */
    void state(ServiceDefinition definition, String tier) {
        Table container = definition.effective().table("container");
        if (container.entries().isEmpty()) {
            return;
        }
        Service service = definition.service();
        facts.add(new Container(
                service.id(),
                tier,
                NodeLabels.areOfWindows(definition.effective(), names.pod(service.project(), definition)),
                container.isTrue("privileged"),
                container.isTrue("read_only_root"),
                VariableText.of(container.string("restart").orElse("unless-stopped"))
                        .applied()
                        .strip(),
                container.source(),
                service.places()));
        if (container.get("restart").isEmpty() && !names.leavesOpen(definition, RESTART)) {
            facts.add(new OmittedKey(service.id(), RESTART, container.source()));
        }
        if (isUnknown(container, "restart")) {
            unknown(service, RESTART);
        }
        image(service, container);
        user(definition, container);
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
        String ownDigest = text(container, "digest");
        String digest = ownDigest.isEmpty() ? image.digest() : ownDigest;
        boolean mayBeWhole = tag.isEmpty() && digest.isEmpty() && isUnknown(container, "image");
        facts.add(new Image(
                service.id(),
                image.name(),
                image.fullName(),
                tag.isEmpty() && digest.isEmpty() && !mayBeWhole ? "latest" : tag,
                container.place("image"),
                service.places()));
        if (mayBeWhole) {
            unknown(service, "container.digest");
        }
        if (mayBeWhole || isUnknown(container, "tag")) {
            unknown(service, "container.tag");
        }
        if (!digest.isEmpty()) {
            facts.add(new ImageDigest(service.id(), digest, container.place(ownDigest.isEmpty() ? "image" : "digest")));
        }
    }

    private void unknown(Service service, String key) {
        facts.add(new UnknownValue(service.id(), key, service.source()));
    }

    private static boolean isUnknown(Table container, String key) {
        return VariableText.of(container.string(key).orElse("")).endsUnknown();
    }

    private void user(ServiceDefinition definition, Table container) {
        String service = definition.id();
        String user = text(container, "user").strip();
        if (isUnknown(container, "user")) {
            unknown(definition.service(), "container.user");
        }
        boolean isRoot = isRoot(user);
        boolean saysRoot = container.get("run_as_non_root").orElse(null) instanceof Scalar scalar
                && Boolean.FALSE.equals(scalar.value());
        boolean saysNonRoot = container.isTrue("run_as_non_root");
        if (isRoot) {
            facts.add(new RunAs(service, user, true, false, container.place("user")));
        } else if (saysRoot && user.isEmpty()) {
            facts.add(new RunAs(
                    service, "whoever its image names, root too", true, false, container.place("run_as_non_root")));
        } else if (saysNonRoot || !user.isEmpty()) {
            String who = user.isEmpty() ? "a user of its image other than root" : user;
            facts.add(
                    new RunAs(service, who, false, true, container.place(user.isEmpty() ? "run_as_non_root" : "user")));
        } else if (!names.leavesOpen(definition, "container.user")
                && !names.leavesOpen(definition, "container.run_as_non_root")) {
            facts.add(new RunAs(service, "whoever its image names", false, false, container.source()));
        }
    }

    /** Whether a user is root: by name, also of Windows, by number, or since only a group is named. */
    private static boolean isRoot(String user) {
        int colon = user.indexOf(':');
        String name = (colon < 0 ? user : user.substring(0, colon)).strip();
        return name.isEmpty()
                ? colon >= 0
                : name.equals("root") || name.equalsIgnoreCase("ContainerAdministrator") || isZero(name);
    }

    private static boolean isZero(String number) {
        int first = number.startsWith("+") || number.startsWith("-") ? 1 : 0;
        for (int i = first; i < number.length(); i++) {
            if (number.charAt(i) != '0') {
                return false;
            }
        }
        return number.length() > first;
    }

    private static Map<String, SourceLocation> capabilities(Table container, String key) {
        Map<String, SourceLocation> capabilities = new LinkedHashMap<>();
        for (Scalar item : container.scalars(key)) {
            String name = text(item).toUpperCase(Locale.ROOT);
            capabilities.putIfAbsent(
                    name.startsWith(CAPABILITY) ? name.substring(CAPABILITY.length()) : name, item.source());
        }
        return capabilities;
    }

    private static Map<String, Fact> options(String service, Table container) {
        Map<String, Fact> options = new LinkedHashMap<>();
        for (Scalar item : container.scalars("security_opt")) {
            String option = withoutLabel(text(item));
            int end = 0;
            while (end < option.length() && option.charAt(end) != '=' && option.charAt(end) != ':') {
                end++;
            }
            String name = name(option, end);
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

    /** The name of an option; the usual ones are one text for all services. */
    private static String name(String option, int end) {
        for (String usual : OPTIONS) {
            if (usual.length() == end && option.startsWith(usual)) {
                return usual;
            }
        }
        return option.substring(0, end);
    }

    /** A profile that somebody has written as a label is still meant as one. */
    private static String withoutLabel(String option) {
        boolean labelled = option.startsWith("label:") || option.startsWith("label=");
        String profile = labelled ? option.substring("label:".length()) : "";
        return profile.startsWith("seccomp") || profile.startsWith("apparmor") ? profile : option;
    }

    private static String text(Table container, String key) {
        return applied(container.string(key).orElse(""));
    }

    private static String text(Scalar item) {
        return applied(item.text());
    }

    /** What a text comes to where nobody sets its variables. */
    private static String applied(String text) {
        return VariableText.of(text).applied().strip();
    }
}
