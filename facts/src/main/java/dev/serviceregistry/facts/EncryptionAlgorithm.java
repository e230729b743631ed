package dev.serviceregistry.facts;

/**
 * The algorithm by which a service encrypts; stated only where one is written, or where the service says that it encrypts.
 *
 * @param service the service
 * @param algorithm the algorithm in capitals, without what spellings differ in and without its mode, such as {@code AES256} for
 *     {@code aes-256-gcm}; empty when it is not written
 * @param bits its strength; 0 when it is not known
 * @param stated what is said of it, in words that follow the service
 * @param source where it is written, or where it should be
 */
public record EncryptionAlgorithm(String service, String algorithm, int bits, String stated, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "metadata.encryption.algorithm";
    }

    @Override
    public String description() {
        return service + " " + stated;
    }
}
