package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.FactSet;
import java.time.LocalDate;

/**
 * What a scenario asks the policies.
 *
 * @param facts what is true
 * @param today the day on which it is
 */
record Question(FactSet facts, LocalDate today) {}
