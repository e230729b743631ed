package dev.serviceregistry.desugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesugarTest {

    private static final String PARENT = "dev/serviceregistry/desugar/SamplesParent.class";
    private static final String SAMPLES = "dev/serviceregistry/desugar/Samples.class";
    private static final long TIME = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void a_jar_keeps_its_entries_in_their_order_with_their_times_and_stored() throws IOException {
        Path jar = jar();

        Desugar.main(new String[] {jar.toString(), "dev/serviceregistry/"});

        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<String> names = file.stream().map(ZipEntry::getName).toList();
            assertThat(names.subList(0, 3)).containsExactly("META-INF/notes", PARENT, SAMPLES);
            assertThat(names.subList(3, names.size()))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("dev/serviceregistry/desugar/Samples$$Lambda"));
            assertThat(file.stream())
                    .allMatch(entry -> entry.getMethod() == ZipEntry.STORED && entry.getTime() == TIME);
            try (InputStream notes = file.getInputStream(file.getEntry("META-INF/notes"))) {
                assertThat(notes).hasContent("kept");
            }
        }
    }

    @Test
    void the_same_jar_becomes_the_same_to_the_byte() throws IOException {
        Path jar = jar();
        Path other = Files.copy(jar, folder.resolve("other.jar"));

        Desugar.main(new String[] {jar.toString(), "dev/"});
        Desugar.main(new String[] {other.toString(), "dev/"});

        assertThat(other).hasSameBinaryContentAs(jar);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("some.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/notes", "kept".getBytes(StandardCharsets.UTF_8));
            for (String name : List.of(PARENT, SAMPLES)) {
                try (InputStream in = DesugarTest.class.getResourceAsStream('/' + name)) {
                    put(out, name, in.readAllBytes());
                }
            }
        }
        return jar;
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(TIME);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
