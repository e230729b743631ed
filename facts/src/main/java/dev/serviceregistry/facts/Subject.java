package dev.serviceregistry.facts;

import java.util.Comparator;

/**
 * The identity of what is judged; it survives reformatting, moved lines and edited messages.
 *
 * @param project the project, {@code global}, {@code global@VERSION}, or empty for the repository as a whole
 * @param service the service's id within the project, or empty
 * @param element the element's own key, such as {@code dependencies.requires:redis}, or empty
 */
public record Subject(String project, String service, String element) implements Comparable<Subject> {

    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::project)
            .thenComparing(Subject::service)
            .thenComparing(Subject::element);

    /** The subject of an element of the service with this whole identity ({@code project/id}). */
    public static Subject ofService(String service, String element) {
        int slash = service.indexOf('/');
        return new Subject(service.substring(0, Math.max(slash, 0)), service.substring(slash + 1), element);
    }

    /** The subject of an element that belongs to no project. */
    public static Subject ofRepository(String element) {
        return new Subject("", "", element);
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
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
