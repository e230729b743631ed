package dev.serviceregistry.cli;

import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.pack.Sha256;
import dev.serviceregistry.registry.pack.UsedPack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fetches packs from Maven repositories. */
final class PackDownload {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FOUND = 200;

    private final List<String> repositories;
    private final Call call;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    PackDownload(List<String> repositories, Call call) {
        this.repositories = repositories;
        this.call = call;
        for (String repository : repositories) {
            if (!repository.startsWith("https://") && !repository.startsWith("http://")) {
                throw call.settings()
                        .problem(
                                "policies.repositories",
                                "'" + repository + "' is no address of a Maven repository: write one that begins with"
                                        + " https://");
            }
            if (repository.indexOf('@') >= 0) {
                throw call.settings()
                        .problem(
                                "policies.repositories",
                                "an address with a name or a password in it is not used, since it would be shown: have Maven"
                                        + " bring what takes a password, with 'mvn dependency:get'");
            }
        }
    }

    /** Brings a pack when it is not there; returns whether it was brought. */
    boolean bring(UsedPack use) throws IOException {
        Path file = PackPlace.local(call.surroundings()).resolve(PackPlace.mavenPath(use));
        if (Files.exists(file)) {
            return false;
        }
        String place = call.repository().shown(use.source().toString()) + ": error: " + use.shown() + " ";
        if (repositories.isEmpty()) {
            throw new UsageProblem(place + "is not in the local Maven repository, and no other is named: name one with"
                    + " --repository URL, or with [policies] repositories");
        }
        List<String> answers = new ArrayList<>();
        for (String repository : repositories) {
            String address = (repository.endsWith("/") ? repository : repository + "/") + PackPlace.mavenPath(use);
            byte[] bytes = fetched(address, answers);
            if (bytes.length > 0) {
                String sha256 = Sha256.hex(bytes);
                if (!sha256.equals(use.sha256())) {
                    throw new UsageProblem(place + "is another file than was asked for at " + address
                            + ": its SHA-256 is " + sha256 + ", not " + use.sha256() + "\nNothing of it was kept.");
                }
                AtomicFile.requireWritable(file);
                AtomicFile.write(file, bytes);
                return true;
            }
        }
        throw new UsageProblem(place + "was not found:\n  " + String.join("\n  ", answers));
    }

    /** What is at an address; nothing when there is no pack, which is told. */
    private byte[] fetched(String address, List<String> answers) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes =
                        response.statusCode() == FOUND ? body.readNBytes(PackArchive.MOST_BYTES + 1) : new byte[0];
                if (response.statusCode() != FOUND) {
                    answers.add(address + ": HTTP " + response.statusCode());
                } else if (bytes.length > PackArchive.MOST_BYTES) {
                    answers.add(address + ": is larger than any pack");
                    return new byte[0];
                } else if (bytes.length == 0) {
                    answers.add(address + ": is empty");
                }
                return bytes;
            }
        } catch (IOException | IllegalArgumentException e) {
            answers.add(address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answers.add(address + ": interrupted");
        }
        return new byte[0];
    }
}
