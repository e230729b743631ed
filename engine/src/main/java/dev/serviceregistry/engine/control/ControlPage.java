package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Approval;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Evidence on controls as a page to hand over: it loads nothing, runs nothing, and prints well. */
final class ControlPage {

    private final ControlReport report;
    private final Writer out;

    ControlPage(ControlReport report, Writer out) {
        this.report = report;
        this.out = out;
    }

    void write() throws IOException {
        Judgement judgement = report.judgement();
        String style = style();
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none';");
        out.append(" form-action 'none'; style-src ").append(hash(style)).append("\">\n");
        out.append("<meta name=\"generator\" content=\"service-registry ");
        text(judgement.version()).append("\">\n<title>Controls on ");
        text(judgement.asOf().toString())
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n");
        out.append("<header>\n<h1>Controls");
        text(report.framework().isEmpty() ? "" : " of " + report.framework()).append("</h1>\n<p>");
        text(ControlWords.scope(report)).append("</p>\n");
        tiles();
        out.append("</header>\n<main>\n");
        gaps();
        for (Map.Entry<String, List<ControlEvidence>> framework :
                report.frameworks().entrySet()) {
            framework(framework.getKey(), framework.getValue());
        }
        violations();
        approvals();
        rules();
        out.append("</main>\n<footer>\n<p>Made by service-registry ");
        text(judgement.version())
                .append(" of the state <code>sha256:")
                .append(judgement.catalog().digest());
        out.append("</code> by the rules <code>sha256:")
                .append(judgement.judged().ruleSet().digest())
                .append("</code></p>\n</footer>\n</body>\n</html>\n");
    }

    private void tiles() throws IOException {
        out.append("<dl class=\"tiles\">\n");
        for (ControlEvidence.Standing standing : ControlEvidence.Standing.values()) {
            out.append("<div class=\"").append(name(standing)).append("\"><dt>");
            text(standing.toString()).append("</dt><dd>").append(Integer.toString(report.count(standing)));
            out.append("</dd></div>\n");
        }
        out.append("</dl>\n");
    }

    private static String name(ControlEvidence.Standing standing) {
        return standing.toString().replace(' ', '-');
    }

    private void gaps() throws IOException {
        out.append("<section>\n<h2>Gaps</h2>\n");
        int gaps = report.withoutRule().size()
                + report.notJudged().size()
                + report.withoutControl().size()
                + report.failedScenarios().size();
        if (gaps == 0) {
            out.append("<p>None.</p>\n</section>\n");
            return;
        }
        out.append("<ul>\n");
        for (ControlEvidence control : report.withoutRule()) {
            gap(control.control(), " " + ControlWords.inForce(control) + " and no rule serves it");
        }
        for (ControlEvidence control : report.notJudged()) {
            gap(
                    control.control(),
                    " " + ControlWords.inForce(control) + " and " + ControlWords.unjudged(control, report));
        }
        for (RuleDescriptor rule : report.withoutControl()) {
            gap(rule.id(), " serves no control");
        }
        for (ScenarioResult scenario : report.failedScenarios()) {
            gap(
                    scenario.name(),
                    " is a scenario that failed" + (scenario.place().isEmpty() ? "" : " (" + scenario.place() + ")"));
        }
        out.append("</ul>\n</section>\n");
    }

    private void gap(String what, String lack) throws IOException {
        out.append("<li><strong>");
        text(what).append("</strong>");
        text(lack).append("</li>\n");
    }

    private void framework(String framework, List<ControlEvidence> controls) throws IOException {
        out.append("<section>\n<h2>");
        text(framework)
                .append("</h2>\n<table>\n<thead><tr><th scope=\"col\">Control</th><th scope=\"col\">Standing</th>");
        out.append(
                "<th scope=\"col\">Policy</th><th scope=\"col\">Result</th><th scope=\"col\" class=\"n\">Judged</th>");
        out.append("<th scope=\"col\">Scenarios</th><th scope=\"col\" class=\"n\">Findings</th>");
        out.append("<th scope=\"col\" class=\"n\">Excepted</th></tr></thead>\n");
        for (ControlEvidence control : controls) {
            out.append("<tbody>\n");
            control(control);
            out.append("</tbody>\n");
        }
        out.append("</table>\n</section>\n");
    }

    private void control(ControlEvidence control) throws IOException {
        int rows = Math.max(1, control.rules().size());
        out.append("<tr><th scope=\"rowgroup\" rowspan=\"")
                .append(Integer.toString(rows))
                .append("\">");
        text(control.id());
        if (control.inForce() != null) {
            out.append(" <span class=\"force\">in force</span>");
        }
        if (!control.title().isEmpty()) {
            out.append("<small>");
            text(control.title()).append("</small>");
        }
        out.append("</th><td rowspan=\"").append(Integer.toString(rows)).append("\"><span class=\"badge ");
        out.append(name(control.standing())).append("\">");
        text(control.standing().toString()).append("</span></td>");
        if (control.rules().isEmpty()) {
            out.append("<td colspan=\"6\">No rule that is judged serves it.</td></tr>\n");
            return;
        }
        String start = "";
        for (RuleEvidence rule : control.rules()) {
            out.append(start);
            rule(rule);
            out.append("</tr>\n");
            start = "<tr>";
        }
    }

    private void rule(RuleEvidence rule) throws IOException {
        out.append("<td><a href=\"#rule-")
                .append(rule.rule().id())
                .append("\">")
                .append(rule.rule().id());
        out.append("</a> ");
        text(rule.rule().title()).append("</td><td>");
        text(ControlWords.result(rule.result())).append("</td><td class=\"n\">");
        out.append(Integer.toString(rule.judged())).append("</td><td>");
        if (!report.scenariosGiven()) {
            out.append("–");
        } else if (rule.scenarios().isEmpty()) {
            out.append("none");
        } else {
            out.append("<a href=\"#scenarios-").append(rule.rule().id()).append("\">");
            text(ControlWords.scenarios(rule.scenarios())).append("</a>");
        }
        out.append("</td><td class=\"n\">");
        count(rule.findings().size(), rule);
        out.append("</td><td class=\"n\">");
        count(rule.excepted().size(), rule);
        out.append("</td>");
    }

    private void count(int count, RuleEvidence rule) throws IOException {
        if (count == 0) {
            out.append('0');
        } else {
            out.append("<a href=\"#findings-").append(rule.rule().id()).append("\">");
            out.append(Integer.toString(count)).append("</a>");
        }
    }

    private void violations() throws IOException {
        out.append("<section>\n<h2>Findings and exceptions</h2>\n");
        boolean any = false;
        for (RuleEvidence rule : report.rules()) {
            if (rule.findings().isEmpty() && rule.excepted().isEmpty()) {
                continue;
            }
            any = true;
            out.append("<h3 id=\"findings-")
                    .append(rule.rule().id())
                    .append("\">")
                    .append(rule.rule().id())
                    .append(' ');
            text(rule.rule().title()).append("</h3>\n<ul>\n");
            for (Finding finding : rule.findings()) {
                finding(finding);
                out.append("</li>\n");
            }
            for (SuppressedFinding excepted : rule.excepted()) {
                finding(excepted.finding());
                out.append(" <em>");
                text(excepted.suppression().label() + ": "
                                + excepted.suppression().standing())
                        .append("</em>");
                place(ControlWords.place(excepted.suppression().source()));
                out.append("</li>\n");
            }
            out.append("</ul>\n");
        }
        out.append(any ? "</section>\n" : "<p>None.</p>\n</section>\n");
    }

    private void approvals() throws IOException {
        if (report.approvals().isEmpty()) {
            return;
        }
        out.append("<section>\n<h2>Approvals</h2>\n<ul>\n");
        for (Approval approval : report.approvals()) {
            out.append("<li>");
            text(approval.changed() + " " + approval.description() + ", " + approval.standing());
            place(ControlWords.place(approval.source()));
            out.append(" <code>");
            text(approval.fingerprint()).append("</code></li>\n");
        }
        out.append("</ul>\n</section>\n");
    }

    private void finding(Finding finding) throws IOException {
        out.append("<li>");
        text(finding.rule().severity() + ": " + ControlWords.finding(finding));
        place(ControlWords.place(finding.source()));
        out.append(" <code>");
        text(finding.fingerprint().shortened()).append("</code>");
    }

    private void place(String place) throws IOException {
        if (!place.isEmpty()) {
            out.append(" <span class=\"place\">");
            text(place).append("</span>");
        }
    }

    private void rules() throws IOException {
        out.append("<section class=\"rules\">\n<h2>Policies</h2>\n");
        for (RuleEvidence evidence : report.rules()) {
            RuleDescriptor rule = evidence.rule();
            out.append("<article id=\"rule-")
                    .append(rule.id())
                    .append("\">\n<h3>")
                    .append(rule.id())
                    .append(' ');
            text(rule.title()).append("</h3>\n<p>");
            text(rule.rationale()).append("</p>\n<p class=\"place\">");
            text(rule.source().file())
                    .append(" <code>sha256:")
                    .append(evidence.digest())
                    .append("</code></p>\n");
            if (!evidence.scenarios().isEmpty()) {
                out.append("<ul id=\"scenarios-").append(rule.id()).append("\">\n");
                for (ScenarioResult scenario : evidence.scenarios()) {
                    out.append("<li class=\"").append(scenario.outcome()).append("\">");
                    text(scenario.outcome() + ": " + scenario.name());
                    place(scenario.place());
                    out.append("</li>\n");
                }
                out.append("</ul>\n");
            }
            if (!evidence.text().isEmpty()) {
                out.append("<details><summary>The rule</summary><pre>");
                for (String line : evidence.text().stripTrailing().split("\n", -1)) {
                    text(line).append('\n');
                }
                out.append("</pre></details>\n");
            }
            out.append("</article>\n");
        }
        out.append("</section>\n");
    }

    /** Text as it stands between tags and in attributes. */
    private Writer text(String text) throws IOException {
        out.append(ShownText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        return out;
    }

    private static String style() throws IOException {
        try (InputStream in = ControlPage.class.getResourceAsStream("controls.css")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own controls.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
