package dev.serviceregistry.engine.drools.own;

import java.util.Map;

/** Defines the classes of one file of rules; they see each other, facts and what rules are made of, and nothing else. */
final class RuleClassLoader extends ClassLoader {

    /** What the names of all classes of rules begin with. */
    static final String PACKAGE = "policies.";

    private final Map<String, byte[]> classes;
    private final AllowedReferences allowed;
    private final ClassLoader everything = RuleClassLoader.class.getClassLoader();

    RuleClassLoader(Map<String, byte[]> classes, AllowedReferences allowed) {
        super(null);
        this.classes = classes;
        this.allowed = allowed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            if (!allowed.allows(name)) {
                throw new ClassNotFoundException("rules may not use " + name);
            }
            return everything.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
        }
    }
}
