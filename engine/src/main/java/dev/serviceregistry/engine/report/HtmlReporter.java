package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Tells a judgement as one page for a browser, which loads nothing from anywhere.
 *
 * <p>The findings are in it as data, and its script lays out those that are looked at. A content security policy lets no
 * other script and no other style into effect.
 */
final class HtmlReporter implements Reporter {

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        String template = resource("report.html");
        int from = 0;
        for (int hole = template.indexOf("{{"); hole >= 0; hole = template.indexOf("{{", from)) {
            int end = template.indexOf("}}", hole);
            out.append(template, from, hole);
            fill(template.substring(hole + 2, end), judgement, out);
            from = end + 2;
        }
        out.append(template, from, template.length());
    }

    private static void fill(String hole, Judgement judgement, Writer out) throws IOException {
        switch (hole) {
            case "policy" ->
                out.append("default-src 'none'; base-uri 'none'; form-action 'none'; style-src ")
                        .append(hash(resource("report.css")))
                        .append("; script-src ")
                        .append(hash(resource("report.js")));
            case "style" -> out.append(resource("report.css"));
            case "script" -> out.append(resource("report.js"));
            case "data" -> HtmlData.write(judgement, out);
            default -> out.append(escaped(text(hole, judgement)));
        }
    }

    private static String text(String hole, Judgement judgement) {
        JudgedCatalog catalog = judgement.catalog();
        String root = catalog.root().equals(".") ? "" : ": " + catalog.root();
        return switch (hole) {
            case "generator" -> "service-registry " + judgement.version();
            case "class" -> judgement.failed() ? "fail" : "pass";
            case "title" -> (judgement.failed() ? "FAIL: " : "PASS: ") + counts(judgement.evaluation());
            case "heading" -> "service-registry report" + root;
            case "verdict" -> judgement.failed() ? "FAIL" : "PASS";
            case "counts" -> counts(judgement.evaluation());
            case "scope" -> MarkdownReporter.scope(judgement);
            case "footer" ->
                "Made by service-registry " + judgement.version() + " of the state sha256:" + catalog.digest();
            default -> throw new IllegalStateException("the template has a hole that nothing fills: " + hole);
        };
    }

    private static String counts(Evaluation evaluation) {
        return MarkdownReporter.counted(evaluation.count(Severity.ERROR), "error") + ", "
                + MarkdownReporter.counted(evaluation.count(Severity.WARNING), "warning") + ", "
                + MarkdownReporter.counted(evaluation.count(Severity.NOTE), "note") + ", "
                + (evaluation.suppressed().size() - evaluation.known()) + " waived"
                + (evaluation.known() == 0 ? "" : ", " + evaluation.known() + " known");
    }

    /** Text as it stands between tags and in attributes. */
    private static String escaped(String text) {
        return ShownText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReporter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
