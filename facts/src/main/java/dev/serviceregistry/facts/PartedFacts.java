package dev.serviceregistry.facts;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Several parts as one list, without a copy. */
final class PartedFacts extends AbstractList<Fact> {

    private final List<FactPart> parts;

    /** Where each part ends; worked out when somebody asks for a fact by its place. */
    private volatile int @Nullable [] ends;

    PartedFacts(List<FactPart> parts) {
        this.parts = List.copyOf(parts);
    }

    private int[] ends() {
        int[] known = ends;
        if (known == null) {
            known = new int[parts.size()];
            int end = 0;
            for (int i = 0; i < known.length; i++) {
                end += parts.get(i).facts().size();
                known[i] = end;
            }
            ends = known;
        }
        return known;
    }

    List<FactPart> parts() {
        return parts;
    }

    @Override
    public Fact get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        int[] ends = ends();
        int found = Arrays.binarySearch(ends, index + 1);
        int part = found < 0 ? -found - 1 : found;
        while (part > 0 && ends[part - 1] > index) {
            part--;
        }
        return parts.get(part).facts().get(index - (part == 0 ? 0 : ends[part - 1]));
    }

    @Override
    public int size() {
        int[] ends = ends();
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override
    public Iterator<Fact> iterator() {
        return new Iterator<>() {
            private final Iterator<FactPart> rest = parts.iterator();
            private Iterator<Fact> current = List.<Fact>of().iterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && rest.hasNext()) {
                    current = rest.next().facts().iterator();
                }
                return current.hasNext();
            }

            @Override
            public Fact next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }
}
