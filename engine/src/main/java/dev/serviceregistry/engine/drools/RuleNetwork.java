package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Report;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.base.ObjectType;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.reteoo.EntryPointNode;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.ShareBetaNodesOption;

/** Rules as the network of nodes that Drools lets facts run through; shared by any number of threads. */
final class RuleNetwork {

    private static final String REPORT = "report";

    private final InternalKnowledgeBase base;
    private final Map<Class<?>, Boolean> named = new ConcurrentHashMap<>();

    /** How networks are built; making it takes long, and any number of networks may share one. */
    static KieBaseConfiguration configuration() {
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration();
        // With shared nodes Drools 10.2 silently loses findings.
        configuration.setOption(ShareBetaNodesOption.NO);
        return configuration;
    }

    RuleNetwork(RuleModel model, KieBaseConfiguration configuration) {
        base = KieBaseBuilder.createKieBaseFromModel(
                List.of(model.forNetwork()), configuration, new NoPropertyReactivity());
    }

    /** A session in which the rules report to the given object. */
    KieSession newSession(Report report) {
        KieSession session = base.newKieSession();
        if (base.getGlobals().containsKey(REPORT)) {
            session.setGlobal(REPORT, report);
        }
        return session;
    }

    /** Whether a rule has a pattern that facts of this class can match. */
    boolean names(Class<?> type) {
        Boolean known = named.get(type);
        return known == null ? named.computeIfAbsent(type, this::isNamed) : known;
    }

    private boolean isNamed(Class<?> type) {
        for (EntryPointNode entry : base.getRete().getEntryPointNodes().values()) {
            for (ObjectType pattern : entry.getObjectTypeNodes().keySet()) {
                if (pattern.isAssignableFrom(type)) {
                    return true;
                }
            }
        }
        return false;
    }
}
