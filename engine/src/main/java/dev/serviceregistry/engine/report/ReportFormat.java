package dev.serviceregistry.engine.report;

import java.util.Locale;
import java.util.Optional;

/** The formats of reports, by the names that options use. */
public enum ReportFormat {
    /** For people. */
    TEXT {
        @Override
        public Reporter reporter(ReportStyle style) {
            return new TextReporter(style);
        }
    },

    /** For programs; {@code report.schema.json} describes it. */
    JSON {
        @Override
        public Reporter reporter(ReportStyle style) {
            return new JsonReporter();
        }
    };

    /** Makes a reporter; a format that no person reads has no style. */
    public abstract Reporter reporter(ReportStyle style);

    /** The format with this name. */
    public static Optional<ReportFormat> named(String name) {
        for (ReportFormat format : values()) {
            if (format.toString().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The spelling that options use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
