package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.net.URI;
import java.net.URISyntaxException;

/** A service as an entity, with what it says of itself. */
final class ServiceEntity {

    private static final String VERSION = "app.kubernetes.io/version";

    private final PlacedService service;
    private final String namespace;

    ServiceEntity(PlacedService service, String namespace) {
        this.service = service;
        this.namespace = namespace;
    }

    Mapping tree() {
        String type = service.service().type();
        service.get("type").skip();
        Mapping entity = CatalogFile.entity(EntityTypes.kind(type), EntityNames.name(service.name()), namespace);
        Mapping metadata = entity.mapping("metadata");
        service.get("display_name").text().ifPresent(title -> metadata.put("title", title));
        service.get("description").text().ifPresent(text -> metadata.put("description", text));
        metadata.putUnlessEmpty("labels", labels());
        Declared repository = service.get("metadata").get("repository");
        repository.text().ifPresent(place -> {
            if (isAddress(place)) {
                metadata.put("annotations", new Mapping().put("backstage.io/source-location", "url:" + place));
            } else {
                repository.lose("the place of the source is an address in the web");
            }
        });
        metadata.putUnlessEmpty("tags", tags());
        metadata.putUnlessEmpty("links", links());
        entity.mapping("spec").put("type", EntityTypes.type(type));
        return entity;
    }

    private Mapping labels() {
        Mapping labels = new Mapping();
        Declared version = service.get("version");
        version.text().ifPresent(text -> {
            if (EntityNames.isValue(text)) {
                labels.put(VERSION, text);
            } else {
                version.lose("the value of a label has letters, digits, dots, hyphens and underscores");
            }
        });
        service.get("labels").entries().forEach((key, value) -> {
            String text = value.text("");
            if (EntityNames.isLabel(key) && EntityNames.isValue(text)) {
                labels.put(key, text);
            } else {
                value.lose("Backstage takes no label of this form");
            }
        });
        return labels;
    }

    private Sequence tags() {
        Sequence tags = new Sequence();
        for (Declared tag : service.get("tags").items()) {
            String text = tag.text("");
            if (EntityNames.isTag(text)) {
                tags.add(text);
            } else {
                tag.lose("a tag has small letters, digits and single hyphens");
            }
        }
        return tags;
    }

    private Sequence links() {
        Sequence links = new Sequence();
        Declared metadata = service.get("metadata");
        for (Declared link : metadata.get("links").items()) {
            String url = link.get("url").text("");
            if (!isAddress(url)) {
                link.lose("a link leads to an address in the web");
                continue;
            }
            Mapping tree = new Mapping().put("url", url);
            link.get("title").text().ifPresent(title -> tree.put("title", title));
            link.get("type").text().ifPresent(type -> tree.put("type", type));
            links.add(tree);
        }
        Declared runbook = metadata.get("runbook");
        runbook.text().ifPresent(place -> {
            if (isAddress(place)) {
                links.add(
                        new Mapping().put("url", place).put("title", "Runbook").put("type", "runbook"));
            } else {
                runbook.lose("a link leads to an address in the web");
            }
        });
        return links;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
