package dev.serviceregistry.registry.pack;

/** Says why bytes are no pack, in words that follow the file's name. */
final class UnfitPackException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitPackException(String reason) {
        super(reason);
    }
}
