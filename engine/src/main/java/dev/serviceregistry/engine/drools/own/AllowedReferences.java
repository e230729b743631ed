package dev.serviceregistry.engine.drools.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which classes compiled rules may refer to, and which of their members; all others are refused. */
final class AllowedReferences {

    private static final String LIST = "references.txt";
    private static final String FACTS = "dev/serviceregistry/facts/";
    private static final String MODEL = "org/drools/model/";
    private static final String OWN = "policies/";

    private final Map<String, Set<String>> members = new HashMap<>();

    /** The list that is kept beside this class. */
    AllowedReferences() {
        try (InputStream in = AllowedReferences.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("this program is damaged: it lacks " + LIST);
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.charAt(0) != '#') {
                    String[] words = line.strip().split(" ");
                    Set<String> names = new HashSet<>(words.length * 2);
                    for (int i = 1; i < words.length; i++) {
                        names.add(words[i]);
                    }
                    members.put(words[0].replace('.', '/'), names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses a class that refers to anything else.
     *
     * @param name the name under which the class is kept, with dots
     * @param own the names of the classes of the same file, with dots
     * @throws RefusedClassException saying what it refers to
     */
    void check(String name, byte[] bytes, Set<String> own) {
        ClassReferences references = new ClassReferences(bytes);
        if (!name.equals(references.name()) || !name.startsWith(RuleClassLoader.PACKAGE)) {
            throw new RefusedClassException("it is named " + references.name());
        }
        for (String type : references.types()) {
            if (!isFact(type) && !members.containsKey(type) && !isOwn(type, own)) {
                throw new RefusedClassException("it refers to " + type.replace('/', '.'));
            }
        }
        for (ClassReferences.Member member : references.members()) {
            String owner = member.owner();
            Set<String> allowed = members.get(owner);
            boolean isAllowed = allowed == null ? isFact(owner) || isOwn(owner, own) : allowed.contains(member.name());
            if (!isAllowed) {
                throw new RefusedClassException("it uses " + owner.replace('/', '.') + "." + member.name());
            }
        }
    }

    /**
     * Whether compiled rules may see this class besides their own; its name has dots. They see more of the model than they
     * may refer to: what the allowed members take and return.
     */
    boolean allows(String type) {
        String name = type.replace('.', '/');
        return isFact(name) || name.startsWith(MODEL) || members.containsKey(name);
    }

    private static boolean isFact(String type) {
        return type.startsWith(FACTS) && type.indexOf('/', FACTS.length()) < 0;
    }

    private static boolean isOwn(String type, Set<String> own) {
        return type.startsWith(OWN) && own.contains(type.replace('/', '.'));
    }
}
