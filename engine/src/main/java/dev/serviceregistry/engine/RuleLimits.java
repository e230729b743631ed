package dev.serviceregistry.engine;

import java.time.Duration;

/**
 * What a rule that an organisation brought may take, each time it judges, before it is stopped.
 *
 * @param time how long it may judge
 * @param matches how many times its conditions may be met
 * @param megabytes how much memory it may take up, what it gives back at once included; never more than half of what there is
 */
public record RuleLimits(Duration time, int matches, int megabytes) {

    /** Far more than a rule needs for ten thousand projects. */
    public static final RuleLimits DEFAULT = new RuleLimits(Duration.ofSeconds(30), 1_000_000, 2048);
}
