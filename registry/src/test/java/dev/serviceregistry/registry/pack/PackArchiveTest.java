package dev.serviceregistry.registry.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Packs as they are made, and files that somebody would have taken for packs. */
class PackArchiveTest {

    private static final PackId ID = new PackId("acme", "1.2.0");
    private static final String RULE =
            "rules/acme/ACM-001-every-service-runs-at-least-twice-and-its-name-is-a-long-one.drl";

    private static Pack pack() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(RULE, bytes("package policies\n"));
        files.put("security.toml", bytes("[security]\n"));
        files.put("tables/replicas.csv", bytes("type,minimum\n"));
        return Pack.of(ID, "service-registry 1.0", "0".repeat(64), files);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] bytes) {
        PackResult result = PackArchive.open(bytes).pack();
        assertThat(result).isInstanceOf(PackRefusal.class);
        return ((PackRefusal) result).reason();
    }

    /** The pack's entries as somebody else might write them into a jar. */
    private static Map<String, byte[]> entries() throws UnfitPackException {
        return StoredZip.read(pack().bytes(""));
    }

    @Test
    void what_is_written_is_read_again() {
        Pack read = (Pack) PackArchive.open(pack().bytes("")).pack();

        assertThat(read.id()).isEqualTo(ID);
        assertThat(read.tool()).isEqualTo("service-registry 1.0");
        assertThat(read.files().keySet()).containsExactly(RULE, "security.toml", "tables/replicas.csv");
        assertThat(read.text("security.toml")).isEqualTo("[security]\n");
        assertThat(read.bytes("")).isEqualTo(pack().bytes(""));
    }

    @Test
    void a_pack_is_a_jar_whose_manifest_has_the_digest_of_every_file() throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(pack().bytes("")))) {
            Manifest manifest = jar.getManifest();
            ZipEntry first = jar.getNextEntry();

            assertThat(manifest.getMainAttributes().getValue("Policy-Pack-Name"))
                    .isEqualTo("acme");
            assertThat(first.getName()).isEqualTo(RULE);
            assertThat(jar.readAllBytes()).isEqualTo(bytes("package policies\n"));
            assertThat(manifest.getAttributes(RULE).getValue("SHA-256-Digest"))
                    .isEqualTo(Base64.getEncoder().encodeToString(Sha256.of(bytes("package policies\n"))));
        }
    }

    @Test
    void no_byte_of_a_pack_can_be_changed_removed_or_doubled() {
        byte[] whole = pack().bytes("");
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertRefused(changed, "byte " + i + " changed");
            byte[] shorter = Arrays.copyOf(whole, i);
            assertRefused(shorter, "cut at " + i);
            byte[] doubled = ByteBuffer.allocate(whole.length + 1)
                    .put(whole, 0, i)
                    .put(whole[i])
                    .put(whole, i, whole.length - i)
                    .array();
            assertRefused(doubled, "byte " + i + " doubled");
        }
    }

    private static void assertRefused(byte[] bytes, String what) {
        PackResult result = PackArchive.open(bytes).pack();
        assertThat(result instanceof PackRefusal || isOtherwiseNamed((Pack) result))
                .as(what)
                .isTrue();
    }

    /** Only what the manifest says of the pack itself is covered by the digest of the whole file alone. */
    private static boolean isOtherwiseNamed(Pack read) {
        return !read.id().equals(ID)
                || !read.tool().equals(pack().tool())
                || !read.facts().equals(pack().facts());
    }

    @Test
    void random_bytes_are_no_pack() {
        Random random = new Random(7);
        byte[] whole = pack().bytes("");
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.clone();
            for (int j = 0; j < 1 + i % 20; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (!Arrays.equals(bytes, whole)) {
                assertThat(refusal(bytes)).as("round " + i).isNotEmpty();
            }
        }
        assertThat(refusal(new byte[0])).contains("is no pack: it is not a jar");
        assertThat(refusal(bytes("PK"))).contains("is no pack");
        assertThat(refusal(new byte[100])).contains("is no pack");
    }

    @Test
    void a_compressed_file_is_refused_before_it_could_grow() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("security.toml"));
            zip.write(new byte[1 << 24]);
            zip.closeEntry();
        }

        assertThat(refusal(out.toByteArray())).contains("holds a compressed file, 'security.toml'");
    }

    @Test
    void a_file_that_would_leave_its_folder_is_refused() throws Exception {
        for (String path : new String[] {
            "../outside.toml", "/etc/x.toml", "rules/../../x.drl", "rules\\x.drl", "rules/x.class", "waivers/x.toml",
            "META-INF/services/x", "rules/.hidden.drl", "tables/a/b.csv", "a!b.toml", "rules//x.drl", "C:x.toml"
        }) {
            Map<String, byte[]> entries = entries();
            entries.put(path, bytes("x"));
            assertThat(refusal(StoredZip.write(entries))).as(path).contains("holds '" + path + "'");
            assertThatThrownBy(() -> Pack.of(ID, "", "", new TreeMap<>(Map.of(path, bytes("x")))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_file_that_the_manifest_does_not_name_or_names_otherwise_is_refused() throws Exception {
        Map<String, byte[]> more = entries();
        more.put("zz.toml", bytes("x"));
        Map<String, byte[]> less = entries();
        less.remove("security.toml");
        Map<String, byte[]> other = entries();
        other.put("security.toml", bytes("[sEcurity]\n"));

        assertThat(refusal(StoredZip.write(more))).contains("holds 'zz.toml', which its manifest does not name");
        assertThat(refusal(StoredZip.write(less))).contains("lacks a file that its manifest names");
        assertThat(refusal(StoredZip.write(other)))
                .contains("holds 'security.toml' with another content than its manifest names");
    }

    @Test
    void files_in_another_order_are_refused() throws Exception {
        Map<String, byte[]> entries = entries();
        byte[] settings = entries.remove("security.toml");
        entries.put("security.toml", settings);

        assertThat(refusal(StoredZip.write(entries))).contains("in another order");
    }

    @Test
    void two_files_of_one_name_are_refused() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("securitx.toml", bytes("a"));
        files.put("security.toml", bytes("b"));
        byte[] two = replaced(Pack.of(ID, "", "", files).bytes(""), "securitx.toml", "security.toml");

        assertThat(refusal(two)).contains("holds two files of the name 'security.toml'");
    }

    @Test
    void a_symbolic_link_is_refused() {
        byte[] link = pack().bytes("");
        int central = lastIndexOf(link, bytes("PK\001\002"));
        ByteBuffer.wrap(link).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 38, 0xA1FF << 16);

        assertThat(refusal(link)).contains("holds a symbolic link, 'tables/replicas.csv'");
    }

    @Test
    void an_encrypted_file_is_refused() {
        byte[] encrypted = pack().bytes("");
        encrypted[lastIndexOf(encrypted, bytes("PK\001\002")) + 8] = 1;

        assertThat(refusal(encrypted)).contains("holds an encrypted file");
    }

    @Test
    void sizes_beyond_the_file_are_refused_without_memory_for_them() {
        byte[] large = pack().bytes("");
        int central = lastIndexOf(large, bytes("PK\001\002"));
        ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, -1);

        assertThat(refusal(large)).contains("is said to go on beyond the end of the file");
    }

    @Test
    void more_files_than_a_pack_has_are_refused() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= StoredZip.MOST_ENTRIES; i++) {
            many.put("a" + i + ".toml", new byte[0]);
        }

        assertThat(refusal(StoredZip.write(many))).contains("a pack holds at most " + StoredZip.MOST_ENTRIES);
    }

    @Test
    void bytes_before_between_and_behind_the_files_are_refused() {
        byte[] whole = pack().bytes("");
        byte[] comment = Arrays.copyOf(whole, whole.length + 1);
        comment[whole.length - 2] = 1;

        assertThat(refusal(comment)).contains("is no pack");
        byte[] before = new byte[whole.length + 1];
        System.arraycopy(whole, 0, before, 1, whole.length);
        assertThat(refusal(before)).contains("is no pack");
    }

    @Test
    void a_jar_that_is_no_pack_or_one_of_another_form_says_so() throws Exception {
        Map<String, byte[]> jar = entries();
        jar.put(Pack.MANIFEST, bytes("Manifest-Version: 1.0\n\n"));
        Map<String, byte[]> later = entries();
        String manifest = new String(later.get(Pack.MANIFEST), StandardCharsets.UTF_8);
        later.put(Pack.MANIFEST, bytes(manifest.replace("Format: 1", "Format: 2")));
        Map<String, byte[]> edited = entries();
        edited.put(Pack.MANIFEST, bytes(manifest.replace("Policy-Pack-Name", "Extra: x\nPolicy-Pack-Name")));

        assertThat(refusal(StoredZip.write(jar))).contains("is a jar, but no pack");
        assertThat(refusal(StoredZip.write(later))).contains("is a pack of the form 2, and this version reads form 1");
        assertThat(refusal(StoredZip.write(edited))).contains("has a manifest that 'rules pack' did not write");
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        Pack pack = Pack.of(ID, "", "", new TreeMap<>(Map.of("a.toml", new byte[] {(byte) 0xFF})));

        assertThat(refusal(pack.bytes(""))).contains("holds 'a.toml', which is not written in UTF-8");
    }

    @Test
    void a_signature_over_another_pack_is_refused() {
        Pack other = Pack.of(new PackId("acme", "1.2.1"), "", "", new TreeMap<>(Map.of("a.toml", bytes("x"))));

        assertThat(refusal(pack().bytes(other.signedText() + "\n\u2014 acme AAAAAAA=\n")))
                .contains("has the signature of another pack");
        assertThat(PackArchive.open(pack().bytes(pack().signedText() + "\n\u2014 acme AAAAAAA=\n"))
                        .pack())
                .isInstanceOf(Pack.class);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lastIndexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
