package dev.serviceregistry.registry.secrets;

/** How surely a name says that what bears it is secret. */
enum NameStrength {
    /** Not at all. */
    NONE,

    /** It has to do with a secret, and as often means what that belongs to, as in {@code PASSWORD_DB}. */
    FAINT,

    /** It has to do with a secret, but more words follow that may turn its sense, as in {@code TOKEN_SERVICE}. */
    WEAK,

    /** It names a secret, as {@code DB_PASSWORD} does. */
    STRONG
}
