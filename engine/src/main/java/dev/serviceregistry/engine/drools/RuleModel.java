package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** Compiled rules as Drools takes them: all in one package, since with several it silently loses findings. */
@SuppressWarnings("rawtypes") // Drools declares its globals so.
record RuleModel(List<Rule> rules, List<Global> globals) implements Model {

    /** The one package that rules may be in. */
    static final String PACKAGE = "policies";

    /** Everything in these models. */
    static RuleModel of(Collection<? extends Model> models) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Global> globals = new LinkedHashMap<>();
        for (Model model : models) {
            rules.addAll(model.getRules());
            for (Global global : model.getGlobals()) {
                globals.putIfAbsent(global.getName(), global);
            }
        }
        return new RuleModel(List.copyOf(rules), List.copyOf(globals.values()));
    }

    /** The rules whose name satisfies the condition. */
    RuleModel only(Predicate<String> condition) {
        return new RuleModel(
                rules.stream().filter(rule -> condition.test(rule.getName())).toList(), globals);
    }

    /** The same rules as one network can be built of them. */
    RuleModel forNetwork() {
        return new RuleModel(
                rules.stream().map(Foralls::of).map(Accumulations::of).toList(), globals);
    }

    @Override
    public String getName() {
        return PACKAGE;
    }

    @Override
    public List<Rule> getRules() {
        return rules;
    }

    @Override
    public List<Global> getGlobals() {
        return globals;
    }

    @Override
    public List<Query> getQueries() {
        return List.of();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return List.of();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return List.of();
    }
}
