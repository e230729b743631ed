package dev.serviceregistry.benchmarks.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A central repository that nobody wrote: every table and key of the schema, in the proportions of real ones.
 *
 * <p>Without defects it has no finding. It is never held as a whole, so that it may be of any size.
 */
public final class GeneratedRepository {

    private final Plan plan;

    private GeneratedRepository(Plan plan) {
        this.plan = plan;
    }

    /** The repository of this size. */
    public static GeneratedRepository of(RepositorySize size) {
        return new GeneratedRepository(new Plan(size));
    }

    /**
     * Writes all files.
     *
     * @param root where; made when it is not there
     * @return how many bytes they have
     */
    public long writeTo(Path root) throws IOException {
        long bytes = write(root, "services/catalog.toml", CatalogueText.of(plan, CatalogueVersion.HEAD));
        bytes += versions(root);
        for (Map.Entry<String, String> policy : PolicyText.files().entrySet()) {
            bytes += write(root, "policies/" + policy.getKey(), policy.getValue());
        }
        for (int project = 0; project < plan.size().projects(); project++) {
            ProjectText text = new ProjectText(plan, project);
            String folder = "projects/" + plan.project(project) + "/";
            bytes += write(root, folder + "services.toml", text.services());
            bytes += write(root, folder + "deployment.toml", text.deployment());
            bytes += write(root, folder + "monitoring.toml", text.monitoring());
        }
        return bytes;
    }

    /** Every defect that is in it, by service. */
    public List<PlantedDefect> defects() {
        List<PlantedDefect> planted = new ArrayList<>();
        for (int project = 0; project < plan.size().projects(); project++) {
            for (int index = 0; index < plan.ownCount(); index++) {
                Defect defect = plan.defect(project, index);
                if (defect != null) {
                    planted.add(new PlantedDefect(reported(project, index, defect), defect));
                }
            }
        }
        return planted;
    }

    /** The service that a defect is reported on: of a circle the one that comes first in the alphabet. */
    private String reported(int project, int index, Defect defect) {
        String service = plan.service(project, index).identity();
        if (defect != Defect.START_CYCLE) {
            return service;
        }
        String next = plan.service(project, index + 1).identity();
        return service.compareTo(next) < 0 ? service : next;
    }

    private long versions(Path root) throws IOException {
        TomlText versions = TomlText.document().text("current", CatalogueVersion.V1_2.label());
        long bytes = 0;
        for (CatalogueVersion version : CatalogueVersion.released()) {
            String path = "versions/" + version.label() + "/catalog.toml";
            String text = CatalogueText.of(plan, version);
            bytes += write(root, "services/" + path, text);
            versions.table("versions.\"" + version.label() + "\"")
                    .text("path", path)
                    .value("released", "2026-0" + (2 + version.ordinal()) + "-01")
                    .text("status", version.status())
                    .text("sha256", sha256(text));
            if (version == CatalogueVersion.V1_0) {
                versions.value("sunset", "2031-12-31");
            }
        }
        return bytes + write(root, "services/versions.toml", versions.toString());
    }

    private static long write(Path root, String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return bytes.length;
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
