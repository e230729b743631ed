package dev.serviceregistry.facts;

/** That a setting asks for something; a rule that needs it has nothing to judge while no setting does. */
public sealed interface DemandFact extends Fact
        permits AllowedRegistries,
                EncryptionDemand,
                FanInLimit,
                IngressTlsDemand,
                PlaintextSecretBan,
                SecretAgeLimit,
                SecurityDemand {}
