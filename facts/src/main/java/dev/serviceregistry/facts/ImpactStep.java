package dev.serviceregistry.facts;

/**
 * One step on the way from an affected service to what changed.
 *
 * @param service the whole identity of the service that is affected
 * @param uses the whole identity of the service that it uses, which is a step nearer to what changed or changed itself
 * @param kind {@code requires}, {@code joins}, {@code calls}, {@code consumes} or {@code optional}
 */
public record ImpactStep(String service, String uses, String kind) {}
