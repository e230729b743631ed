package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.BrokenLog;
import dev.serviceregistry.ledger.audit.log.Bundle;
import dev.serviceregistry.ledger.audit.log.BundleArchive;
import dev.serviceregistry.ledger.audit.log.BundleResult;
import dev.serviceregistry.ledger.audit.log.BundleTarget;
import dev.serviceregistry.ledger.audit.log.IntactLog;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a bundle is made, as a new directory or archive: all of it or nothing. */
final class BundlePlace {

    private static final String ARCHIVE = ".zip";

    private final Path place;

    BundlePlace(Path place) {
        this.place = place;
    }

    /** Makes the bundle of these entries there, when the log is intact and has them. */
    BundleResult make(Bundle bundle, List<Long> entries, List<SignedCheckpoint> checkpoints) throws IOException {
        Path parent = Files.createDirectories(place.toAbsolutePath().getParent());
        Path aside = Files.createTempDirectory(parent, ".bundle");
        try {
            Path made = aside.resolve("made");
            BundleResult result;
            if (place.toString().endsWith(ARCHIVE)) {
                try (BundleArchive archive = new BundleArchive(open(made))) {
                    result = bundle.writeTo(archive, entries, checkpoints);
                }
            } else {
                Files.createDirectory(made);
                result = bundle.writeTo(directory(made), entries, checkpoints);
            }
            if (result.verified() instanceof IntactLog && result.missing() == BrokenLog.NO_ENTRY) {
                Files.move(made, place);
            }
            return result;
        } finally {
            delete(aside);
        }
    }

    private static BundleTarget directory(Path directory) {
        return (name, content) -> {
            try (OutputStream out = open(directory.resolve(name))) {
                content.writeTo(out);
            }
        };
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
