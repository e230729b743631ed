package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.SecretAgeLimit;
import dev.serviceregistry.facts.TierInUse;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** States what governance, service levels, compliance, deployments and recovery are judged by. */
final class PolicyFacts {

    private static final int DEFAULT_MAX_SECRET_AGE_DAYS = 90;

    private final Settings settings;
    private final Compliance compliance;
    private final Map<String, ParsedFile> files;
    private final Tiers tiers;
    private final List<Fact> facts;
    private final ServiceLevelFacts serviceLevels;
    private final OwnershipFacts ownership;
    private final InventoryFacts inventory;
    private final LifecycleFacts lifecycle;
    private final RotationFacts rotations;
    private final IsolationFacts isolation;
    private final StorageFacts storage;
    private final DataFacts data;
    private final DeploymentFacts deployments;
    private final RecoveryFacts recovery;

    /** Adds what it states to this list. */
    PolicyFacts(Repository repository, Names names, Tiers tiers, List<Fact> facts) {
        this.settings = repository.settings();
        this.compliance = new Compliance(settings);
        this.files = repository.files();
        this.tiers = tiers;
        this.facts = facts;
        this.serviceLevels = new ServiceLevelFacts(names, tiers, facts);
        this.ownership = new OwnershipFacts(names, repository, facts);
        this.inventory = new InventoryFacts(names, facts);
        this.lifecycle = new LifecycleFacts(names, facts);
        this.rotations = new RotationFacts(names, facts);
        this.isolation = new IsolationFacts(facts);
        this.storage = new StorageFacts(names, facts);
        this.data = new DataFacts(names, compliance, facts);
        this.deployments = new DeploymentFacts(facts);
        this.recovery = new RecoveryFacts(settings, tiers, facts);
    }

    /** States what holds for the whole repository. */
    void stateWhole() {
        tiers.state(facts);
        ownership.state();
        compliance.state(facts);
        String maxAge = "security.max_secret_age_days";
        if (!settings.isUnknown(maxAge)) {
            facts.add(new SecretAgeLimit(settings.count(maxAge, DEFAULT_MAX_SECRET_AGE_DAYS), settings.source(maxAge)));
        }
    }

    /** What the definitions that were stated promise of their availability. */
    Availabilities availabilities() {
        return serviceLevels.availabilities();
    }

    /** One live service of each tier among the definitions that were stated, by type; under the empty type, of all. */
    Map<String, Map<String, String>> tiersByType() {
        return recovery.tiersByType();
    }

    /** The tier of a live service; empty when it has none that is defined. */
    String tier(ServiceDefinition definition) {
        return recovery.tier(definition);
    }

    /**
     * Takes note of a definition of which nothing is stated anew.
     *
     * @param tier its tier
     * @param promised what was promised of it before
     */
    void keep(ServiceDefinition definition, String tier, Availabilities promised) {
        serviceLevels.keep(definition, promised);
        recovery.note(definition, tier);
    }

    void state(ServiceDefinition definition) {
        serviceLevels.state(definition);
        ownership.state(definition);
        inventory.state(definition);
        lifecycle.state(definition);
        rotations.state(definition);
        isolation.state(definition);
        data.state(definition);
        recovery.note(definition);
    }

    /**
     * States what holds for a project as a whole.
     *
     * @param members what it runs
     */
    void state(ProjectView project, SortedMap<String, ServiceDefinition> members) {
        ownership.state(project);
        storage.state(project, members);
        Deployment deployment = Deployment.of(project.name(), files);
        List<TierInUse> inUse = tiersInUse(project, members);
        facts.addAll(inUse);
        if (deployment != null) {
            deployments.state(deployment, inUse);
            data.state(deployment, members);
        }
    }

    private List<TierInUse> tiersInUse(ProjectView project, SortedMap<String, ServiceDefinition> members) {
        TierInUse[] inUse = new TierInUse[tiers.count()];
        for (ServiceDefinition member : members.values()) {
            String tier = member.effective().string("criticality").orElse("");
            int rank = tiers.rank(tier);
            if (rank >= 0 && inUse[rank] == null && member.service().lifecycle() != Lifecycle.RETIRED) {
                inUse[rank] = new TierInUse(
                        project.name(),
                        tier,
                        member.id(),
                        member.service().places().of("criticality"));
            }
        }
        List<TierInUse> found = new ArrayList<>();
        for (TierInUse tier : inUse) {
            if (tier != null) {
                found.add(tier);
            }
        }
        return found;
    }
}
