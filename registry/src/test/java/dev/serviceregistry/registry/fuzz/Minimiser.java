package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes away of an input what its failure does not need. */
final class Minimiser {

    private static final int MOST_RUNS = 600;

    private final Campaign campaign;
    private int runs;

    Minimiser(Campaign campaign) {
        this.campaign = campaign;
    }

    /** A smaller input, as small as could be found soon, that fails in the same way; the same when there is none. */
    Seed minimised(Campaign.Failure failure) throws InterruptedException {
        Seed smallest = failure.input();
        if (failure.kind().contains("EndlessException")) {
            return smallest;
        }
        for (String file : failure.input().mutated()) {
            for (String separator : new String[] {"\n", ""}) {
                smallest = minimised(smallest, file, separator, failure.kind());
            }
        }
        return smallest;
    }

    private Seed minimised(Seed input, String file, String separator, String kind) throws InterruptedException {
        Seed smallest = input;
        List<String> parts =
                new ArrayList<>(Arrays.asList(new String(input.files().get(file), ISO_8859_1).split(separator, -1)));
        for (int size = Math.max(1, parts.size() / 2); size > 0 && runs < MOST_RUNS; size /= 2) {
            for (int from = 0; from < parts.size() && runs < MOST_RUNS; ) {
                List<String> fewer = new ArrayList<>(parts);
                fewer.subList(from, Math.min(from + size, fewer.size())).clear();
                Seed candidate =
                        smallest.with(file, String.join(separator, fewer).getBytes(ISO_8859_1));
                runs++;
                if (campaign.failsOn(candidate, kind)) {
                    smallest = candidate;
                    parts = fewer;
                } else {
                    from += size;
                }
            }
        }
        return smallest;
    }
}
