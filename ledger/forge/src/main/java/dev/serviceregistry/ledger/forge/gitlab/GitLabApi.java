package dev.serviceregistry.ledger.forge.gitlab;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.ledger.forge.ReviewSource;
import dev.serviceregistry.ledger.forge.http.ForgeClient;
import dev.serviceregistry.ledger.forge.http.ForgeRefusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads objects and whole lists from GitLab's REST API; what is not of the shape that it documents is refused. */
final class GitLabApi {

    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;\\s*rel=\"?next\"?");

    private final ReviewSource.Access access;
    private final ForgeClient client;
    private final ObjectMapper mapper = new ObjectMapper();

    GitLabApi(ReviewSource.Access access) {
        this.access = access;
        this.client = new ForgeClient(access.api(), access.patience());
    }

    /** A name as it stands in an address, where a slash in it is no slash of the address. */
    static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode object(String path) {
        JsonNode object = read(get(address(path)));
        if (!object.isObject()) {
            throw ForgeRefusal.unreadable();
        }
        return object;
    }

    /** All elements of a list, of however many pages it is. */
    List<JsonNode> all(String path) {
        List<JsonNode> elements = new ArrayList<>();
        String next = path + (path.indexOf('?') < 0 ? '?' : '&') + "per_page=100";
        for (URI page = address(next); page != null; ) {
            HttpResponse<byte[]> response = get(page);
            JsonNode array = read(response);
            if (!array.isArray()) {
                throw ForgeRefusal.unreadable();
            }
            array.forEach(elements::add);
            page = null;
            for (String link : response.headers().allValues("link")) {
                Matcher matcher = NEXT.matcher(link);
                page = matcher.find() ? uri(matcher.group(1)) : page;
            }
        }
        return elements;
    }

    /** A text that an object must have. */
    static String text(JsonNode object, String name) {
        JsonNode text = object.path(name);
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw ForgeRefusal.unreadable();
        }
        return text.asText();
    }

    private URI address(String path) {
        return uri(access.api() + path);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw ForgeRefusal.unreadable();
        }
    }

    private HttpResponse<byte[]> get(URI address) {
        return client.get(
                address,
                Map.of("Authorization", List.of("Bearer " + access.token()), "Accept", List.of("application/json")));
    }

    private JsonNode read(HttpResponse<byte[]> response) {
        try {
            return mapper.readTree(response.body());
        } catch (JacksonException e) {
            throw ForgeRefusal.unreadable();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
