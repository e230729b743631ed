package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the systems that entities are part of, each in one way and no two alike. */
final class Systems {
    private static final String KIND = "System";

    private final Map<String, String> names = new LinkedHashMap<>();

    Systems(Entities entities, Collection<Entity> parts) {
        Map<String, String> written = new LinkedHashMap<>();
        for (Entity part : parts) {
            EntityRef ref = ref(part);
            if (ref != null && ref.isOfKind(KIND)) {
                Entity system = entities.find(ref);
                written.putIfAbsent(ref.key(), (system == null ? ref : system.ref()).shortName());
            }
        }
        Set<String> taken = new HashSet<>();
        written.forEach((key, name) -> {
            if (isName(name)) {
                names.put(key, name);
                taken.add(name.toLowerCase(Locale.ROOT));
            }
        });
        written.forEach((key, name) -> {
            String free = asName(name);
            for (int number = 2; !names.containsKey(key) && !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = asName(name) + "-" + number;
            }
            names.putIfAbsent(key, free);
        });
    }

    /** The name of the system that an entity is part of; empty for none. */
    String of(Entity part) {
        boolean isStated = value(part) != null;
        EntityRef ref = ref(part);
        if (isStated && (ref == null || !ref.isOfKind(KIND))) {
            part.spec()
                    .note(
                            "system",
                            (ref == null ? "is no name of a system" : "is no system but " + ref) + "; left out");
            return "";
        }
        String name = ref == null ? "" : names.getOrDefault(ref.key(), "");
        if (ref != null && !name.equalsIgnoreCase(ref.shortName())) {
            part.spec().note("system", ref.shortName() + " is written as " + name);
        }
        noteOthers(part, ref);
        return name;
    }

    private static void noteOthers(Entity part, @Nullable EntityRef system) {
        for (Yaml whole : part.related("partOf")) {
            EntityRef ref = EntityRef.parse(whole, "", part.ref().namespace());
            if (ref == null || system == null || !ref.key().equals(system.key())) {
                part.keys().note("relations", whole, "partOf has no place in the registry; left out");
            }
        }
    }

    private static @Nullable Yaml value(Entity part) {
        return part.spec().take("system");
    }

    private static @Nullable EntityRef ref(Entity part) {
        Yaml stated = value(part);
        if (stated != null) {
            return EntityRef.parse(stated, KIND, part.ref().namespace());
        }
        for (Yaml whole : part.related("partOf")) {
            EntityRef ref = EntityRef.parse(whole, "", part.ref().namespace());
            if (ref != null && ref.isOfKind(KIND)) {
                return ref;
            }
        }
        return null;
    }

    private static boolean isName(String name) {
        return asName(name).equals(name);
    }

    private static String asName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
