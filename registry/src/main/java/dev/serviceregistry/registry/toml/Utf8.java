package dev.serviceregistry.registry.toml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses what is none. */
final class Utf8 {

    private Utf8() {}

    /**
     * A decoded text.
     *
     * @param text what was decoded up to the first wrong byte
     * @param wrong whether there is a wrong byte behind the text
     */
    record Decoded(String text, boolean wrong) {}

    static Decoded decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        return new Decoded(chars.flip().toString(), result.isError());
    }
}
