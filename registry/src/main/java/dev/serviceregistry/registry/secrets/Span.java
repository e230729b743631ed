package dev.serviceregistry.registry.secrets;

/**
 * A part of a text that is a secret by its form.
 *
 * @param kind what kind of secret it looks like
 * @param from where the form begins by which it is known
 * @param to where that form ends
 * @param secretFrom where the secret itself begins within it
 * @param secretTo where the secret itself ends
 */
record Span(String kind, int from, int to, int secretFrom, int secretTo) {}
