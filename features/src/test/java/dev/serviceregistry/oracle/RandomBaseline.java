package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A baseline that was made up for a repository.
 *
 * @param held the findings that it lets off
 * @param gone the fingerprints of findings that there are not
 * @param told how many findings it says it held
 */
record RandomBaseline(List<Expected> held, List<String> gone, int told) {

    private static final String RULE = "GOV-012";

    /** The baseline of a seed for a repository in which this is found; most hold some of it and nothing else. */
    static RandomBaseline from(long seed, List<Expected> findings) {
        Dice dice = Dice.of(seed * 7 + 3);
        List<Expected> held = new ArrayList<>();
        for (Expected finding : findings) {
            boolean alone = Collections.frequency(findings, finding) == 1;
            if (finding.rule().equals(RULE) && alone && dice.chance(.3)) {
                held.add(finding);
            }
        }
        List<String> gone = dice.chance(.3) ? List.of("00000000000000000000000000000012") : List.of();
        int told = held.size() + gone.size() + dice.between(0, 2);
        return new RandomBaseline(held, gone, dice.chance(.1) && told > 0 ? 0 : told);
    }

    /** The text of the file. */
    String text() {
        List<String> entries = new ArrayList<>();
        held.forEach(finding -> entries.add(entry(fingerprint(finding))));
        gone.forEach(fingerprint -> entries.add(entry(fingerprint)));
        return "{ \"repository\": \"central\",\n  \"history\": [ { \"date\": \"2026-11-01\", \"findings\": " + told
                + " } ],\n  \"findings\": [" + String.join(",", entries) + "] }\n";
    }

    private static String entry(String fingerprint) {
        return "\n    { \"fingerprint\": \"" + fingerprint + "\", \"rule\": \"" + RULE
                + "\", \"subject\": \"somewhere\", \"since\": \"2026-11-01\" }";
    }

    private static String fingerprint(Expected finding) {
        Subject subject = finding.subject();
        String identity = String.join("\0", RULE, subject.project(), subject.service(), subject.element());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is left to find.
     *
     * @param judgesServices whether there is a service at all
     */
    List<Expected> findings(List<Expected> without, boolean judgesServices) {
        List<Expected> left = new ArrayList<>(without);
        left.removeAll(held);
        if (judgesServices) {
            gone.forEach(fingerprint -> left.add(found(fingerprint)));
        }
        if (held.size() + gone.size() > told) {
            left.add(found("history"));
        }
        return left.stream().sorted().toList();
    }

    private static Expected found(String element) {
        return new Expected("GOV-010", Subject.ofRepository("baseline:" + element));
    }
}
