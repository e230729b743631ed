package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.EffectiveValue;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place at which a value of a service is given.
 *
 * @param key the value's dotted key
 * @param value the value as TOML writes it
 * @param source where it is given
 * @param origin what gives it, in a word or two
 * @param holds whether it is the value that holds
 */
record ValueLayer(String key, String value, SourceLocation source, String origin, boolean holds) {

    /** The layers of every value of the service that an explanation looks at. */
    static List<ValueLayer> of(Subject subject, Explanation explanation, ServiceRegistry registry) {
        String id = subject.project() + "/" + subject.service();
        ServiceDefinition definition = defined(id, registry);
        List<ValueLayer> layers = new ArrayList<>();
        if (definition == null) {
            return layers;
        }
        ServiceDefinition base = defined(followed(subject.project(), registry) + "/" + subject.service(), registry);
        for (String key : keys(id, subject.element(), explanation)) {
            add(key, definition, base, layers);
        }
        return layers;
    }

    private static Set<String> keys(String id, String element, Explanation explanation) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(plain(element));
        explanation.conditions().forEach(condition -> {
            for (Fact fact : condition.facts()) {
                if (fact instanceof ServiceFact about && about.service().equals(id)) {
                    keys.add(plain(about.element()));
                }
            }
        });
        keys.remove("");
        return keys;
    }

    /** The key of an element without the item of it that is meant. */
    private static String plain(String element) {
        int colon = element.indexOf(':');
        return colon < 0 ? element : element.substring(0, colon);
    }

    private static void add(
            String key, ServiceDefinition definition, @Nullable ServiceDefinition base, List<ValueLayer> layers) {
        EffectiveValue own = value(key, definition);
        if (own == null) {
            return;
        }
        EffectiveValue inherited = base == null || base == definition ? null : value(key, base);
        boolean same = inherited != null && inherited.source().equals(own.source());
        String origin =
                own.isDefault() ? "default" : same ? "inherited from " + base.id() : "written for " + definition.id();
        layers.add(new ValueLayer(key, TomlText.of(own.value()), own.source(), origin, true));
        if (inherited != null && !same) {
            layers.add(new ValueLayer(
                    key,
                    TomlText.of(inherited.value()),
                    inherited.source(),
                    (inherited.isDefault() ? "default of " : "overridden, of ") + base.id(),
                    false));
        }
    }

    private static @Nullable EffectiveValue value(String key, ServiceDefinition definition) {
        for (EffectiveValue value : EffectiveValue.of(definition)) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable ServiceDefinition defined(String id, ServiceRegistry registry) {
        for (ServiceDefinition definition : registry.services()) {
            if (definition.id().equals(id)) {
                return definition;
            }
        }
        return null;
    }

    /** The catalogue that a project follows. */
    private static String followed(String project, ServiceRegistry registry) {
        for (CatalogPin pin : registry.facts().ofType(CatalogPin.class)) {
            if (pin.project().equals(project)) {
                return "global@" + pin.version();
            }
        }
        return "global";
    }
}
