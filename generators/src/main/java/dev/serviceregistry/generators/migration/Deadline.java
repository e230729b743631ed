package dev.serviceregistry.generators.migration;

import java.time.LocalDate;

/**
 * Until when a project should have followed.
 *
 * @param service the service whose sunset it is, by its whole identity; empty for none
 * @param date its last day; {@link LocalDate#MAX} for none
 */
public record Deadline(String service, LocalDate date) {

    /** No service says when it goes. */
    public static final Deadline NONE = new Deadline("", LocalDate.MAX);
}
