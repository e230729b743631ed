package dev.serviceregistry.desugar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces lambdas, references to methods, and concatenations of strings that are linked at run time.
 *
 * <p>Classes before version 55 (Java 11) stay as they are: they have no nests and so cannot share private methods.
 */
final class Desugaring {

    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory.metafactory";
    private static final String LAMBDA_OF_MORE = "java/lang/invoke/LambdaMetafactory.altMetafactory";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
    private static final String CLASS = ".class";

    /** Makes lambdas again of what was serialized, and is seldom called. */
    private static final String DESERIALIZATION = "$deserializeLambda$";

    private static final int MAJOR = 0xffff;

    private final Map<String, byte[]> entries;
    private final Map<String, ClassNode> read = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    private Desugaring(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /**
     * The same entries, with desugared classes in their places and what was made of their lambdas behind.
     *
     * @param entries the entries of a jar
     * @param chosen which of them are desugared, by name
     */
    static Map<String, byte[]> of(Map<String, byte[]> entries, Predicate<String> chosen) {
        Desugaring desugaring = new Desugaring(entries);
        for (String name : entries.keySet()) {
            if (name.endsWith(CLASS) && chosen.test(name)) {
                desugaring.desugar(name);
            }
        }
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        desugaring.changed.forEach(name -> all.put(name, bytes(desugaring.node(name))));
        all.putAll(desugaring.made);
        return all;
    }

    private void desugar(String name) {
        ClassNode node = node(name);
        if ((node.version & MAJOR) < Opcodes.V11) {
            return;
        }
        List<MethodNode> methods = new ArrayList<>();
        int count = 0;
        for (MethodNode method : node.methods) {
            if (method.name.equals(DESERIALIZATION)) {
                continue;
            }
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                AbstractInsnNode plain = plain(node, instruction, count, methods);
                if (plain != null) {
                    method.instructions.set(instruction, plain);
                    count++;
                }
            }
        }
        node.methods.addAll(methods);
        if (count > 0) {
            changed.add(name);
        }
    }

    /** What does the same without being linked; null for an instruction that stays. */
    private @Nullable AbstractInsnNode plain(
            ClassNode node, AbstractInsnNode instruction, int number, List<MethodNode> methods) {
        if (!(instruction instanceof InvokeDynamicInsnNode dynamic)) {
            return null;
        }
        Handle factory = dynamic.bsm;
        switch (factory.getOwner() + '.' + factory.getName()) {
            case LAMBDA, LAMBDA_OF_MORE -> {
                LambdaClass lambda = new LambdaClass(node, dynamic, number);
                made.put(lambda.name() + CLASS, lambda.bytes());
                host(lambda.host()).add(lambda.name());
                return lambda.creation();
            }
            case CONCATENATION -> {
                Concatenation concatenation = new Concatenation(node, dynamic, number);
                methods.add(concatenation.method());
                return concatenation.call();
            }
            default -> {
                return null;
            }
        }
    }

    /** The members of the nest of this class. */
    private List<String> host(String owner) {
        ClassNode node = node(owner + CLASS);
        changed.add(owner + CLASS);
        if (node.nestMembers == null) {
            node.nestMembers = new ArrayList<>();
        }
        return node.nestMembers;
    }

    private ClassNode node(String name) {
        return read.computeIfAbsent(name, unread -> {
            ClassNode node = new ClassNode();
            new ClassReader(entries.get(unread)).accept(node, 0);
            return node;
        });
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
