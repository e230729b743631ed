package dev.serviceregistry.desugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class DesugaringTest {

    private static final String PACKAGE = "dev/serviceregistry/desugar/";

    @Test
    void desugared_lambdas_and_concatenations_come_to_the_same() throws ReflectiveOperationException {
        Map<String, byte[]> desugared = Desugaring.of(samples(), name -> true);

        assertThat(told(desugared)).hasSizeGreaterThan(30).isEqualTo(Samples.all());
    }

    @Test
    void nothing_of_them_is_linked_at_run_time() {
        assertThat(linked(samples())).contains("metafactory", "altMetafactory", "makeConcatWithConstants");

        assertThat(linked(Desugaring.of(samples(), name -> true)))
                // The methods of the record, and what makes a serialized lambda again.
                .containsOnly("bootstrap", "altMetafactory");
    }

    @Test
    void what_is_not_chosen_stays_to_the_byte() {
        Map<String, byte[]> samples = samples();
        samples.put("notes.txt", new byte[] {1, 2});

        Map<String, byte[]> desugared = Desugaring.of(samples, name -> name.startsWith("org/"));

        assertThat(desugared).containsExactlyEntriesOf(samples);
    }

    @Test
    void a_second_run_changes_nothing() {
        Map<String, byte[]> once = Desugaring.of(samples(), name -> true);

        assertThat(Desugaring.of(once, name -> true)).containsExactlyEntriesOf(once);
    }

    private static Map<String, byte[]> samples() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of(
                "SamplesParent",
                "Samples",
                "Samples$Measure",
                "Samples$Pair",
                "Samples$Inner",
                "Samples$Ordered",
                "Samples$Marker")) {
            String entry = PACKAGE + name + ".class";
            try (InputStream in = DesugaringTest.class.getResourceAsStream('/' + entry)) {
                entries.put(entry, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entries;
    }

    /** The names of the methods that link something in these classes. */
    private static List<String> linked(Map<String, byte[]> classes) {
        return classes.values().stream()
                .map(bytes -> {
                    ClassNode node = new ClassNode();
                    new ClassReader(bytes).accept(node, 0);
                    return node;
                })
                .flatMap(node -> node.methods.stream())
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(instruction -> ((InvokeDynamicInsnNode) instruction).bsm.getName())
                .distinct()
                .toList();
    }

    /** What these classes tell, loaded apart and verified. */
    private static List<?> told(Map<String, byte[]> classes) throws ReflectiveOperationException {
        ClassLoader apart = new ClassLoader(DesugaringTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                byte[] bytes = classes.get(name.replace('.', '/') + ".class");
                if (bytes == null) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
            }
        };
        Method all = apart.loadClass("dev.serviceregistry.desugar.Samples").getDeclaredMethod("all");
        all.setAccessible(true);
        return (List<?>) all.invoke(null);
    }
}
