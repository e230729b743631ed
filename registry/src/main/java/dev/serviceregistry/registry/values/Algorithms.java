package dev.serviceregistry.registry.values;

import java.util.Locale;
import java.util.Map;

/** Tells algorithms of encryption apart, and how strong each is. */
public final class Algorithms {

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("RC2", 40),
            Map.entry("RC4", 40),
            Map.entry("ARC4", 40),
            Map.entry("DES", 56),
            Map.entry("3DES", 112),
            Map.entry("DES3", 112),
            Map.entry("TDES", 112),
            Map.entry("TDEA", 112),
            Map.entry("TRIPLEDES", 112),
            Map.entry("DESEDE", 112),
            Map.entry("SEED", 128),
            Map.entry("SM4", 128),
            Map.entry("AES", 128),
            Map.entry("AES128", 128),
            Map.entry("ARIA128", 128),
            Map.entry("CAMELLIA128", 128),
            Map.entry("AES192", 192),
            Map.entry("ARIA192", 192),
            Map.entry("CAMELLIA192", 192),
            Map.entry("AES256", 256),
            Map.entry("ARIA256", 256),
            Map.entry("CAMELLIA256", 256),
            Map.entry("CHACHA20", 256),
            Map.entry("CHACHA20POLY1305", 256),
            Map.entry("XCHACHA20", 256),
            Map.entry("XCHACHA20POLY1305", 256));

    private static final String[] PADDINGS = {"NOPADDING", "PKCS5PADDING", "PKCS7PADDING"};
    private static final String[] MODES = {"GCMSIV", "GCM", "CBC", "CTR", "CCM", "XTS", "SIV", "ECB"};

    private Algorithms() {}

    /** The name of an algorithm without what its spellings differ in, and without its mode. */
    public static String name(String written) {
        StringBuilder name = new StringBuilder();
        for (char c : written.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c != ' ' && c != '-' && c != '_' && c != '/') {
                name.append(c);
            }
        }
        String plain = name.toString();
        String withoutPadding = without(plain, PADDINGS);
        String withoutMode = without(withoutPadding, MODES);
        boolean isXts = withoutMode.length() < withoutPadding.length() && withoutPadding.endsWith("XTS");
        String known = isXts && withoutMode.equals("AES512") ? "AES256" : withoutMode;
        return BITS.containsKey(known) ? known : plain;
    }

    private static String without(String name, String[] endings) {
        for (String ending : endings) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** The strength of a name in bits; 0 for one that is not known. */
    public static int bits(String name) {
        return BITS.getOrDefault(name, 0);
    }
}
