package dev.serviceregistry.facts;

/**
 * That something is asked for, mostly by a setting; a rule that needs it has nothing to judge while nothing is asked for,
 * or of nobody who is there.
 */
public sealed interface DemandFact extends Fact
        permits AllowedRegistries,
                EncryptionDemand,
                FanInLimit,
                FreezeWindow,
                IngressTlsDemand,
                MostCriticalTier,
                NonRootDemand,
                PlaintextSecretBan,
                RecoveryGoal,
                SafeguardDemand,
                SecretAgeLimit,
                SecurityDemand,
                TierPromise {}
