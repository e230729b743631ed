package dev.serviceregistry.oracle;

import java.util.List;
import java.util.Set;

/** Makes up what an organisation must keep to: its regimes, its backups, and what services say of their data. */
final class RandomCompliance {

    /** Controls that bundled policies serve. */
    static final List<String> SERVED = List.of("SOC2:A1.2", "GDPR:Article-32");

    private final Dice dice;
    private final Set<Fault> faults;
    private int classified;

    RandomCompliance(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
    }

    /** Sets how often what is backed up, and how long that is kept. */
    void backups(Tree settings) {
        for (String kind : dice.some(List.of("database", "cache", "registry", "cluster"), dice.between(0, 3))) {
            Tree backup = Tree.empty();
            if (dice.chance(.6)) {
                backup.with("point_in_time", !has(Fault.BACKUP, .5));
            }
            choose(backup, "every", Fault.BACKUP, List.of("10s", "1m"), List.of("5m", "1h", "1d", "2w"));
            choose(backup, "restore", Fault.BACKUP, List.of("1m", "4m60s"), List.of("301s", "30m", "31m", "1d"));
            if (!has(Fault.BACKUP, .3)) {
                boolean brief = has(Fault.BACKUP, .5);
                backup.with("retention_days", brief ? dice.oneOf(0L, 0L, 1L, 13L, 29L) : dice.oneOf(35L, 400L));
            }
            if (!backup.entries().isEmpty()) {
                settings.with("compliance.backup." + kind, backup);
            }
        }
    }

    /** Sets which regimes apply, and what they demand. */
    void regimes(Tree settings) {
        for (String regime : List.of("pci_dss", "hipaa", "gdpr")) {
            if (has(Fault.REGIME, .6)) {
                settings.with("compliance." + regime + "_applicable", dice.chance(.85));
            }
            String path = "compliance." + regime;
            if (dice.chance(.4)) {
                settings.with(
                        path + ".regions",
                        has(Fault.ABROAD, .7)
                                ? dice.oneOf(List.of("us-east", "eu-west"), List.of("ap-south"), List.of("eu"))
                                : dice.oneOf(RandomDeployment.REGIONS, List.of()));
            }
            if (has(Fault.RETENTION, .5)) {
                settings.with(path + ".retention_days", dice.oneOf(0L, 30L, 90L, 400L));
            }
        }
        if (dice.chance(.5)) {
            settings.with("compliance.encryption.in_transit", dice.oneOf("required", "required", "optional"));
            settings.with("compliance.encryption.at_rest", dice.oneOf("required", "recommended"));
        }
        if (dice.chance(.6)) {
            settings.with(
                    "compliance.encryption.algorithm",
                    has(Fault.ALGORITHM, .8)
                            ? dice.oneOf("AES-256", "aes_192", "AES", "ChaCha20-Poly1305", "Kuznyechik", " ")
                            : "3DES");
        }
        if (!has(Fault.AUDIT, .4)) {
            settings.with(
                    "compliance.audit.retention_days", has(Fault.AUDIT, .5) ? dice.oneOf(0L, 90L, 364L, 2189L) : 2190L);
        }
        if (has(Fault.AUDIT, .3)) {
            settings.with("compliance.audit.enabled", dice.chance(.4));
        }
        if (dice.chance(.4)) {
            settings.with(
                    "compliance.controls_in_force",
                    has(Fault.CONTROL, .6) ? List.of(SERVED.get(0), "ACME:1.2", "SOC2:Z9") : SERVED);
        }
    }

    /** Writes what a service says of its data. */
    void write(Tree service) {
        if (!has(Fault.UNCLASSIFIED, .3)) {
            service.with("metadata.data_classification", classification());
        }
        if (dice.chance(.4)) {
            service.with(
                    "metadata.data_categories",
                    dice.some(List.of("cardholder", "health", "personal"), dice.between(0, 2)));
        }
        for (String key : List.of("encryption.in_transit", "encryption.at_rest", "audit_logging")) {
            if (!has(Fault.UNENCRYPTED, .5)) {
                service.with("metadata." + key, true);
            } else if (dice.chance(.5)) {
                service.with("metadata." + key, false);
            }
        }
        if (!has(Fault.ALGORITHM, .3)) {
            service.with(
                    "metadata.encryption.algorithm",
                    has(Fault.ALGORITHM, .7)
                            ? dice.oneOf(
                                    "AES",
                                    "AES/CBC/PKCS5Padding",
                                    "aes-128-gcm",
                                    "AES-192-CTR",
                                    "aes 256",
                                    "AES-256/GCM/NoPadding",
                                    "AES-512-XTS",
                                    "AES-512",
                                    "XChaCha20-Poly1305",
                                    "Camellia-256-CBC",
                                    "aria192",
                                    "DESede",
                                    "DES",
                                    "RC4",
                                    "SM4",
                                    "kuznyechik",
                                    "rot13",
                                    "")
                            : "AES-256-GCM");
        }
        if (has(Fault.RETENTION, .4)) {
            service.with("metadata.retention_days", dice.oneOf(0L, 29L, 30L, 31L, 400L, 401L));
        }
    }

    private String classification() {
        return has(Fault.REGIME, .3)
                ? dice.oneOf("public", "internal", "confidential")
                : has(Fault.UNENCRYPTED, .4) || classified++ % 2 == 0 ? "restricted" : "confidential";
    }

    private void choose(Tree tree, String key, Fault fault, List<String> right, List<String> wrong) {
        if (!has(fault, .5)) {
            tree.with(key, dice.pick(right));
        } else if (dice.chance(.7)) {
            tree.with(key, dice.pick(wrong));
        }
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
