package dev.serviceregistry.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the controls are about that the bundled rules serve, framework by framework, each read when it is first asked for. */
public final class ControlCatalog {

    private final Map<String, Properties> frameworks = new HashMap<>();

    /** What a control is about, in a few words; empty for one that is not in the catalogue. */
    public String title(String control) {
        int colon = control.indexOf(':');
        return colon < 1
                ? ""
                : frameworks
                        .computeIfAbsent(control.substring(0, colon), ControlCatalog::read)
                        .getProperty(control.substring(colon + 1), "");
    }

    /** The controls of a framework, each as {@code FRAMEWORK:id}; none for one that is not in the catalogue. */
    public Set<String> controls(String framework) {
        Set<String> controls = new TreeSet<>();
        for (String id :
                frameworks.computeIfAbsent(framework, ControlCatalog::read).stringPropertyNames()) {
            controls.add(framework + ":" + id);
        }
        return controls;
    }

    private static Properties read(String framework) {
        Properties titles = new Properties();
        String file = "controls/" + framework + ".properties";
        try (InputStream in = ControlCatalog.class.getClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                titles.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return titles;
    }
}
