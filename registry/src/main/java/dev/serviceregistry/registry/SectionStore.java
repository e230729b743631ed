package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.files.CacheEntries;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.packed.FactReader;
import dev.serviceregistry.registry.packed.FactWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is stated of projects and of versions of the catalogue from one run to the next; for any number of threads. What
 * it gives back says of no service apart what it asked of others, and can be followed by no other state.
 */
final class SectionStore {

    private final CacheEntries entries;
    private final String place;
    private final SectionKeys keys;
    private final Repository repository;
    private final Predicate<ParsedFile> isNew;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    /**
     * A store for one state of a repository.
     *
     * @param root where it is
     * @param isNew whether a file has only now been parsed: who edits it will do so again before long
     */
    SectionStore(CacheEntries entries, Path root, Repository repository, Predicate<ParsedFile> isNew) {
        this.entries = entries;
        // A revision is in memory, at another place in each run.
        this.place = root.getFileSystem().equals(FileSystems.getDefault())
                ? root.toUri().toString()
                : "a revision of " + repository.projects().keySet();
        this.keys = new SectionKeys(repository, entries::key);
        this.repository = repository;
        this.isNew = isNew;
    }

    /** What was stated of a project or of a version of the catalogue; null when that is not known. */
    @Nullable
    Section find(String name, Object owner) {
        byte[] entry = entries.find(place(name), keys.own(name));
        if (entry.length == 0) {
            return null;
        }
        try {
            FactReader in = new FactReader(entry, this::service);
            SortedSet<String> asked = in.flag() ? keys.projects() : names(in);
            if (!in.text().equals(HexFormat.of().formatHex(keys.said(asked)))) {
                return null;
            }
            Section section = SectionCodec.read(name, owner, in);
            found.add(name);
            return section;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Keeps what is stated of a project or of a version of the catalogue, unless it was found here. */
    void keep(Section section) {
        String name = section.name();
        if (!found.contains(name) && !isNew(section.owner()) && SectionCodec.canWrite(section)) {
            FactWriter out = new FactWriter();
            boolean ofAll = section.asksForAll();
            SortedSet<String> asked = ofAll ? keys.projects() : new TreeSet<>(section.askedAbout());
            out.flag(ofAll);
            if (!ofAll) {
                out.number(asked.size());
                asked.forEach(out::text);
            }
            out.text(HexFormat.of().formatHex(keys.said(asked)));
            SectionCodec.write(section, out);
            entries.store(place(name), keys.own(name), out.written());
        }
    }

    private static SortedSet<String> names(FactReader in) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (int i = in.size(); i > 0; i--) {
            names.add(in.text());
        }
        return names;
    }

    private boolean isNew(Object owner) {
        if (owner instanceof Catalogue catalogue) {
            return isNew.test(catalogue.file());
        }
        ProjectView project = (ProjectView) owner;
        return isNew.test(project.file())
                || repository.files(project.name()).stream().anyMatch(isNew);
    }

    /** There is one entry for each section, so that what was stated of each state of a repository does not pile up. */
    private byte[] place(String name) {
        return entries.key().digest((place + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Service service(String id) {
        return repository.definition(id).service();
    }
}
