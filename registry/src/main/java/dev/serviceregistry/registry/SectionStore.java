package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.files.CacheEntries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is stated of projects and of versions of the catalogue from one run to the next; for any number of threads. What
 * it gives back says of no service apart what it asked of others, and can be followed by no other state.
 */
final class SectionStore {

    private final CacheEntries entries;
    private final String root;
    private final SectionKeys keys;
    private final Repository repository;
    private final BooleanSupplier isBusy;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    /**
     * A store for one state of a repository.
     *
     * @param root where it is
     * @param isBusy whether this run has enough to do without keeping anything, which a later one does then
     */
    SectionStore(CacheEntries entries, Path root, Repository repository, BooleanSupplier isBusy) {
        this.entries = entries;
        this.root = root.toUri().toString();
        this.keys = new SectionKeys(repository, entries.key());
        this.repository = repository;
        this.isBusy = isBusy;
    }

    /** What was stated of a project or of a version of the catalogue; null when that is not known. */
    @Nullable
    Section find(String name, Object owner) {
        byte[] entry = entries.find(place(name), keys.of(name, entries.key()));
        if (entry.length == 0) {
            return null;
        }
        try {
            Section section = SectionCodec.read(name, owner, entry, this::service);
            found.add(name);
            return section;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Keeps what is stated of a project or of a version of the catalogue, unless it was found here. */
    void keep(Section section) {
        if (!isBusy.getAsBoolean() && !found.contains(section.name()) && SectionCodec.canWrite(section)) {
            entries.store(place(section.name()), keys.of(section.name(), entries.key()), SectionCodec.write(section));
        }
    }

    /** There is one entry for each section, so that what was stated of each state of a repository does not pile up. */
    private byte[] place(String name) {
        return entries.key().digest((root + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Service service(String id) {
        return repository.definition(id).service();
    }
}
