package dev.serviceregistry.engine.drools.own;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Defines the classes of files of rules; they see each other, facts and what rules are made of, and nothing else.
 *
 * <p>What two files demand in the same words is compiled to the same class, and is defined once.
 */
final class RuleClassLoader extends ClassLoader {

    /** What the names of all classes of rules begin with. */
    static final String PACKAGE = "policies.";

    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
    private final AllowedReferences allowed;
    private final ClassLoader everything = RuleClassLoader.class.getClassLoader();

    RuleClassLoader(AllowedReferences allowed) {
        super(null);
        this.allowed = allowed;
    }

    /** Whether these can be among its classes: none of another content has one of their names. */
    boolean takes(Map<String, byte[]> more) {
        for (Map.Entry<String, byte[]> entry : more.entrySet()) {
            byte[] known = classes.get(entry.getKey());
            if (known != null && !Arrays.equals(known, entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the classes of one file, which it takes; those that are not among its classes yet are looked through.
     *
     * @throws RefusedClassException when one refers to what rules may not use; then none is added
     */
    void add(Map<String, byte[]> more) {
        for (Map.Entry<String, byte[]> entry : more.entrySet()) {
            if (!classes.containsKey(entry.getKey())) {
                allowed.check(entry.getKey(), entry.getValue(), more.keySet());
            }
        }
        classes.putAll(more);
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
