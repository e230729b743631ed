package dev.serviceregistry.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of what is judged; it survives reformatting, moved lines and edited messages.
 *
 * @param project the project, {@code global}, {@code global@VERSION}, or empty for the repository as a whole
 * @param service the service's id within the project, or empty
 * @param element the element's own key, such as {@code dependencies.requires:redis}, or empty
 */
public record Subject(String project, String service, String element) implements Comparable<Subject> {

    private static final int DIGEST_BYTES = 16;

    /** The subject of an element of the service with this whole identity ({@code project/id}). */
    public static Subject ofService(String service, String element) {
        int slash = service.indexOf('/');
        return new Subject(service.substring(0, Math.max(slash, 0)), service.substring(slash + 1), element);
    }

    /** The subject of an element that belongs to no project. */
    public static Subject ofRepository(String element) {
        return new Subject("", "", element);
    }

    /** What identifies all that a rule finds on this: 32 hexadecimal digits of a SHA-256 over the rule's id and the identity. */
    public String digest(String rule) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] hash =
                sha256.digest(String.join("\0", rule, project, service, element).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    }

    @Override
    public int compareTo(Subject other) {
        int byProject = project.compareTo(other.project);
        if (byProject != 0) {
            return byProject;
        }
        int byService = service.compareTo(other.service);
        return byService != 0 ? byService : element.compareTo(other.element);
    }

    // Written out, as is hashCode: reports compare and look up many, and what a record generates is slow at first.
    @Override
    public boolean equals(Object object) {
        return object instanceof Subject other
                && project.equals(other.project)
                && service.equals(other.service)
                && element.equals(other.element);
    }

    @Override
    public int hashCode() {
        return (project.hashCode() * 31 + service.hashCode()) * 31 + element.hashCode();
    }

    /** The subject as people write it: {@code project/service}, the project, or the element. */
    @Override
    public String toString() {
        if (!service.isEmpty()) {
            return project.isEmpty() ? service : project + "/" + service;
        }
        return project.isEmpty() ? element : project;
    }
}
