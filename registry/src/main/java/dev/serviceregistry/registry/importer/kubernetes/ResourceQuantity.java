package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount in any spelling that Kubernetes knows: {@code 100m}, {@code 1.5}, {@code 128Mi}, {@code 1G}, {@code 1e9}. */
final class ResourceQuantity {
    private static final Pattern FORM = Pattern.compile(
            "\\+?(\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})" + "(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\\d{1,2}))?");
    private static final String BINARY = "KMGTPE";
    private static final String DECIMAL = "num kMGTPE";
    private static final int ONE = DECIMAL.indexOf(' ');

    private ResourceQuantity() {}

    /** The amount in units of one, or null where this is none; negative amounts are none. */
    static @Nullable BigDecimal parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(form.group(1));
        if (form.group(2) != null) {
            return number.multiply(BigDecimal.valueOf(1024).pow(1 + BINARY.indexOf(form.group(2))));
        }
        if (form.group(3) != null) {
            return number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(form.group(3)) - ONE));
        }
        return form.group(4) == null ? number : number.scaleByPowerOfTen(Integer.parseInt(form.group(4)));
    }

    /** Memory in MiB, or null where this is no amount. */
    static @Nullable Quantity mebibytes(String text) {
        BigDecimal bytes = parse(text);
        return bytes == null ? null : Quantity.up(bytes.divide(BigDecimal.valueOf(1 << 20)));
    }

    /** Processors in thousandths, or null where this is no amount. */
    static @Nullable Quantity millicores(String text) {
        BigDecimal cores = parse(text);
        return cores == null ? null : Quantity.up(cores.movePointRight(3));
    }

    /** A size of a volume as the registry writes it, or null where this is no amount. */
    static @Nullable String size(String text) {
        BigDecimal bytes = parse(text);
        if (bytes == null) {
            return null;
        }
        String plain = text.strip();
        return plain.matches("\\d+(\\.\\d+)?([KMGTPE]i?|k)?")
                ? plain
                : bytes.setScale(0, RoundingMode.CEILING).toPlainString();
    }
}
