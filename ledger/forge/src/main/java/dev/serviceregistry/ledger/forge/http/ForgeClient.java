package dev.serviceregistry.ledger.forge.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings requests to one forge and to no other, waits no longer than it is told to, and tells in words what is wrong with
 * an answer, so that nobody waits or tries again.
 */
public final class ForgeClient {

    /** More requests than any pull request takes: pages that lead on to each other for ever end here. */
    private static final int MOST_REQUESTS = 500;

    private static final int MOVED = 300;
    private static final int REFUSED = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int TOO_MANY = 429;
    private static final int FAILED = 500;

    private static final String RETRY = "retry-after";

    /** What comes before the names of headers on limits: GitHub's, and GitLab's. */
    private static final List<String> LIMITS = List.of("x-ratelimit-", "ratelimit-");

    private final URI forge;
    private final Duration patience;
    private final HttpClient client;
    private int requests;

    /** Asks the forge at an address, and waits for each answer as long as told. */
    public ForgeClient(URI forge, Duration patience) {
        this.forge = forge;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The answer, when it is one that can be used.
     *
     * @throws ForgeRefusal in every other case
     */
    public HttpResponse<byte[]> get(URI address, Map<String, List<String>> headers) {
        if (!isOfForge(address)) {
            throw new ForgeRefusal("leads on to another place, " + address.getHost() + ", where the token does not go");
        }
        if (++requests > MOST_REQUESTS) {
            throw new ForgeRefusal("has answered " + MOST_REQUESTS + " requests and has still more to say");
        }
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address).timeout(patience).GET();
        headers.forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        HttpResponse<byte[]> response = answered(builder.build(), address);
        refuse(response, address.getPath());
        return response;
    }

    private boolean isOfForge(URI address) {
        return forge.getScheme().equals(address.getScheme())
                && forge.getHost().equalsIgnoreCase(address.getHost())
                && forge.getPort() == address.getPort();
    }

    private HttpResponse<byte[]> answered(HttpRequest request, URI address) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The client's own patience ends with the first line of the answer.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ForgeRefusal(slow(address));
        } catch (ExecutionException e) {
            boolean isSlow = e.getCause() instanceof HttpTimeoutException;
            String reason = e.getCause() instanceof IOException && e.getCause().getMessage() != null
                    ? ": " + e.getCause().getMessage()
                    : "";
            throw new ForgeRefusal(isSlow ? slow(address) : "cannot be reached" + reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForgeRefusal("was not waited for");
        }
    }

    private String slow(URI address) {
        return "did not answer " + address.getPath() + " within " + patience.toMillis() + " ms";
    }

    private static void refuse(HttpResponse<byte[]> response, String path) {
        int status = response.statusCode();
        if (status >= FAILED) {
            throw new ForgeRefusal("failed on " + path + " with status " + status);
        }
        if (status == TOO_MANY || status == FORBIDDEN && isLimit(response)) {
            throw new ForgeRefusal("takes no more requests" + until(response));
        }
        if (status == UNAUTHORIZED) {
            throw new ForgeRefusal("does not know the token: it is wrong, or it has expired");
        }
        if (status == MISSING) {
            throw new ForgeRefusal("has no " + path + ", or the token may not see it");
        }
        if (status >= REFUSED) {
            throw new ForgeRefusal("does not let the token read " + path + " (status " + status + ")");
        }
        if (status >= MOVED) {
            throw new ForgeRefusal("has moved " + path + " (status " + status + "): name the new place");
        }
    }

    private static boolean isLimit(HttpResponse<byte[]> response) {
        return response.headers().firstValue(RETRY).isPresent()
                || limit(response, "remaining").equals("0");
    }

    private static String limit(HttpResponse<byte[]> response, String what) {
        for (String name : LIMITS) {
            String value = response.headers().firstValue(name + what).orElse("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String until(HttpResponse<byte[]> response) {
        String seconds = response.headers().firstValue(RETRY).orElse("");
        if (!seconds.isEmpty()) {
            return " for " + seconds + " seconds";
        }
        String reset = limit(response, "reset");
        try {
            return reset.isEmpty() ? "" : " until " + Instant.ofEpochSecond(Long.parseLong(reset));
        } catch (NumberFormatException | DateTimeException e) {
            return "";
        }
    }
}
