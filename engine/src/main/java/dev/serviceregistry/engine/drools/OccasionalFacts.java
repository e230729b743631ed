package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.AnnouncedSunset;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ExperimentalService;
import dev.serviceregistry.facts.KnownVulnerability;
import dev.serviceregistry.facts.PendingDeployment;
import dev.serviceregistry.facts.ReportedVulnerability;
import dev.serviceregistry.facts.ScannedImage;
import dev.serviceregistry.facts.UnversionedChange;
import java.util.Set;
import org.drools.model.Condition;
import org.drools.model.Pattern;
import org.drools.model.Rule;

/**
 * What no state of a repository says by itself, but only two that are compared, or a scanner that has reported: where there
 * is none of it, nobody knows what there would be.
 */
final class OccasionalFacts {

    private static final Set<Class<?>> TYPES = Set.of(
            AnnouncedSunset.class,
            Approval.class,
            ApprovalDemand.class,
            Change.class,
            ExperimentalService.class,
            KnownVulnerability.class,
            PendingDeployment.class,
            ReportedVulnerability.class,
            ScannedImage.class,
            UnversionedChange.class);

    private OccasionalFacts() {}

    /**
     * Whether a rule finds nothing without them.
     *
     * @param judged the type of fact that it judges
     */
    static boolean areNeeded(Rule rule, Class<?> judged) {
        return areOf(judged) || rule.getView().getSubConditions().stream().anyMatch(OccasionalFacts::areNeeded);
    }

    private static boolean areNeeded(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN ->
                condition instanceof Pattern<?> pattern
                        && areOf(pattern.getPatternVariable().getType());
            case EXISTS -> condition.getSubConditions().stream().anyMatch(OccasionalFacts::areNeeded);
            default -> false;
        };
    }

    private static boolean areOf(Class<?> type) {
        return TYPES.stream().anyMatch(occasional -> occasional.isAssignableFrom(type));
    }
}
