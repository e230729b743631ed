package dev.serviceregistry.registry.vulnerabilities;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A part of a CycloneDX document while it is read: a package, an image, or something else. */
final class CycloneDxComponent {

    private final List<String> imageNames = new ArrayList<>();
    private String reference = "";
    private String type = "";
    private String group = "";
    private String name = "";
    private String version = "";
    private String purl = "";

    void read(String key, JsonCursor json) throws IOException {
        switch (key) {
            case "bom-ref" -> reference = json.text();
            case "type" -> type = json.text();
            case "group" -> group = json.text();
            case "name" -> name = json.text();
            case "version" -> version = json.text();
            case "purl" -> purl = json.text();
            case "properties" -> json.items(property -> property(json));
            default -> {}
        }
    }

    private void property(JsonCursor json) throws IOException {
        String[] pair = {"", ""};
        json.fields(key -> {
            if (key.equals("name")) {
                pair[0] = json.text();
            } else if (key.equals("value")) {
                pair[1] = json.text();
            }
        });
        if (pair[0].equals("aquasecurity:trivy:RepoTag") || pair[0].equals("aquasecurity:trivy:RepoDigest")) {
            imageNames.add(pair[1]);
        }
    }

    String reference() {
        return reference;
    }

    /** It as people read it. */
    String shown() {
        String what = type.isEmpty() || type.equals("container") ? name : "the " + type + " " + name;
        return version.isEmpty() || type.equals("container") ? what : what + " " + version;
    }

    Package asPackage() {
        return new Package(group.isEmpty() ? name : group + ":" + name, version, Purl.plain(purl));
    }

    /** The image that it is; unknown when it is none. */
    ReportedImage image() {
        ReportedImage image = new ReportedImage();
        if (type.equals("container") && !name.isEmpty()) {
            boolean isDigest = version.startsWith("sha256:") || version.startsWith("sha512:");
            if (version.isEmpty()) {
                image.add(name);
            } else if (isDigest) {
                image.add(name + "@" + version);
            } else {
                // Some write the tag into the name as well, and some the whole name into the version.
                image.add(name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + ":" + version : name);
            }
        }
        if (Purl.isImage(purl)) {
            Purl.addTo(image, purl);
        }
        if (type.equals("container")) {
            imageNames.forEach(image::add);
        }
        return image;
    }
}
