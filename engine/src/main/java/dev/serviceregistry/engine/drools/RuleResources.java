package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.RuleDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.drools.model.Model;

/** What the build puts on the class path of the rules: their compiled models, their texts and the names of their families. */
final class RuleResources {

    /** Where the plugin that compiled the rules lists the models of those that judge a state of the repository. */
    private static final String STATES = "META-INF/kie/dev.serviceregistry/rules/drools-model";

    /** The same of those that judge changes, and the files of these. */
    private static final String CHANGES = "META-INF/kie/dev.serviceregistry/rules-on-changes/drools-model";

    private static final String FILES_ON_CHANGES = "policies/changes.list";
    private static final String FAMILIES = "policies/families.properties";

    private final ClassLoader loader;
    private final Map<String, String> families = new HashMap<>();

    RuleResources(ClassLoader loader) {
        this.loader = loader;
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(FAMILIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String prefix : properties.stringPropertyNames()) {
            families.put(prefix, properties.getProperty(prefix));
        }
    }

    /** The names of the families by the prefix of their rules' ids. */
    Map<String, String> families() {
        return families;
    }

    /** The rules as their authors wrote them. */
    RuleTexts texts() {
        return RuleTexts.of(loader);
    }

    /** The models of the rules that judge a state of the repository. */
    List<Model> modelsOnStates() {
        return models(STATES);
    }

    /** The models of the rules that judge changes. */
    List<Model> modelsOnChanges() {
        return models(CHANGES);
    }

    /** The rules that judge changes, known by their ids and families alone. */
    List<RuleDescriptor> unreadOnChanges() {
        List<RuleDescriptor> unread = new ArrayList<>();
        for (String file : lines(FILES_ON_CHANGES)) {
            int prefix = file.indexOf('-');
            String family = families.getOrDefault(file.substring(0, prefix), "");
            unread.add(RuleAnnotations.unread(file.substring(0, file.indexOf('-', prefix + 1)), family));
        }
        return List.copyOf(unread);
    }

    private List<Model> models(String index) {
        List<Model> models = new ArrayList<>();
        try {
            for (String name : lines(index)) {
                // The first line is the version of the compiler, with a colon before it.
                if (name.indexOf(':') < 0) {
                    models.add((Model)
                            Class.forName(name, true, loader).getConstructor().newInstance());
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the bundled rules are damaged; build them again", e);
        }
        return models;
    }

    private List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidRulesException(List.of("no compiled rules on the class path: there is no " + name));
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    lines.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
