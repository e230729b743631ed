package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            if (is != null && wasReleased && !isToldAnyway && !is.actual().equals(released)) {
                edited.add(new CatalogVersion(was.name(), was.status(), released, is.actual(), is.source()));
            }
        }
        return edited;
    }

    private static List<CatalogVersion> versions(View state) {
        return state.reading().registry().facts().ofType(CatalogVersion.class);
    }
}
