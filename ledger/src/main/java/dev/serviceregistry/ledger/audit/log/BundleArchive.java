package dev.serviceregistry.ledger.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle as one archive, the same to the byte each time. */
public final class BundleArchive implements BundleTarget, Closeable {

    private final ZipOutputStream zip;

    public BundleArchive(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    @Override
    public void file(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
