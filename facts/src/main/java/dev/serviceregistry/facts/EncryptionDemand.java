package dev.serviceregistry.facts;

/**
 * The setting {@code [compliance] encryption.algorithm}.
 *
 * @param algorithm the algorithm, without what spellings differ in
 * @param bits its strength; more than any when it is not known
 * @param stated the algorithm as written
 * @param source where it is set
 */
public record EncryptionDemand(String algorithm, int bits, String stated, SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("compliance.encryption.algorithm");
    }

    @Override
    public String description() {
        return "encryption.algorithm = " + stated;
    }
}
