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
