package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code [services.X.metadata]}: where the source is, and what else there is to read. */
final class MetadataSection {
    private static final String SOURCE = "backstage.io/source-location";

    /** Annotations that name a project of a forge, and the address that stands before it. */
    static final Map<String, String> FORGES = Map.of(
            "github.com/project-slug", "https://github.com/",
            "gitlab.com/project-slug", "https://gitlab.com/",
            "bitbucket.org/project-slug", "https://bitbucket.org/");

    private MetadataSection() {}

    static Map<String, Object> toml(Entity entity) {
        Map<String, Object> toml = new LinkedHashMap<>();
        Keys annotations = entity.metadata().inner("annotations");
        Toml.put(toml, "repository", repository(annotations));
        annotations.finish();
        Toml.put(toml, "links", links(entity.metadata()));
        return toml;
    }

    private static String repository(Keys annotations) {
        String source = annotations.text(SOURCE);
        String url = source.startsWith("url:") ? source.substring("url:".length()) : "";
        if (url.isEmpty() && !source.isEmpty()) {
            annotations.note(SOURCE, "is no address in a net; left out");
        }
        for (String key : FORGES.keySet().stream().sorted().toList()) {
            String slug = annotations.text(key);
            String project = slug.isEmpty() ? "" : FORGES.getOrDefault(key, "") + slug;
            if (url.isEmpty()) {
                url = project;
            } else if (!isIn(project, url)) {
                annotations.note(key, "differs from the place of the source, which is written");
            }
        }
        return url;
    }

    /** Whether an address leads to a project of a forge or to a place in it. */
    private static boolean isIn(String project, String url) {
        String rest = url.startsWith(project) ? url.substring(project.length()) : "other";
        return project.isEmpty() || rest.matches("(\\.git)?([/?#].*)?");
    }

    private static List<Object> links(Keys metadata) {
        List<Object> links = new ArrayList<>();
        for (Yaml item : metadata.list("links")) {
            if (!(item instanceof Yaml.Table table)) {
                metadata.note("links", item, "one entry is no mapping; left out");
                continue;
            }
            Keys keys = metadata.within("links", table);
            Map<String, Object> link = new LinkedHashMap<>();
            Toml.put(link, "title", keys.text("title"));
            Toml.put(link, "url", keys.text("url"));
            Toml.put(link, "type", keys.text("type"));
            keys.finish();
            if (link.containsKey("url")) {
                links.add(new TomlWriter.Inline(link));
            } else {
                keys.note("url", "a link without an address was left out");
            }
        }
        return links;
    }
}
