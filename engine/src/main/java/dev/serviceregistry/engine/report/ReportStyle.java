package dev.serviceregistry.engine.report;

/**
 * How a report that people read looks.
 *
 * @param detail how much it says
 * @param color whether it uses the colours of a terminal
 * @param width how many columns a source line may take before it is cut around its span
 */
public record ReportStyle(Detail detail, boolean color, int width) {

    /** How much a report says. */
    public enum Detail {
        /** One line a finding and nothing else. */
        QUIET,
        /** Each finding with its source line and what to do, then a summary. */
        NORMAL,
        /** Waived findings and rules that had nothing to judge too. */
        VERBOSE
    }

    /** Everything but what was waived, without colours, as a file holds it. */
    public static final ReportStyle PLAIN = new ReportStyle(Detail.NORMAL, false, 100);
}
