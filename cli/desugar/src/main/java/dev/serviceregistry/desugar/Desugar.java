package dev.serviceregistry.desugar;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Desugars the classes of a jar, in its place. What it makes is the same for the same jar; a second run changes nothing. */
public final class Desugar {

    private Desugar() {}

    /**
     * Desugars a jar.
     *
     * @param arguments the jar, and how the names of the entries begin whose classes are desugared
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        List<String> prefixes = List.of(arguments).subList(1, arguments.length);
        Map<String, FileTime> times = new LinkedHashMap<>();
        Map<String, byte[]> entries = read(jar, times);
        Map<String, byte[]> desugared =
                Desugaring.of(entries, name -> prefixes.stream().anyMatch(name::startsWith));
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        write(desugared, times, part);
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, byte[]> read(Path jar, Map<String, FileTime> times) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
                times.put(entry.getName(), entry.getLastModifiedTime());
            }
        }
        return entries;
    }

    /** Writes them as they come and stored, since the JVM reads classes without inflating them. */
    private static void write(Map<String, byte[]> entries, Map<String, FileTime> times, Path jar) throws IOException {
        FileTime first = times.values().iterator().next();
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                byte[] bytes = content.getValue();
                CRC32 crc = new CRC32();
                crc.update(bytes);
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTime(times.getOrDefault(content.getKey(), first).toMillis());
                entry.setSize(bytes.length);
                entry.setCompressedSize(bytes.length);
                entry.setCrc(crc.getValue());
                out.putNextEntry(entry);
                out.write(bytes);
                out.closeEntry();
            }
        }
    }
}
