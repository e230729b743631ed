package dev.serviceregistry.registry.approval;

/**
 * What makes a change the same change again, wherever it is written and whatever else is pushed.
 *
 * @param fingerprint 32 hexadecimal digits over what changed, its old value and its new one; of secrets it only tells that
 *     there is one, so that nobody can try out what was hashed
 * @param exact the same with the secrets under the key of this process: it tells more, and nobody outside may see it
 * @param place what changed, whatever its values
 * @param holdsSecret whether a secret stands in plain text in the new value
 */
record ChangeIdentity(String fingerprint, String exact, String place, boolean holdsSecret) {}
