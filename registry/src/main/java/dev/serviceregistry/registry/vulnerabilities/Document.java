package dev.serviceregistry.registry.vulnerabilities;

import java.io.IOException;

/** One kind of file, read key by key; which kind a file is shows only at its end, since keys stand in any order. */
interface Document {

    /** Reads the value of one of the document's own keys; false for a key that it has no use for. */
    boolean read(String key) throws IOException;

    /** Whether what was read says that it is of this kind. */
    boolean isRecognised();

    /** What it says, once all of it was read. */
    ScanReport report(String file);
}
