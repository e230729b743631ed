package dev.serviceregistry.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How strong the algorithms are that random repositories name, each written out. */
final class Cipher {

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("DES", 56),
            Map.entry("3DES", 112),
            Map.entry("TRIPLEDES", 112),
            Map.entry("DESEDE", 112),
            Map.entry("RC4", 40),
            Map.entry("SM4", 128),
            Map.entry("SEED", 128),
            Map.entry("AES", 128),
            Map.entry("AES128", 128),
            Map.entry("ARIA192", 192),
            Map.entry("AES192", 192),
            Map.entry("AES256", 256),
            Map.entry("CAMELLIA256", 256),
            Map.entry("CHACHA20", 256),
            Map.entry("CHACHA20POLY1305", 256),
            Map.entry("XCHACHA20POLY1305", 256));

    private static final List<String> PADDINGS = List.of("NOPADDING", "PKCS5PADDING", "PKCS7PADDING");
    private static final List<String> MODES = List.of("GCMSIV", "GCM", "CBC", "CTR", "CCM", "XTS", "SIV", "ECB");

    private Cipher() {}

    /** Whether an algorithm is known to be no weaker than another. */
    static boolean isAtLeast(String algorithm, String demanded) {
        String ours = name(algorithm);
        String theirs = name(demanded);
        return ours.equals(theirs)
                || BITS.containsKey(ours) && BITS.containsKey(theirs) && BITS.get(ours) >= BITS.get(theirs);
    }

    private static String name(String written) {
        String name = written.toUpperCase(Locale.ROOT).replaceAll("[ _/-]", "");
        String unpadded = behind(name, PADDINGS);
        String bare = behind(unpadded, MODES);
        return unpadded.endsWith("XTS") && bare.equals("AES512") ? "AES256" : bare;
    }

    private static String behind(String name, List<String> endings) {
        return endings.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }
}
