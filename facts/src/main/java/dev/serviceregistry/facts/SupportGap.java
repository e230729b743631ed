package dev.serviceregistry.facts;

/**
 * Hours in which a tier has support and another has none.
 *
 * @param tier the tier without support in them
 * @param hours when it has support, as written
 * @param supported the tier with support in them
 * @param supportedHours when that has support, as written
 * @param source where the hours of the first are set
 */
public record SupportGap(String tier, String hours, String supported, String supportedHours, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("sla." + tier + ".support_hours");
    }

    @Override
    public String description() {
        return "tier " + tier + " promises support_hours " + hours;
    }
}
