package dev.serviceregistry.generators.migration;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that guides are made of: for each project a page, the same for programs, and a patch where there is one. */
public final class GuideFiles {

    private GuideFiles() {}

    /** The text of each file by its name; nobody has written it to a disk yet. */
    public static SortedMap<String, String> of(List<MigrationGuide> guides) {
        SortedMap<String, String> files = new TreeMap<>();
        for (MigrationGuide guide : guides) {
            String name = Names.of(guide.project());
            files.put(name + ".md", GuideMarkdown.of(guide));
            files.put(name + ".json", GuideJson.of(guide));
            if (!guide.patch().text().isEmpty()) {
                files.put(name + ".patch", guide.patch().text());
            }
        }
        return files;
    }
}
