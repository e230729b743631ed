package dev.serviceregistry.registry.tree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds equal texts once, since a large repository says the same in many places; for any number of threads. */
public final class SharedTexts {

    /** How many texts are remembered; what comes later is mostly the name of something that is said once. */
    private static final int MOST_TEXTS = 1 << 16;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final int most;

    private SharedTexts(int most) {
        this.most = most;
    }

    /** For a small repository: every text is its own. */
    public static SharedTexts none() {
        return new SharedTexts(0);
    }

    /** For a large repository. */
    public static SharedTexts many() {
        return new SharedTexts(MOST_TEXTS);
    }

    /** This text, or an equal one that is held already. */
    public String shared(String text) {
        if (most == 0) {
            return text;
        }
        String known = texts.size() < most ? texts.putIfAbsent(text, text) : texts.get(text);
        return known == null ? text : known;
    }
}
