package dev.serviceregistry.registry.vulnerabilities;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Package URLs, as far as reports need them read. */
final class Purl {

    private Purl() {}

    /** The package and its version alone, decoded; empty for what is no package URL. */
    static String plain(String purl) {
        if (!purl.startsWith("pkg:")) {
            return "";
        }
        int end = purl.length();
        for (char stop : new char[] {'?', '#'}) {
            int at = purl.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return decoded(purl.substring(0, end));
    }

    /** The text with its percent encoding undone; as it is when it has none that is right. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            // A plus stands for itself here, as it does in the versions of packages.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Whether it names an image. */
    static boolean isImage(String purl) {
        return purl.startsWith("pkg:oci/") || purl.startsWith("pkg:docker/");
    }

    /** Adds what the package URL of an image says of it. */
    static void addTo(ReportedImage image, String purl) {
        String plain = plain(purl);
        String path = plain.substring(plain.indexOf('/') + 1);
        int at = path.indexOf('@');
        String version = at < 0 ? "" : path.substring(at + 1);
        String name = at < 0 ? path : path.substring(0, at);
        String repository = qualifier(purl, "repository_url");
        boolean isWhole = repository.equals(name) || repository.endsWith("/" + name);
        boolean isDocker = purl.startsWith("pkg:docker/");
        if (!repository.isEmpty()) {
            // By the specification the address may end before the name, or with it.
            String host = repository.substring(repository.indexOf("://") < 0 ? 0 : repository.indexOf("://") + 3);
            name = isWhole && !isDocker ? host : host + "/" + name;
        }
        String tag = qualifier(purl, "tag");
        boolean isDigest = version.startsWith("sha256:") || version.startsWith("sha512:");
        if (!isDigest && tag.isEmpty()) {
            tag = version;
        }
        // A name alone does not say which image of that name it is.
        if (isDigest || !tag.isEmpty()) {
            image.add(name, tag, isDigest ? version : "");
        }
    }

    private static String qualifier(String purl, String key) {
        int start = purl.indexOf('?');
        if (start < 0) {
            return "";
        }
        int end = purl.indexOf('#', start);
        for (String pair :
                purl.substring(start + 1, end < 0 ? purl.length() : end).split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return decoded(pair.substring(key.length() + 1));
            }
        }
        return "";
    }
}
