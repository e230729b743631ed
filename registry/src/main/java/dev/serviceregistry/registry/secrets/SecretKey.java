package dev.serviceregistry.registry.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key that is made when it is first needed and ends with the process: what it digests can be compared, and never guessed. */
public final class SecretKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private @Nullable SecretKeySpec key;

    /** The keyed digest of a text, in hex. */
    public synchronized String digest(String text) {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            known = new SecretKeySpec(random, ALGORITHM);
            key = known;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(known);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
