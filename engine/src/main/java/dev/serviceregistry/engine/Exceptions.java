package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.List;

/**
 * The findings that somebody has answered for.
 *
 * @param waivers the waivers of the repository, those that have expired included
 * @param today the day on which it is judged, in UTC; a waiver holds through the end of the day it expires
 */
public record Exceptions(List<Waiver> waivers, LocalDate today) {

    /** No exceptions at all. */
    public static Exceptions none() {
        return new Exceptions(List.of(), LocalDate.MIN);
    }
}
