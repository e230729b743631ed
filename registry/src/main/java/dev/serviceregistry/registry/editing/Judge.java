package dev.serviceregistry.registry.editing;

import dev.serviceregistry.registry.Reading;
import java.util.List;
import java.util.Map;

/** Reads and judges a repository for an editor; one thread at a time calls it. */
public interface Judge {

    /**
     * Reads the repository.
     *
     * @param unsaved what the editor holds in the place of files, by their paths
     */
    Reading read(Map<String, String> unsaved);

    /**
     * What is wrong with it, sorted by place.
     *
     * @throws UnableToJudge when something keeps it from being judged at all
     */
    List<Remark> remarks(Reading reading) throws UnableToJudge;

    /** The rules it is judged by. */
    List<RuleText> rules();

    /** The controls that a rule can serve, each as {@code FRAMEWORK:id}. */
    List<String> controls();
}
