package dev.serviceregistry.engine.control;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** How evidence on controls is told. */
public enum ControlFormat {
    /** For a person at a terminal. */
    TEXT {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            ControlText.write(report, out);
        }
    },
    /** Tables for a wiki or a pull request. */
    MARKDOWN {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            ControlMarkdown.write(report, out);
        }
    },
    /** A page to hand over, which loads nothing and prints well. */
    HTML {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            new ControlPage(report, out).write();
        }
    },
    /** OSCAL assessment results. */
    OSCAL {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            OscalResults.write(report, out);
        }
    },
    /** An OSCAL component definition: which rule implements which control. */
    OSCAL_COMPONENTS {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            OscalComponents.write(report, out);
        }
    },
    /** For a program. */
    JSON {
        @Override
        public void write(ControlReport report, Writer out) throws IOException {
            ControlJson.write(report, out);
        }
    };

    /** Writes the evidence in this format. */
    public abstract void write(ControlReport report, Writer out) throws IOException;

    /** The spelling that options use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
