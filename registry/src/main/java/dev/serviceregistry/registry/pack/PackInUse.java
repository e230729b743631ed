package dev.serviceregistry.registry.pack;

/**
 * A pack that a repository is judged by.
 *
 * @param pack what it holds
 * @param use what asks for it, which it was found to fit
 * @param isSigned whether the key that was asked for has signed it
 */
public record PackInUse(Pack pack, UsedPack use, boolean isSigned) {}
