package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Spoils a file as a disk, a network or an editor of another age might. */
final class ByteMutations {

    /** NUL, wrong UTF-8 of every kind, byte order marks, line ends of other systems, escapes of terminals. */
    private static final String[] ODD = {
        "00",
        "0000",
        "ff",
        "fe",
        "c080",
        "eda080",
        "f4908080",
        "e282",
        "80",
        "efbbbf",
        "fffe",
        "feff",
        "0d",
        "0d0d0a",
        "0a0d",
        "0b",
        "0c",
        "1b5b33316d",
        "07",
        "08",
        "7f",
        "c285",
        "e280a8",
        "e280a9",
        "e280ae",
        "e2808f",
        "e2808b",
        "09",
        "1a",
        "f09f9a80",
        "cc81",
        "efbfbf",
        "f3a08081"
    };

    byte[] mutated(byte[] bytes, byte[] other, Random random) {
        int from = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(bytes.length - from, random.nextBoolean() ? 8 : 2_000));
        return switch (random.nextInt(9)) {
            case 0 -> overwritten(bytes, random);
            case 1 -> joined(Arrays.copyOf(bytes, from), rest(bytes, from + length));
            case 2 -> repeated(bytes, from, length, random);
            case 3 -> joined(Arrays.copyOf(bytes, from), rest(other, random.nextInt(other.length + 1)));
            case 4, 5 -> joined(Arrays.copyOf(bytes, from), odd(random), rest(bytes, from));
            case 6 -> Arrays.copyOf(bytes, from);
            case 7 -> recoded(bytes, random);
            default -> lineEnds(bytes, random);
        };
    }

    private static byte[] overwritten(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            mutated[at] =
                    random.nextBoolean() ? (byte) (mutated[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static byte[] repeated(byte[] bytes, int from, int length, Random random) {
        int times = random.nextInt(4) == 0 ? random.nextInt(500) : random.nextInt(4);
        ByteBuffer mutated = ByteBuffer.allocate(bytes.length + times * length);
        mutated.put(bytes, 0, from);
        for (int i = 0; i < times; i++) {
            mutated.put(bytes, from, length);
        }
        return mutated.put(bytes, from, bytes.length - from).array();
    }

    private static byte[] odd(Random random) {
        return HexFormat.of().parseHex(ODD[random.nextInt(ODD.length)]);
    }

    private static byte[] recoded(byte[] bytes, Random random) {
        String text = new String(bytes, UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> text.getBytes(UTF_16LE);
            case 1 -> text.getBytes(UTF_16BE);
            case 2 -> (text + "é").getBytes(ISO_8859_1);
            case 3 -> new String(bytes, ISO_8859_1).getBytes(UTF_8);
            default -> ("\ufeff" + text).getBytes(UTF_8);
        };
    }

    private static byte[] lineEnds(byte[] bytes, Random random) {
        String[] ends = {"\r\n", "\r", "\n\r", "\n\n", "", " ", "\u2028", "\u0085"};
        String end = ends[random.nextInt(ends.length)];
        String text = new String(bytes, UTF_8);
        if (random.nextBoolean()) {
            return text.replace("\n", end).getBytes(UTF_8);
        }
        int at = text.indexOf('\n', random.nextInt(text.length()));
        return at < 0 ? bytes : (text.substring(0, at) + end + text.substring(at + 1)).getBytes(UTF_8);
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
