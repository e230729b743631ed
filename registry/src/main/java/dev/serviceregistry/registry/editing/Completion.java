package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.schema.KeyGuide;
import dev.serviceregistry.registry.schema.SchemaGuide;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Proposes what may be written at a place of a file. */
final class Completion {

    private final ServiceRegistry registry;
    private final EditedFile file;
    private final String text;
    private final SchemaGuide guide;

    Completion(ServiceRegistry registry, EditedFile file, String text) {
        this.registry = registry;
        this.file = file;
        this.text = text;
        this.guide = new SchemaGuide(file.kind());
    }

    List<Proposal> at(Cursor cursor) {
        return switch (cursor.token()) {
            case HEADER -> keys(cursor, true);
            case KEY -> keys(cursor, false);
            case VALUE ->
                guide.at(cursor.path()).map(key -> values(key, cursor)).orElse(List.of());
            case OTHER -> List.of();
        };
    }

    private List<Proposal> keys(Cursor cursor, boolean header) {
        List<Proposal> proposals = new ArrayList<>();
        Set<String> written = header ? Set.of() : WrittenHere.keys(text, cursor);
        for (KeyGuide key : guide.below(cursor.table())) {
            if ((!header || key.isTable()) && !written.contains(key.name())) {
                proposals.add(new Proposal(
                        Proposal.Kind.KEY,
                        key.name(),
                        key.name(),
                        key.isTable() ? "table" : key.required() ? "required" : "",
                        Assistance.ofKey(key),
                        cursor.source()));
            }
        }
        boolean isService = cursor.table().equals(List.of("services"));
        if (isService && header) {
            registry.services("global").forEach(service -> add(service.service().name(), service, cursor, proposals));
        }
        return proposals;
    }

    private List<Proposal> values(KeyGuide key, Cursor cursor) {
        List<Proposal> proposals = new ArrayList<>();
        for (String value : key.values()) {
            String written = key.isText() ? quoted(value, cursor) : value;
            proposals.add(new Proposal(Proposal.Kind.VALUE, value, written, "", "", cursor.source()));
        }
        switch (key.named()) {
            case SERVICE -> services(cursor, proposals);
            case TEAM -> teams(key, cursor, proposals);
            case SECRET -> secrets(cursor, proposals);
            case NOTHING -> {}
        }
        return proposals;
    }

    private void services(Cursor cursor, List<Proposal> proposals) {
        boolean uses = cursor.path().equals(List.of("uses", "services"));
        String self = cursor.path().get(0).equals("services") ? cursor.path().get(1) : "";
        TreeMap<String, ServiceDefinition> named = new TreeMap<>();
        if (!uses) {
            registry.services(file.project())
                    .forEach(one -> named.put(one.service().name(), one));
        }
        registry.services("global")
                .forEach(one -> named.putIfAbsent(one.service().name(), one));
        named.remove(self);
        named.forEach((name, service) -> add(name, service, cursor, proposals));
        if (!uses && !cursor.path().contains("sidecar_of")) {
            for (ServiceDefinition other : registry.services()) {
                String project = other.service().project();
                if (!project.equals(file.project()) && !project.equals("global") && !project.startsWith("global@")) {
                    add(other.id(), other, cursor, proposals);
                }
            }
        }
    }

    private static void add(String name, ServiceDefinition service, Cursor cursor, List<Proposal> proposals) {
        boolean isValue = cursor.token() == Cursor.Token.VALUE;
        proposals.add(new Proposal(
                Proposal.Kind.SERVICE,
                name,
                isValue ? quoted(name, cursor) : TomlWriter.key(name),
                service.effective()
                        .string("description")
                        .orElse(service.service().type()),
                ServiceCard.of(service),
                cursor.source()));
    }

    private void teams(KeyGuide key, Cursor cursor, List<Proposal> proposals) {
        boolean handle = key.form().contains("handle");
        for (Team team : registry.facts().ofType(Team.class)) {
            String name = handle || cursor.text().startsWith("@") ? "@" + team.name() : team.name();
            proposals.add(new Proposal(
                    Proposal.Kind.TEAM,
                    name,
                    quoted(name, cursor),
                    team.displayName(),
                    TeamCard.of(team),
                    cursor.source()));
        }
    }

    /** The secrets that the service declares, in what was read and in the text that is being written. */
    private void secrets(Cursor cursor, List<Proposal> proposals) {
        String service = cursor.path().get(1);
        Set<String> names = new LinkedHashSet<>();
        registry.find(file.project(), service)
                .ifPresent(definition -> names.addAll(
                        definition.effective().table("secrets").entries().keySet()));
        for (String name : names) {
            proposals.add(new Proposal(
                    Proposal.Kind.SECRET, name, quoted(name, cursor), "secret of " + service, "", cursor.source()));
        }
    }

    private static String quoted(String value, Cursor cursor) {
        return cursor.quoted() ? value : TomlWriter.quoted(value);
    }
}
