package dev.serviceregistry.ledger.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors are those that the implementations of Certificate Transparency are tested with. */
class TreeTest {

    private static final String[] ENTRIES = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
    };
    private static final String[] ROOTS = {
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    };

    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> stored = new ArrayList<>();
    private final StoredTree tree = new StoredTree(index -> stored.get((int) index), hasher);
    private final Frontier frontier = new Frontier(hasher);

    private void grow(int size) {
        for (int i = 0; i < size; i++) {
            byte[] entry = i < ENTRIES.length ? HexFormat.of().parseHex(ENTRIES[i]) : new byte[] {(byte) i, 1};
            stored.addAll(frontier.add(hasher.leaf(entry)));
        }
    }

    private static List<Hash> hashes(String... hex) {
        return List.of(hex).stream().map(Hash::ofHex).toList();
    }

    @Test
    void the_roots_are_the_published_ones() throws IOException {
        grow(8);

        for (int size = 0; size <= 8; size++) {
            assertThat(tree.root(size).hex()).isEqualTo(ROOTS[size]);
            assertThat(tree.frontier(size).root().hex()).isEqualTo(ROOTS[size]);
        }
        assertThat(frontier.root().hex()).isEqualTo(ROOTS[8]);
    }

    @Test
    void the_proofs_of_inclusion_are_the_published_ones() throws IOException {
        grow(8);

        assertThat(tree.inclusion(0, 8).path())
                .isEqualTo(hashes(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(tree.inclusion(5, 8).path())
                .isEqualTo(hashes(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @Test
    void the_proofs_of_consistency_are_the_published_ones() throws IOException {
        grow(8);

        assertThat(tree.consistency(6, 8).path())
                .isEqualTo(hashes(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(tree.consistency(2, 5).path())
                .isEqualTo(hashes(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    }

    @Test
    void every_proof_of_inclusion_proves_its_entry_and_no_other() throws IOException {
        grow(37);

        for (int size = 1; size <= 37; size++) {
            Hash root = tree.root(size);
            for (int entry = 0; entry < size; entry++) {
                InclusionProof proof = tree.inclusion(entry, size);
                for (int leaf = 0; leaf < size; leaf++) {
                    assertThat(proof.proves(tree.leaf(leaf), root, hasher)).isEqualTo(leaf == entry);
                }
                List<Hash> longer = new ArrayList<>(proof.path());
                longer.add(root);
                assertThat(new InclusionProof(entry, size, longer).proves(tree.leaf(entry), root, hasher))
                        .isFalse();
                for (int i = 0; i < proof.path().size(); i++) {
                    List<Hash> shorter = new ArrayList<>(proof.path());
                    shorter.remove(i);
                    assertThat(new InclusionProof(entry, size, shorter).proves(tree.leaf(entry), root, hasher))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_proof_of_consistency_proves_its_two_trees_and_no_others() throws IOException {
        grow(37);

        for (int size = 0; size <= 37; size++) {
            for (int before = 0; before <= size; before++) {
                ConsistencyProof proof = tree.consistency(before, size);
                assertThat(proof.proves(tree.root(before), tree.root(size), hasher))
                        .as(before + " in " + size)
                        .isTrue();
                assertThat(proof.proves(tree.root((before + 1) % 38), tree.root(size), hasher))
                        .isFalse();
                if (before > 0) {
                    assertThat(proof.proves(tree.root(before), tree.root((size + 1) % 38), hasher))
                            .isFalse();
                }
                if (before > 0 && before < size) {
                    List<Hash> changed = new ArrayList<>(proof.path());
                    changed.set(changed.size() - 1, hasher.empty());
                    assertThat(new ConsistencyProof(before, size, changed)
                                    .proves(tree.root(before), tree.root(size), hasher))
                            .isFalse();
                }
            }
        }
    }
}
