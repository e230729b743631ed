package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the family compliance must find, worked out from the model alone. */
final class ComplianceOracle {

    private static final String IN_TRANSIT = "metadata.encryption.in_transit";
    private static final String AT_REST = "metadata.encryption.at_rest";
    private static final String ALGORITHM = "metadata.encryption.algorithm";
    private static final String CLASSIFICATION = "metadata.data_classification";
    private static final String AUDIT = "compliance.audit.retention_days";
    private static final List<Regime> REGIMES = List.of(
            new Regime("CMP-001", "pci_dss", "cardholder", 365),
            new Regime("CMP-002", "hipaa", "health", 2190),
            new Regime("CMP-003", "gdpr", "personal", 0));

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    /**
     * A regime.
     *
     * @param rule the policy that judges it
     * @param key what its settings are called
     * @param category the data that it is about
     * @param days how long it demands that audit logs be kept, unless something else is set; 0 for no demand
     */
    private record Regime(String rule, String key, String category, long days) {}

    ComplianceOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Regime regime : REGIMES) {
            if (isTrue(world.setting("compliance." + regime.key() + "_applicable"))) {
                world.definitions().stream()
                        .filter(definition -> concerns(regime, definition))
                        .forEach(definition -> judge(regime, definition));
                world.readableProjects().forEach(project -> regions(regime, project));
                if (regime.days() > 0) {
                    logs(regime);
                }
            }
        }
        for (Definition definition : world.definitions()) {
            algorithm(definition);
            restricted(definition);
            if (world.lacks(definition, CLASSIFICATION)) {
                add("CMP-007", definition, CLASSIFICATION);
            }
        }
        controls();
        return found;
    }

    private static boolean concerns(Regime regime, Definition definition) {
        return definition.effective().texts("metadata.data_categories").contains(regime.category());
    }

    private void judge(Regime regime, Definition definition) {
        boolean personal = regime.key().equals("gdpr");
        for (String key : List.of(IN_TRANSIT, AT_REST)) {
            String setting = "compliance.encryption" + key.substring(key.lastIndexOf('.'));
            if (!personal || world.setting(setting).orElse("").equals("required")) {
                demand(regime.rule(), definition, key);
            }
        }
        if (!personal) {
            demand(regime.rule(), definition, "metadata.audit_logging");
        }
        String classification = definition.effective().text(CLASSIFICATION).orElse("");
        if (List.of("public", "internal").contains(classification)) {
            add(regime.rule(), definition, CLASSIFICATION);
        }
        long limit = days("compliance.gdpr.retention_days").orElse(0L);
        if (personal && limit > 0) {
            if (definition.effective().number("metadata.retention_days").orElse(0L) > limit) {
                add(regime.rule(), definition, "metadata.retention_days");
            }
            String type = definition.effective().text("type").orElse("");
            if (!type.isEmpty()
                    && days("compliance.backup." + type + ".retention_days").orElse(0L) > limit) {
                add(regime.rule(), definition, "backup:" + type);
            }
        }
    }

    private void demand(String rule, Definition definition, String key) {
        if (isOff(definition, key)) {
            add(rule, definition, key);
        }
    }

    /** Whether it is certain that a switch is not on. */
    private boolean isOff(Definition definition, String key) {
        return !isTrue(definition.effective().value(key)) && !world.isUncertain(definition, key);
    }

    private void regions(Regime regime, Project project) {
        List<?> allowed = world.setting("compliance." + regime.key() + ".regions")
                .map(regions -> (List<?>) regions)
                .orElse(List.of());
        if (allowed.isEmpty()) {
            return;
        }
        SortedSet<String> abroad = new TreeSet<>();
        for (Operations file : world.repository().operations()) {
            if (file.project().equals(project.name()) && file.name().equals("deployment") && file.readable()) {
                Tree deployment = file.tree().counted().table("deployment");
                SortedSet<String> regions = new TreeSet<>(deployment.texts("multi-region.regions"));
                deployment
                        .table("target")
                        .entries()
                        .values()
                        .forEach(target -> regions.addAll(((Tree) target).texts("regions")));
                for (String region : regions) {
                    String residency = "region." + region + ".data_residency";
                    boolean stays = allowed.contains(region)
                            || deployment
                                    .text(residency)
                                    .filter(allowed::contains)
                                    .isPresent()
                            || World.refuses(file.tree(), "deployment." + residency);
                    if (!stays) {
                        abroad.add(region);
                    }
                }
            }
        }
        world.runs(project).forEach((id, member) -> {
            if (concerns(regime, member)) {
                abroad.forEach(region ->
                        found.add(new Expected(regime.rule(), new Subject(project.name(), id, "region:" + region))));
            }
        });
    }

    private void logs(Regime regime) {
        String demanded = "compliance." + regime.key() + ".retention_days";
        long demand = world.isUnknown(demanded) ? 0 : days(demanded).orElse(regime.days());
        boolean none = world.setting("compliance.audit.enabled").orElse(true).equals(false);
        boolean brief = days(AUDIT).map(days -> days < demand).orElse(!world.isUnknown(AUDIT));
        if (demand > 0 && (none || brief)) {
            found.add(new Expected("CMP-006", Subject.ofRepository(AUDIT + ":" + regime.key())));
        }
    }

    private void algorithm(Definition definition) {
        Optional<String> demanded = text(world.setting("compliance.encryption.algorithm"));
        Optional<String> written = text(definition.effective().value(ALGORITHM));
        boolean encrypts = isTrue(definition.effective().value(IN_TRANSIT))
                || isTrue(definition.effective().value(AT_REST))
                || written.isPresent();
        if (demanded.isPresent() && encrypts) {
            boolean weak = written.map(algorithm -> !Cipher.isAtLeast(algorithm, demanded.get()))
                    .orElse(world.isSilentAbout(definition, ALGORITHM));
            if (weak) {
                add("CMP-004", definition, ALGORITHM);
            }
        }
    }

    private static Optional<String> text(Optional<Object> value) {
        return value.map(written -> written instanceof Tree.Secret secret ? secret.text() : (String) written)
                .filter(text -> !text.isBlank());
    }

    private void restricted(Definition definition) {
        if (definition.effective().text(CLASSIFICATION).orElse("").equals("restricted")) {
            for (String key : List.of(IN_TRANSIT, AT_REST)) {
                boolean demanded = REGIMES.stream()
                        .map(regime -> Expected.of(regime.rule(), definition.identity(), key))
                        .anyMatch(found::contains);
                if (!demanded) {
                    demand("CMP-005", definition, key);
                }
            }
        }
    }

    private void controls() {
        Set<String> served = Set.copyOf(RandomCompliance.SERVED);
        world.setting("compliance.controls_in_force").stream()
                .flatMap(controls -> ((List<?>) controls).stream())
                .map(String.class::cast)
                .filter(control -> !served.contains(control))
                .forEach(control -> found.add(
                        new Expected("CMP-009", Subject.ofRepository("compliance.controls_in_force:" + control))));
    }

    private Optional<Long> days(String setting) {
        return world.setting(setting).map(Long.class::cast);
    }

    private static boolean isTrue(Optional<Object> value) {
        return value.filter(Boolean.TRUE::equals).isPresent();
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
