package dev.serviceregistry.benchmarks.generator;

import java.util.List;

/**
 * What other services need to know of a project's own service before it is written.
 *
 * @param project the project's name
 * @param index its place in the project; it requires only services before it
 * @param id its id
 * @param type its type
 * @param version its version
 * @param rank its criticality, 0 for the highest; services without one have the rank they would have
 * @param tier its criticality by name; empty for none
 * @param visibility who may depend on it
 * @param deprecated whether it is deprecated
 */
record PlannedService(
        String project,
        int index,
        String id,
        String type,
        String version,
        int rank,
        String tier,
        String visibility,
        boolean deprecated) {

    static final List<String> TIERS = List.of("critical", "high", "medium", "low");

    /** For how much of the time services of each tier may be unavailable, in millionths. */
    private static final List<Integer> DOWNTIMES = List.of(500, 1_000, 5_000, 10_000);

    private static final int DATABASE_DOWNTIME = 100;

    private static final List<String> NOUNS = List.of(
            "order",
            "cart",
            "invoice",
            "customer",
            "stock",
            "price",
            "shipment",
            "return",
            "voucher",
            "review",
            "payment",
            "refund",
            "account",
            "session",
            "report",
            "message",
            "contract",
            "claim",
            "booking",
            "ticket",
            "product",
            "supplier",
            "warehouse",
            "delivery",
            "tax",
            "budget",
            "forecast",
            "campaign",
            "audience",
            "survey");

    /** What the services of a project are, over and over again. */
    private static final List<String> TYPES =
            List.of("api", "api", "worker", "web", "api", "worker", "gateway", "api", "api", "web", "worker", "agent");

    /** The service at a place of a project that has so many of its own. */
    static PlannedService at(RepositorySize size, int project, String name, int index, int count) {
        Chance chance = Chance.of(size.seed(), project, index);
        String type = index == 0 ? "job" : index == 1 ? "database" : TYPES.get((index - 2) % TYPES.size());
        String noun = NOUNS.get((index + project) % NOUNS.size());
        int round = index / NOUNS.size();
        String id = (index == 0 ? "migrations" : index == 1 ? "store" : noun + "-" + type)
                + (round == 0 ? "" : "-" + round);
        String version = 1 + chance.below(6) + "." + chance.below(30) + "." + chance.below(10);
        int rank = index * TIERS.size() / count;
        boolean stated = index < 4 || index % 5 != 4;
        boolean deprecated = count >= 8 && index == count - 1 && project % 3 == 0;
        String visibility = index < 4 || index % 3 == 1 ? "public" : index % 3 == 2 ? "private" : "project";
        return new PlannedService(
                name, index, id, type, version, rank, stated ? TIERS.get(rank) : "", visibility, deprecated);
    }

    String identity() {
        return project + "/" + id;
    }

    String range() {
        return Versions.compatible(version);
    }

    /** Whether others may depend on it: it is here to stay, and states how critical it is. */
    boolean isReliable() {
        return !tier.isEmpty() && !deprecated;
    }

    /** Whether it has an availability objective of its own. */
    boolean hasObjective() {
        return rank == 0 && !isJob() || rank <= 1 && isReachable();
    }

    /** For how much of the time it may be unavailable, in millionths; the greatest number when it promises nothing. */
    int downtime() {
        if (tier.isEmpty() && !hasObjective()) {
            return Integer.MAX_VALUE;
        }
        return type.equals("database") ? DATABASE_DOWNTIME : DOWNTIMES.get(rank);
    }

    boolean isJob() {
        return type.equals("job");
    }

    /** Whether it listens on a port. */
    boolean isReachable() {
        return !isJob() && !type.equals("worker") && !type.equals("agent");
    }

    int port() {
        return type.equals("database") ? 5432 : type.equals("web") ? 3000 : 8080;
    }

    /** The contract that it provides; none for what is not spoken to through one. */
    String contract() {
        boolean speaks = type.equals("api") || type.equals("gateway");
        return speaks ? project + "-" + id + "-http@" + Versions.major(version) : "";
    }
}
