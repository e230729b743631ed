package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.KnownVulnerability;
import dev.serviceregistry.facts.ReportedVulnerability;
import dev.serviceregistry.facts.ScannedImage;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VulnerabilitySeverity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings what reports say of images to the services that run them. */
final class Matching {

    private static final int MOST_NAMED = 5;

    private final List<ScanReport> reports;
    private final ShippedImages images;
    private final Set<String> arrived;
    private final ShippedImages before;

    /** What is claimed of each image, so that an image that a service does not run costs one look. */
    private final Map<ReportedImage, List<Claim>> byImage = new IdentityHashMap<>();

    Matching(List<ScanReport> reports, List<Claim> claims, ShippedImages images, Arrivals arrivals) {
        this.reports = reports;
        this.images = images;
        this.arrived = arrivals.documents();
        this.before = ShippedImages.of(arrivals.before());
        for (Claim claim : claims) {
            byImage.computeIfAbsent(claim.image(), image -> new ArrayList<>()).add(claim);
        }
    }

    /** States the facts; adds what is to be noted, and what was taken away. */
    void state(List<Fact> facts, List<Problem> notes, List<Problem> dismissed) {
        List<String> unscanned = new ArrayList<>();
        int unknown = 0;
        for (ShippedImages.Shipped shipped : images.all()) {
            List<Claim> found = new ArrayList<>();
            List<Claim> away = new ArrayList<>();
            byImage.forEach((image, claims) -> {
                if (shipped.isMeantBy(image)) {
                    for (Claim claim : claims) {
                        (claim.statement().takesAway() ? away : found).add(claim);
                    }
                }
            });
            SortedMap<String, List<Claim>> left = new TreeMap<>();
            for (Claim claim : found) {
                Claim answer = answer(claim, away);
                if (answer == null || comesWith(claim, answer)) {
                    if (answer != null) {
                        notes.add(postponed(claim, answer, shipped));
                    }
                    left.computeIfAbsent(element(claim), element -> new ArrayList<>())
                            .add(claim);
                } else {
                    dismissed.add(dismissal(claim, answer, shipped));
                }
            }
            boolean isScanned = !found.isEmpty() || isScanned(shipped);
            for (Image image : shipped.users()) {
                if (isScanned) {
                    facts.add(new ScannedImage(image.service(), shipped.shown(), image.source()));
                }
                left.forEach((element, claims) -> facts.add(vulnerability(image, shipped, element, claims)));
            }
            for (List<Claim> claims : left.values()) {
                unknown += severity(claims) == VulnerabilitySeverity.UNKNOWN ? 1 : 0;
            }
            if (!isScanned) {
                unscanned.add(shipped.shown());
            }
        }
        dismissed.sort(Comparator.comparing(Problem::place).thenComparing(Problem::message));
        notes.addAll(gaps(unscanned, unknown));
    }

    /** What takes a claim away: first of all what was there before the change. */
    private @Nullable Claim answer(Claim claim, List<Claim> away) {
        Claim late = null;
        for (Claim answer : away) {
            if (answer.answers(claim)) {
                if (!comesWith(claim, answer)) {
                    return answer;
                }
                late = late == null ? answer : late;
            }
        }
        return late;
    }

    /** Whether an answer comes with the very change that the image comes with. */
    private boolean comesWith(Claim claim, Claim answer) {
        return arrived.contains(answer.report().file()) && !before.areRun(claim.image());
    }

    private static Problem dismissal(Claim claim, Claim answer, ShippedImages.Shipped shipped) {
        return new Problem(
                answer.detection().place(),
                "takes " + away(claim, shipped) + ": " + answer.statement().said());
    }

    private static Problem postponed(Claim claim, Claim answer, ShippedImages.Shipped shipped) {
        return new Problem(
                answer.detection().place(),
                "does not take " + away(claim, shipped)
                        + ", since it comes with the change that brings the image: hand it in before");
    }

    private static String away(Claim claim, ShippedImages.Shipped shipped) {
        Set<String> services = new TreeSet<>();
        shipped.users().forEach(image -> services.add(image.service()));
        return claim.detection().id() + " in " + claim.affected() + " away from " + String.join(", ", services);
    }

    private boolean isScanned(ShippedImages.Shipped shipped) {
        for (ScanReport report : reports) {
            if (report.tellsAll() && shipped.isMeantBy(report.image())) {
                return true;
            }
        }
        return false;
    }

    private static String element(Claim claim) {
        String name = claim.inside().name();
        return "vulnerabilities:" + claim.detection().id() + (name.isEmpty() ? "" : ":" + name);
    }

    private static VulnerabilitySeverity severity(List<Claim> claims) {
        VulnerabilitySeverity worst = VulnerabilitySeverity.UNKNOWN;
        for (Claim claim : claims) {
            worst = Severities.worse(worst, claim.detection().severity());
        }
        return worst;
    }

    private static KnownVulnerability vulnerability(
            Image image, ShippedImages.Shipped shipped, String element, List<Claim> claims) {
        Set<String> affected = new TreeSet<>();
        Set<ReportedVulnerability> said = new LinkedHashSet<>();
        String fixes = "";
        for (Claim claim : claims) {
            affected.add(claim.affected());
            said.add(new ReportedVulnerability(
                    claim.detection().id(),
                    claim.affected(),
                    claim.report().tool(),
                    claim.detection().place()));
            fixes = fixes.isEmpty() ? claim.detection().fixes() : fixes;
        }
        List<ReportedVulnerability> parts = new ArrayList<>(said);
        parts.sort(Comparator.comparing(ReportedVulnerability::source));
        return new KnownVulnerability(
                image.service(),
                claims.get(0).detection().id(),
                String.join(", ", affected),
                element,
                severity(claims),
                fixes.isEmpty() ? "; no report names a version without it" : "; " + fixes,
                shipped.shown(),
                image.source(),
                parts);
    }

    /** What nobody has told, so that silence is not taken for safety. */
    private static List<Problem> gaps(List<String> unscanned, int unknown) {
        List<Problem> gaps = new ArrayList<>();
        SourceLocation nowhere = SourceLocation.startOf("");
        if (!unscanned.isEmpty()) {
            int shown = Math.min(MOST_NAMED, unscanned.size());
            gaps.add(new Problem(
                    nowhere,
                    "no report tells of " + unscanned.size() + (unscanned.size() == 1 ? " image" : " images")
                            + " that services run: " + String.join(", ", unscanned.subList(0, shown))
                            + (shown < unscanned.size() ? " …" : "")));
        }
        if (unknown > 0) {
            gaps.add(new Problem(
                    nowhere,
                    unknown + (unknown == 1 ? " vulnerability" : " vulnerabilities")
                            + " of unknown severity in images that services run: nobody has judged how bad"));
        }
        return gaps;
    }
}
