package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.registry.values.Durations;
import java.util.List;
import java.util.OptionalLong;

/** How a release is taken back, as far as Argo can do it. */
final class Rollback {

    private final Declared declared;
    private final boolean isStepwise;
    private final boolean isWatched;

    Rollback(Delivery delivery, boolean isStepwise, boolean isWatched) {
        this.declared = delivery.deployment().get("rollback");
        this.isStepwise = isStepwise;
        this.isWatched = isWatched;
    }

    /** Whether what fails goes back by itself; it does unless that is declared otherwise. */
    static boolean isAutomatic(Delivery delivery) {
        Declared automatic = delivery.deployment().get("rollback").get("automatic");
        return !automatic.isPresent() || automatic.isTrue();
    }

    /** How long after its start a release may be taken back, in milliseconds. */
    OptionalLong window() {
        return isWatched
                ? declared.get("window")
                        .text()
                        .map(text -> OptionalLong.of(Durations.milliseconds(text)))
                        .orElseGet(OptionalLong::empty)
                : OptionalLong.empty();
    }

    /** Says what cannot be expressed. */
    void lose() {
        Declared automatic = declared.get("automatic");
        Declared to = declared.get("to");
        declared.get("max_per_day").lose("nothing of Argo counts how often it went back");
        if (!isStepwise || !isWatched) {
            String reason = "nothing watches a release that no analysis goes along with";
            if (automatic.isTrue()) {
                automatic.lose(reason);
            }
            for (String key : List.of("to", "window")) {
                declared.get(key).lose(reason);
            }
            return;
        }
        automatic.skip();
        if (!to.text("last-successful").equals("last-successful")) {
            to.lose("what is called off goes back to what ran before it, and to nothing else");
        }
    }
}
