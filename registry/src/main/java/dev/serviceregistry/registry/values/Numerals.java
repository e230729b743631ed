package dev.serviceregistry.registry.values;

/** Takes texts for numbers. */
public final class Numerals {

    private Numerals() {}

    /** The number that a text is, with a decimal point if any; no number for every other text. */
    public static double of(String text) {
        return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(text) : Double.NaN;
    }
}
