package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which released versions of the catalogue were edited, whatever is stated of them now. */
final class ReleaseComparison {

    private ReleaseComparison() {}

    /** The versions whose files are others than they were released, with the checksums that they were released with. */
    static List<CatalogVersion> of(View before, View after) {
        Map<String, CatalogVersion> now = new HashMap<>();
        versions(after).forEach(version -> now.put(version.name(), version));
        List<CatalogVersion> edited = new ArrayList<>();
        for (CatalogVersion was : versions(before)) {
            CatalogVersion is = now.get(was.name());
            String released = was.stated().isEmpty() ? was.actual() : was.stated();
            boolean wasReleased = was.status() != CatalogStatus.DRAFT && !released.equals(CatalogVersion.NO_FILE);
            boolean isToldAnyway = is != null
                    && is.status() != CatalogStatus.DRAFT
                    && !is.stated().isEmpty()
                    && !is.stated().equals(is.actual());
            boolean isEdited = is != null
                    && !is.actual().equals(released)
                    && !after.reading().digested().isReleasedAs(is.name(), released)
                    && !(was.stated().isEmpty() && saySame(before, was, after, is));
            if (is != null && wasReleased && !isToldAnyway && isEdited) {
                edited.add(new CatalogVersion(was.name(), was.status(), released, is.actual(), is.source()));
            }
        }
        return edited;
    }

    /** Whether two files say the same, as they do where git writes other line ends into a folder than it keeps. */
    private static boolean saySame(View before, CatalogVersion was, View after, CatalogVersion is) {
        ParsedFile old = file(before, was);
        ParsedFile now = file(after, is);
        return old != null
                && now != null
                && new Values(before.reading(), after.reading()).same(old.content(), now.content());
    }

    /** The file of a version, where all of it could be read. */
    private static @Nullable ParsedFile file(View state, CatalogVersion version) {
        return state.reading().files().values().stream()
                .filter(file -> file.digest().equals(version.actual()))
                .filter(file -> file.usable() && file.problems().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static List<CatalogVersion> versions(View state) {
        return state.reading().registry().facts().ofType(CatalogVersion.class);
    }
}
