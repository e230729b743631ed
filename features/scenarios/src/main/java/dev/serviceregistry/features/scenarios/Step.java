package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * One step of a scenario.
 *
 * @param text how it is written, its keyword included
 * @param place where it is written
 * @param definition what it does
 * @param arguments what it does it with
 * @param rules the ids of the rules that it names
 */
record Step(String text, SourceLocation place, Definition definition, List<Object> arguments, List<String> rules) {}
