package dev.serviceregistry.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** How large a text is when it is compressed. */
final class CompressedSize {

    private CompressedSize() {}

    /**
     * The bytes that the text takes when it is compressed as fast as can be, which is more than it takes when it is
     * compressed well; of a text that is no larger than {@code enough} as it is, its own.
     */
    static int of(String text, int enough) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= enough) {
            return bytes.length;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            int size = 0;
            while (!deflater.finished()) {
                size += deflater.deflate(buffer);
            }
            return size;
        } finally {
            deflater.end();
        }
    }
}
