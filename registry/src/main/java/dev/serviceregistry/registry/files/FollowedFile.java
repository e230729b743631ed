package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read again when it is saved.
 *
 * @param file what it says
 * @param pieces its text in pieces; null when it has none, or nobody knows
 */
public record FollowedFile(ParsedFile file, @Nullable ServicePieces pieces) {

    /** Whether nothing is wrong with it, and it has no secrets, whose places are noted for the whole file. */
    boolean isPlain() {
        return file.usable() && file.problems().isEmpty() && file.secrets().isEmpty();
    }

    /** What it says of services, by their ids. */
    Map<String, Table.Entry> services() {
        return file.content().table(ParsedFileCodec.SERVICES).entries();
    }

    /** What a file says of which only the services that differ from before were parsed. */
    ParsedFile with(FollowedFile before, ServicePieces now, ServicePieces then) {
        Map<String, Table.Entry> parsed = services();
        Map<String, Table.Entry> known = before.services();
        Map<String, Table.Entry> services = new LinkedHashMap<>();
        for (String id : now.ids()) {
            services.put(id, now.isAsIn(then, id) ? known.get(id).moved(now.movedSince(then, id)) : parsed.get(id));
        }
        Map<String, Table.Entry> content = new LinkedHashMap<>(file.content().entries());
        content.remove(ParsedFileCodec.SERVICES);
        if (!services.isEmpty()) {
            SourceLocation header = now.header(file.name(), now.ids().get(0));
            content.put(ParsedFileCodec.SERVICES, new Table.Entry(header, new Table(services, header)));
        }
        Table whole = new Table(content, file.content().source());
        return new ParsedFile(file.name(), whole, true, List.of(), List.of(), file.digest());
    }
}
