package dev.serviceregistry.ledger.audit.log;

import java.io.IOException;
import java.io.OutputStream;

/** Where the files of a bundle go, one after the other, in the order of their names. */
public interface BundleTarget {

    /** What a file holds; it is written piece by piece, since a log may be larger than the memory. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Takes a file. */
    void file(String name, Content content) throws IOException;
}
