package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.Fact;
import java.util.List;

/**
 * What reports say of the images that services run.
 *
 * @param facts what is to be judged
 * @param notes what of the reports tells nothing of any service, and what no report tells of
 * @param dismissed what was taken away, by whom and why
 */
public record Shipment(List<Fact> facts, List<Problem> notes, List<Problem> dismissed) {}
