package dev.serviceregistry.ledger.audit.note;

/** What a public key says of the signatures below a note. */
public enum SignatureCheck {
    /** One is this key's. */
    VALID,
    /** One claims to be this key's and is not, or was this key's before it was changed. */
    INVALID,
    /** All are other keys'. */
    OF_ANOTHER_KEY,
    /** There is none. */
    UNSIGNED
}
