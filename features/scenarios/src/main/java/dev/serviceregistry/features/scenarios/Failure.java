package dev.serviceregistry.features.scenarios;

import java.util.List;

/**
 * The step at which a scenario failed, and how.
 *
 * @param step the step
 * @param reason what is not as it says
 * @param judged whether the policies had judged by then
 * @param reported everything that they reported
 */
record Failure(Step step, String reason, boolean judged, List<String> reported) {}
