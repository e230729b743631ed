package dev.serviceregistry.registry.vulnerabilities;

import java.io.IOException;

/** How much of one file is kept at most, so that no file can fill the memory. */
final class ReportLimits {

    private static final int MOST = 500_000;

    private ReportLimits() {}

    static void check(int count, String what) throws IOException {
        if (count > MOST) {
            throw new IOException("has more than " + MOST + " " + what + ", which is the limit of one file");
        }
    }
}
