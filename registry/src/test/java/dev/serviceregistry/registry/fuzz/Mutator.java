package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils files, by everything from a single bit to a whole subtree; the same random numbers spoil them in the same way. */
final class Mutator {

    /** No mutation makes a larger file; what larger ones cost is tested by itself. */
    private static final int LARGEST = 200_000;

    private final ByteMutations bytes = new ByteMutations();
    private final TokenMutations tokens;
    private final StructureMutations structure;
    private final Bombs bombs;
    private final List<byte[]> others = new ArrayList<>();

    Mutator(Target.Format format, List<Seed> seeds) {
        boolean yaml = format != Target.Format.TOML;
        tokens = new TokenMutations(Tokens.of(format));
        structure = new StructureMutations(yaml);
        bombs = new Bombs(yaml);
        seeds.forEach(seed -> others.addAll(seed.files().values()));
    }

    /** The seed with something wrong in one of its files, or in two. */
    Seed mutated(Seed seed, Random random) {
        Seed mutated = seed;
        for (int files = random.nextInt(8) == 0 ? 2 : 1; files > 0; files--) {
            String file = file(seed, random);
            byte[] content = mutated.files().get(file);
            for (int i = count(random); i > 0; i--) {
                content = mutated(content, random);
            }
            mutated = mutated.with(file, content.length > LARGEST ? Arrays.copyOf(content, LARGEST) : content);
        }
        return mutated;
    }

    private static String file(Seed seed, Random random) {
        if (!seed.inputs().isEmpty() && random.nextInt(4) > 0) {
            return seed.inputs().get(random.nextInt(seed.inputs().size()));
        }
        return List.copyOf(seed.files().keySet())
                .get(random.nextInt(seed.files().size()));
    }

    private static int count(Random random) {
        int count = 1;
        while (count < 6 && random.nextInt(3) > 0) {
            count++;
        }
        return count;
    }

    private byte[] mutated(byte[] content, Random random) {
        if (content.length == 0) {
            return others.get(random.nextInt(others.size()));
        }
        byte[] other = others.get(random.nextInt(others.size()));
        int kind = random.nextInt(20);
        if (kind < 4) {
            return bytes.mutated(content, other, random);
        }
        String text = new String(content, UTF_8);
        String mutated;
        if (kind < 11) {
            mutated = tokens.mutated(text, random);
        } else if (kind < 19) {
            mutated = structure.mutated(text, new String(other, UTF_8), random);
        } else {
            mutated = bombs.mutated(text, random);
        }
        return mutated.getBytes(UTF_8);
    }
}
