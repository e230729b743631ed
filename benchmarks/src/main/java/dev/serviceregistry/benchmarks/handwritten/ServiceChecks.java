package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.MissingKey;
import dev.serviceregistry.facts.NameClaim;
import dev.serviceregistry.facts.PortNumber;
import dev.serviceregistry.facts.PropertyDefault;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourceLimit;
import dev.serviceregistry.facts.ResourceRequest;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Shadow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must hold of a service by itself, and beside the other services of its project. */
final class ServiceChecks {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SEMANTIC =
            Pattern.compile("(0|[1-9][0-9]*)([.](0|[1-9][0-9]*)){2}(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
                    + "([.](0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?([+][0-9A-Za-z-]+([.][0-9A-Za-z-]+)*)?");

    private record Name(String project, String name) {}

    private record Amount(String service, Resource resource) {}

    private final FactIndex facts;
    private final Findings findings;

    ServiceChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (Service service : facts.all(Service.class)) {
            basics(service);
        }
        for (MissingKey missing : facts.all(MissingKey.class)) {
            if (missing.key().equals("type") || missing.key().equals("version")) {
                findings.add("SCH-005", missing, "states no " + missing.key() + ", which every service must");
            }
        }
        for (PortNumber port : facts.all(PortNumber.class)) {
            if (port.number() < 1 || port.number() > 65535) {
                findings.add(
                        "SCH-007",
                        port,
                        "gives its port " + port.port() + " the " + port.role() + " " + port.number()
                                + ", which is not between 1 and 65535");
            }
        }
        hostPorts();
        resources();
        for (EnvironmentReference reference : facts.all(EnvironmentReference.class)) {
            if (reference.resolution() == Resolution.MISSING) {
                findings.add(
                        "SCH-012",
                        reference,
                        "takes " + reference.variable() + " from the " + reference.kind() + " " + reference.name()
                                + ", which leads nowhere" + reference.advice());
            }
        }
        for (PropertyDefault value : facts.all(PropertyDefault.class)) {
            if (!value.satisfied()) {
                findings.add(
                        "SCH-013",
                        value,
                        "gives " + value.property() + " the default " + value.shown() + ", which is not "
                                + value.constraint());
            }
        }
        aliases();
        for (Shadow shadow : facts.all(Shadow.class)) {
            findings.add(
                    "SCH-017",
                    shadow,
                    "bears the id of " + shadow.global().id() + " ("
                            + shadow.global().source() + ") without overriding it; add it to uses, or rename it");
        }
    }

    private void basics(Service service) {
        if (!LABEL.matcher(service.name()).matches()) {
            findings.add(
                    "SCH-004",
                    service,
                    "is called '" + service.name() + "', but only up to 63 of a-z, 0-9 and inner hyphens are allowed");
        }
        if (!service.version().isEmpty() && !SEMANTIC.matcher(service.version()).matches()) {
            findings.add(
                    "SCH-006",
                    service.at("version"),
                    "has the version '" + service.version() + "', which is not of the form MAJOR.MINOR.PATCH");
        }
    }

    private void hostPorts() {
        Map<String, List<HostPort>> hosts = new HashMap<>();
        for (HostPort port : facts.all(HostPort.class)) {
            hosts.computeIfAbsent(port.project(), key -> new ArrayList<>()).add(port);
        }
        for (List<HostPort> sharing : hosts.values()) {
            sharing.sort(Comparator.comparing(HostPort::key));
            for (HostPort later : sharing) {
                List<HostPort> taken = new ArrayList<>();
                for (HostPort earlier : sharing) {
                    if (later.key().compareTo(earlier.key()) > 0 && later.overlaps(earlier)) {
                        taken.add(earlier);
                    }
                }
                if (!taken.isEmpty()) {
                    findings.add("SCH-008", later, clash(later, taken));
                }
            }
        }
    }

    private static String clash(HostPort later, List<HostPort> taken) {
        StringBuilder message = new StringBuilder("publishes ")
                .append(later.numbers())
                .append('/')
                .append(later.protocol())
                .append(", which ")
                .append(taken.get(0).name())
                .append(" already binds for its port ")
                .append(taken.get(0).port());
        for (int i = 1; i < Math.min(5, taken.size()); i++) {
            message.append(i == 1 ? ", as do " : ", ").append(taken.get(i).key());
        }
        return taken.size() > 5
                ? message.append(" and ")
                        .append(taken.size() - 5)
                        .append(" more")
                        .toString()
                : message.toString();
    }

    private void resources() {
        Map<Amount, ResourceLimit> limits = new HashMap<>();
        for (ResourceLimit limit : facts.all(ResourceLimit.class)) {
            limits.put(new Amount(limit.service(), limit.resource()), limit);
        }
        for (ResourceRequest request : facts.all(ResourceRequest.class)) {
            ResourceLimit limit = limits.get(new Amount(request.service(), request.resource()));
            if (limit != null && limit.amount() < request.amount()) {
                findings.add(
                        "SCH-009",
                        request,
                        "asks for at least " + request.amount() + " " + request.measuredIn() + " of "
                                + request.resource() + " but may use at most " + limit.amount());
            }
        }
    }

    private void aliases() {
        List<Alias> aliases = facts.all(Alias.class);
        if (aliases.isEmpty()) {
            return;
        }
        Map<Name, List<NameClaim>> claims = new HashMap<>();
        for (Alias alias : aliases) {
            claims.computeIfAbsent(new Name(alias.project(), alias.name()), key -> new ArrayList<>())
                    .add(alias);
        }
        for (Service service : facts.all(Service.class)) {
            List<NameClaim> claimed = claims.get(new Name(service.project(), service.name()));
            if (claimed != null) {
                claimed.add(service);
            }
        }
        for (Alias alias : aliases) {
            String other = "";
            for (NameClaim claim : claims.getOrDefault(new Name(alias.project(), alias.name()), List.of())) {
                boolean foreign = !claim.service().equals(alias.service());
                if (foreign && (other.isEmpty() || claim.service().compareTo(other) < 0)) {
                    other = claim.service();
                }
            }
            if (!other.isEmpty()) {
                findings.add("SCH-014", alias, "has the alias " + alias.name() + ", which also stands for " + other);
            }
        }
    }
}
