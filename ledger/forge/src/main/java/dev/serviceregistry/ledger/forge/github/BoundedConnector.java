package dev.serviceregistry.ledger.forge.github;

import dev.serviceregistry.ledger.forge.http.ForgeClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Lets GitHub's client ask through one that goes nowhere else, waits for nothing too long, and tries nothing again. */
final class BoundedConnector implements GitHubConnector {

    private final ForgeClient client;

    BoundedConnector(ForgeClient client) {
        this.client = client;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) {
        HttpResponse<byte[]> response = client.get(URI.create(request.url().toString()), request.allHeaders());
        return new Answer(request, response.statusCode(), response.headers().map(), response.body());
    }

    /** An answer that is here as a whole. */
    private static final class Answer extends GitHubConnectorResponse.ByteArrayResponse {

        private final byte[] body;

        Answer(GitHubConnectorRequest request, int status, Map<String, List<String>> headers, byte[] body) {
            super(request, status, headers);
            this.body = body;
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
