package dev.serviceregistry.engine.drools.compiler.check.types;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.PromiseChange;
import dev.serviceregistry.facts.SafeguardGap;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.facts.VolumeLoss;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields tell of which project and service a fact is, and which other services it names. */
public final class Whereabouts {

    private static final Set<String> OF_NO_PROJECT = Set.of(
            "AllowedRegistries",
            "AuditRetention",
            "BackupFigure",
            "BaselineChanged",
            "CatalogVersion",
            "ControlInForce",
            "ControlServed",
            "Document",
            "EmergencyChange",
            "EncryptionDemand",
            "FanInLimit",
            "IngressTlsDemand",
            "MostCriticalTier",
            "NonRootDemand",
            "OptionChanged",
            "PlaintextSecretBan",
            "PolicyPack",
            "RecordedApproval",
            "RecoveryGoal",
            "ReportedVulnerability",
            "RuleFileChanged",
            "SecretAgeLimit",
            "SecurityDemand",
            "ServicePattern",
            "Setting",
            "SettingConflict",
            "SettingOverride",
            "SupportGap",
            "TableEntry",
            "TableEntryChanged",
            "Team",
            "TierComparison",
            "TierPromise",
            "TierPromiseChanged",
            "Today",
            "UnreadServices",
            "VulnerabilityThreshold",
            "WaiverChanged");

    private static final Map<Class<?>, String> OF_SERVICES =
            Map.of(PromiseChange.class, "promiser", VolumeLoss.class, "service");

    private static final Map<Class<?>, String> NAMING = Map.of(
            Dependency.class, "target",
            DependencyCondition.class, "target",
            SafeguardGap.class, "definition",
            Use.class, "service",
            VersionDemand.class, "target");

    private Whereabouts() {}

    /** Whether no fact of the type is of any project. */
    public static boolean isOfNoProject(Class<?> type) {
        return OF_NO_PROJECT.contains(type.getSimpleName()) || ExceptionFact.class.isAssignableFrom(type);
    }

    /** The fields that hold the identity of the service that a fact of the type is about. */
    public static List<String> services(Class<?> type) {
        if (Service.class == type) {
            return List.of("id", "service");
        }
        return ServiceFact.class.isAssignableFrom(type) ? List.of("service") : fieldOf(type, OF_SERVICES);
    }

    /** The fields that hold the project of a fact of the type. */
    public static List<String> projects(Class<?> type) {
        if (type == Project.class) {
            return List.of("name");
        }
        for (Method method : type.getMethods()) {
            if (method.getName().equals("project") && method.getParameterCount() == 0) {
                return List.of("project");
            }
        }
        return List.of();
    }

    /** The fields that hold the identity of another service, of which the projects that name it see everything. */
    public static List<String> named(Class<?> type) {
        return fieldOf(type, NAMING);
    }

    private static List<String> fieldOf(Class<?> type, Map<Class<?>, String> fields) {
        String field = fields.get(type);
        return field == null ? List.of() : List.of(field);
    }
}
