package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Severity;

/** The colours of a report, each the sequence that a terminal takes for it, or nothing. */
final class Palette {

    final String strong;
    final String faint;
    final String good;
    final String end;
    private final String error;
    private final String warning;
    private final String note;

    private Palette(String strong, String faint, String good, String error, String warning, String note, String end) {
        this.strong = strong;
        this.faint = faint;
        this.good = good;
        this.error = error;
        this.warning = warning;
        this.note = note;
        this.end = end;
    }

    static Palette of(boolean color) {
        return color
                ? new Palette(
                        "\u001B[1m",
                        "\u001B[2m",
                        "\u001B[1;32m",
                        "\u001B[1;31m",
                        "\u001B[1;33m",
                        "\u001B[1;36m",
                        "\u001B[0m")
                : new Palette("", "", "", "", "", "", "");
    }

    String of(Severity severity) {
        return switch (severity) {
            case ERROR -> error;
            case WARNING -> warning;
            case NOTE -> note;
        };
    }
}
