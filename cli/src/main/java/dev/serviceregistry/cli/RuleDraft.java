package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule that somebody begins.
 *
 * @param id its id
 * @param family the family it belongs to
 * @param sentence what must hold
 */
record RuleDraft(String id, String family, String sentence) {

    private static final String PREFIX = "ORG";
    private static final Pattern ID = Pattern.compile("@id\\(\\s*\"([A-Z0-9]+)-([0-9]{1,8})\"");
    private static final Pattern FAMILY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 180;

    private static final String RULE = """
            package policies
            import dev.serviceregistry.facts.*
            global Report report

            rule "%2$s"
                @id("%1$s")
                @severity("warning")
                @subject("Service")
                @scope("project")
                @rationale("Say here what goes wrong where this does not hold.")
                @remediation("Say here what to do about it.")
            when
                $service : Service( $replicas : replicas, replicas < 2 )
            then
                report.violation( $service.at("deploy.replicas"), "runs {} of 2 replicas", $replicas );
            end
            """;

    private static final String SCENARIO = """
            Feature: %3$s

              @%1$s @warning
              Rule: %2$s

                Example: a service that runs once is reported
                  Given the catalog
                    \"""toml
                    [services.payments]
                    type = "api"
                    version = "1.0.0"
                    deploy.replicas = 1
                    \"""
                  When the policies are evaluated
                  Then %1$s is reported on "global/payments": "runs 1 of 2 replicas"

                Example: a service that runs twice passes
                  Given the catalog
                    \"""toml
                    [services.payments]
                    type = "api"
                    version = "1.0.0"
                    deploy.replicas = 2
                    \"""
                  When the policies are evaluated
                  Then %1$s is not reported
            """;

    /** A draft with the next id that is free. */
    static RuleDraft of(String family, String sentence, String prefix, Call call) {
        if (!FAMILY.matcher(family).matches()) {
            throw new UsageProblem(
                    "'" + family + "' is no name of a family: use small letters, digits and single hyphens");
        }
        String clean = sentence.strip();
        if (clean.isEmpty()
                || clean.endsWith(".")
                || clean.indexOf('"') >= 0
                || clean.indexOf('\\') >= 0
                || clean.chars().anyMatch(Character::isISOControl)) {
            throw new UsageProblem(
                    "write the rule as one sentence that must hold, without a full stop, quotes or backslashes, such as"
                            + " 'Every service runs at least twice'");
        }
        Map<String, Integer> numbers = new TreeMap<>();
        String used = "";
        OwnRules own = call.ownRules();
        for (RuleFile file : own == null ? List.<RuleFile>of() : own.files()) {
            if (file.text().contains("rule \"" + clean + "\"")) {
                throw new UsageProblem(
                        "a rule of " + own.shown(file.path()) + " demands that already: '" + clean + "'");
            }
            Matcher ids = ID.matcher(file.text());
            while (ids.find()) {
                numbers.merge(ids.group(1), Integer.parseInt(ids.group(2)), Math::max);
                boolean ofFamily = file.path().startsWith(RuleFolder.OF_REPOSITORY + "/" + family + "/");
                boolean isShared = !SourceLocation.startOf(file.path()).pack().isEmpty();
                used = !isShared && (used.isEmpty() || ofFamily) ? ids.group(1) : used;
            }
        }
        String wanted = prefix.isEmpty() ? used.isEmpty() ? PREFIX : used : prefix;
        Set<String> taken = new TreeSet<>();
        for (RuleDescriptor rule : DroolsPolicyEngine.bundled().rules().rules()) {
            taken.add(rule.id().substring(0, rule.id().indexOf('-')));
            if (rule.title().equals(clean)) {
                throw new UsageProblem("rule " + rule.id() + " demands that already: '" + clean + "'");
            }
        }
        if (!wanted.matches("[A-Z0-9]+") || taken.contains(wanted)) {
            throw call.settings()
                    .problem(
                            "rule_prefix",
                            "'" + wanted
                                    + "' cannot begin the id of an own rule: use capital letters and digits, and none"
                                    + " of " + String.join(", ", taken));
        }
        String number = String.format(Locale.ROOT, "%03d", numbers.getOrDefault(wanted, 0) + 1);
        return new RuleDraft(wanted + "-" + number, family, clean);
    }

    /** Writes the rule and its scenario, and returns the files. */
    List<Path> write(AuditOptions audit, Call call) throws IOException {
        String name = RuleFolder.OF_REPOSITORY + "/" + family + "/" + name();
        String title =
                Character.toUpperCase(family.charAt(0)) + family.substring(1).replace('-', ' ');
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(name + RuleFolder.SUFFIX, RULE.formatted(id, sentence));
        texts.put(name + ".feature", SCENARIO.formatted(id, sentence, title));
        List<Path> files = new ArrayList<>();
        for (String text : texts.keySet()) {
            Path file = call.repository().root().resolve(text);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageProblem(call.shown(file) + " is there already; nothing was written");
            }
            files.add(file);
        }
        new RepositoryTexts(call.repository(), texts).write(audit, call);
        return files;
    }

    /** The id and the sentence as a file name. */
    private String name() {
        String slug = Normalizer.normalize(sentence.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’]", "")
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]+", "-");
        String whole = (id + "-" + slug).replaceAll("-+$", "");
        return whole.length() <= LONGEST_NAME
                ? whole
                : whole.substring(0, LONGEST_NAME).replaceAll("-+$", "");
    }
}
