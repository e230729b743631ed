package dev.serviceregistry.engine.drools.own;

import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleWord;
import dev.serviceregistry.facts.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A compiled file of rules as bytes; where the file stands is no part of them. */
final class CompiledFileCodec {

    /** The letters SRR, and the version of what is written behind them. */
    private static final int MAGIC = 0x53525234;

    private static final int MOST = 1 << 16;

    private CompiledFileCodec() {}

    static byte[] write(CompiledFile file) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try {
            write(file, new DataOutputStream(payload));
            DataOutputStream out = new DataOutputStream(whole);
            out.writeInt(MAGIC);
            out.writeLong(checksum(payload.toByteArray(), 0));
            out.write(payload.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    private static void write(CompiledFile file, DataOutputStream out) throws IOException {
        out.writeInt(file.models().size());
        for (String model : file.models()) {
            out.writeUTF(model);
        }
        out.writeInt(file.rules().size());
        for (CompiledRule rule : file.rules()) {
            out.writeUTF(rule.id());
            out.writeUTF(rule.title());
            out.writeInt(rule.line());
            out.writeInt(rule.column());
            out.writeUTF(rule.subject());
            out.writeBoolean(rule.narrow());
            out.writeInt(rule.words().size());
            for (RuleWord word : rule.words()) {
                out.writeUTF(word.type());
                out.writeUTF(word.field());
                out.writeUTF(word.text());
                out.writeInt(word.place().line());
                out.writeInt(word.place().column());
                out.writeInt(word.place().endLine());
                out.writeInt(word.place().endColumn());
            }
        }
        out.writeInt(file.classes().size());
        for (Map.Entry<String, byte[]> compiled : file.classes().entrySet()) {
            out.writeUTF(compiled.getKey());
            out.writeInt(compiled.getValue().length);
            out.write(compiled.getValue());
        }
    }

    /** The file that was written, as one that stands at this path; null when the bytes are damaged. */
    static @Nullable CompiledFile read(byte[] bytes, String path) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readLong() != checksum(bytes, Integer.BYTES + Long.BYTES)) {
                return null;
            }
            List<String> models = new ArrayList<>();
            for (int i = count(in); i > 0; i--) {
                models.add(in.readUTF());
            }
            List<CompiledRule> rules = new ArrayList<>();
            for (int i = count(in); i > 0; i--) {
                rules.add(new CompiledRule(
                        in.readUTF(),
                        in.readUTF(),
                        in.readInt(),
                        in.readInt(),
                        in.readUTF(),
                        in.readBoolean(),
                        words(in, path)));
            }
            SortedMap<String, byte[]> classes = new TreeMap<>();
            for (int i = count(in); i > 0; i--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return new CompiledFile(path, classes, List.copyOf(models), List.copyOf(rules));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<RuleWord> words(DataInputStream in, String path) throws IOException {
        List<RuleWord> words = new ArrayList<>();
        for (int i = count(in); i > 0; i--) {
            words.add(new RuleWord(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    new SourceLocation(path, in.readInt(), in.readInt(), in.readInt(), in.readInt())));
        }
        return List.copyOf(words);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("no number of parts");
        }
        return count;
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes, Math.min(from, bytes.length), Math.max(0, bytes.length - from));
        return crc.getValue();
    }
}
