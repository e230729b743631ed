package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Map;
import java.util.regex.Pattern;

/** The volumes or the networks of a project, some of which the host has under a name of their own for every project. */
class HostResources {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Keys section;
    private final Yaml.Table declared;

    /**
     * What a section declares.
     *
     * @param name what the section is called
     */
    HostResources(String name, Yaml.Table declared, Notes notes) {
        this.section = new Keys(declared, name, notes);
        this.declared = declared;
    }

    /** What it is called: by the host, or in the project where it is the project's. */
    String name(String key) {
        String name = realName(key);
        return isWritten(key, name) ? name : key;
    }

    /** {@code external} or {@code host}; empty where it is the project's. */
    String scope(String key) {
        String name = realName(key);
        return !isWritten(key, name) ? "" : isExternal(key) ? "external" : "host";
    }

    /** Whether it is this one of the host. */
    boolean isExternal(String key, String name) {
        return isExternal(key) && realName(key).equals(name);
    }

    /** Takes the keys that are written with those who use it. */
    void takeWritten(String key, Keys resource) {
        resource.takeIf("external", "false");
        if (!scope(key).isEmpty()) {
            resource.take("name");
            if (resource.take("external") instanceof Yaml.Table) {
                Keys older = resource.inner("external");
                older.take("name");
                older.finish();
            }
        }
    }

    /** A name that is another one's in the project would make two one. */
    private boolean isWritten(String key, String name) {
        return !name.isEmpty() && NAME.matcher(name).matches() && (name.equals(key) || !declared.has(name));
    }

    private boolean isExternal(String key) {
        Keys resource = declaration(key);
        return resource.take("external") instanceof Yaml.Table || Boolean.TRUE.equals(resource.flag("external"));
    }

    /** What the host calls it; empty where the project has a say in that. */
    private String realName(String key) {
        Keys resource = declaration(key);
        String name = resource.text("name");
        if (name.isEmpty() && resource.take("external") instanceof Yaml.Table) {
            name = resource.inner("external").text("name");
        }
        return name.isEmpty() && isExternal(key) ? key : name;
    }

    private Keys declaration(String key) {
        return declared.value(key) instanceof Yaml.Table
                ? section.inner(key)
                : section.within(key, Yaml.Table.of(Map.of(), declared.at()));
    }
}
