package dev.serviceregistry.engine.report;

/** A part of the report on a pull request. */
interface MarkdownSection {

    /** Writes what fits on the page, the most important first, or nothing when there is nothing to tell. */
    void write(Judgement judgement, MarkdownPage page);
}
