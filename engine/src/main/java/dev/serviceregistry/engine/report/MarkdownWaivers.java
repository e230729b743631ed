package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.SuppressedFinding;
import java.util.List;

/** What somebody has answered for, folded. */
final class MarkdownWaivers implements MarkdownSection {

    private static final String END = "\n</details>\n\n";

    @Override
    public void write(Judgement judgement, MarkdownPage page) {
        List<SuppressedFinding> waived = judgement.evaluation().suppressed();
        int known = judgement.evaluation().known();
        String start = "<details>\n<summary>" + (waived.size() - known) + " waived"
                + (known == 0 ? "" : ", " + known + " in the baseline") + "</summary>\n\n"
                + "| finding | waived because |\n|:--|:--|\n";
        if (waived.isEmpty() || !page.add(start, END.length())) {
            return;
        }
        for (SuppressedFinding suppressed : waived) {
            String row = "| " + suppressed.finding().rule().id() + " "
                    + MarkdownText.of(suppressed.finding().sentence()) + " | "
                    + MarkdownText.of(suppressed.suppression().standing()) + " |\n";
            if (!page.add(row)) {
                break;
            }
        }
        page.addKept(END, END.length());
    }
}
