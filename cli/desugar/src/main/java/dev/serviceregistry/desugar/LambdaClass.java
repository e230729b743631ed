package dev.serviceregistry.desugar;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The class of one lambda or reference to a method: the interface, over what is captured. It stands in the nest of the
 * class that the lambda is written in, so that it reaches what is private there.
 */
final class LambdaClass {

    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";
    private static final String ONLY = "ONLY";
    private static final String OF = "of";
    private static final String SERIAL_FORM = "java/lang/invoke/SerializedLambda";
    private static final String SERIAL_FORM_TAKES = "(Ljava/lang/Class;"
            + "Ljava/lang/String;".repeat(3)
            + "I"
            + "Ljava/lang/String;".repeat(4)
            + "[Ljava/lang/Object;)V";

    private final String owner;
    private final String name;
    private final String host;
    private final int version;
    private final InvokeDynamicInsnNode dynamic;
    private final Type[] captured;
    private final Type type;

    /** What the interface's method is, without generic types. */
    private final Type erased;

    private final Handle target;

    /** What the interface's method is where the lambda is written. */
    private final Type instantiated;

    /** What it is besides, as a cast to several types demands. */
    private final List<String> markers = new ArrayList<>();

    /** What the method is in interfaces above, where that differs. */
    private final List<Type> bridges = new ArrayList<>();

    private boolean isSerializable;

    /**
     * The class of a lambda.
     *
     * @param owner the class that it is written in
     * @param dynamic where its creation is linked
     * @param number tells it from the others there
     */
    LambdaClass(ClassNode owner, InvokeDynamicInsnNode dynamic, int number) {
        this.owner = owner.name;
        this.name = owner.name + "$$Lambda" + number;
        this.host = owner.nestHostClass == null ? owner.name : owner.nestHostClass;
        this.version = owner.version;
        this.dynamic = dynamic;
        this.captured = Type.getArgumentTypes(dynamic.desc);
        this.type = Type.getReturnType(dynamic.desc);
        this.erased = (Type) dynamic.bsmArgs[0];
        this.target = (Handle) dynamic.bsmArgs[1];
        this.instantiated = (Type) dynamic.bsmArgs[2];
        if (dynamic.bsmArgs.length > 3) {
            readMore();
        }
    }

    /** Reads what stands behind the first three arguments: flags, then a count and so many types for each of two of them. */
    private void readMore() {
        int flags = (Integer) dynamic.bsmArgs[3];
        int next = 4;
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            int end = next + 1 + (Integer) dynamic.bsmArgs[next];
            for (next++; next < end; next++) {
                markers.add(((Type) dynamic.bsmArgs[next]).getInternalName());
            }
        }
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            int end = next + 1 + (Integer) dynamic.bsmArgs[next];
            for (next++; next < end; next++) {
                bridges.add((Type) dynamic.bsmArgs[next]);
            }
        }
        isSerializable = (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
    }

    String name() {
        return name;
    }

    /** The class whose nest it belongs to. */
    String host() {
        return host;
    }

    /** What puts the lambda on the stack, with what it captures taken from there. */
    AbstractInsnNode creation() {
        return captured.length == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, name, ONLY, type.getDescriptor())
                : new MethodInsnNode(Opcodes.INVOKESTATIC, name, OF, dynamic.desc, false);
    }

    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        Set<String> interfaces = new LinkedHashSet<>(List.of(type.getInternalName()));
        interfaces.addAll(markers);
        if (isSerializable) {
            interfaces.add("java/io/Serializable");
        }
        writer.visit(version, access, name, null, OBJECT, interfaces.toArray(String[]::new));
        writer.visitNestHost(host);
        constructor(writer);
        if (captured.length == 0) {
            only(writer);
        } else {
            of(writer);
        }
        method(writer, erased);
        bridges.forEach(bridge -> method(writer, bridge));
        if (isSerializable) {
            serialForm(writer);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void constructor(ClassWriter writer) {
        String signature = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE, CONSTRUCTOR, signature, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
            writer.visitField(access, field(i), captured[i].getDescriptor(), null, null);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        end(code, Opcodes.RETURN);
    }

    /** What captures nothing is made once. */
    private void only(ClassWriter writer) {
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, ONLY, type.getDescriptor(), null, null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, "()V", false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, type.getDescriptor());
        end(code, Opcodes.RETURN);
    }

    private void of(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, OF, dynamic.desc, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type capture : captured) {
            code.visitVarInsn(capture.getOpcode(Opcodes.ILOAD), local);
            local += capture.getSize();
        }
        String signature = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, signature, false);
        end(code, Opcodes.ARETURN);
    }

    private void method(ClassWriter writer, Type signature) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC, dynamic.name, signature.getDescriptor(), null, null);
        code.visitCode();
        boolean creates = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (creates) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        for (int i = 0; i < captured.length; i++) {
            capture(code, i);
        }
        arguments(code, signature);
        code.visitMethodInsn(call(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        Type result = creates ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
        if (signature.getReturnType().equals(Type.VOID_TYPE)) {
            if (result.getSize() > 0) {
                code.visitInsn(result.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
            }
        } else {
            Conversion.write(code, result, instantiated.getReturnType());
            Conversion.write(code, instantiated.getReturnType(), signature.getReturnType());
        }
        end(code, signature.getReturnType().getOpcode(Opcodes.IRETURN));
    }

    /** Puts the arguments on the stack, as what is called takes them. */
    private void arguments(MethodVisitor code, Type signature) {
        List<Type> taken = new ArrayList<>();
        boolean hasReceiver =
                target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL;
        if (hasReceiver) {
            taken.add(Type.getObjectType(target.getOwner()));
        }
        taken.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        Type[] given = signature.getArgumentTypes();
        Type[] meant = instantiated.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
            local += given[i].getSize();
            Conversion.write(code, given[i], meant[i]);
            Conversion.write(code, meant[i], taken.get(captured.length + i));
        }
    }

    /** Tells who serializes it what it is made of, as a lambda does that the JVM links. */
    private void serialForm(ClassWriter writer) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        MethodVisitor code = writer.visitMethod(access, "writeReplace", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, SERIAL_FORM);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(Type.getObjectType(owner));
        for (String text : List.of(type.getInternalName(), dynamic.name, erased.getDescriptor())) {
            code.visitLdcInsn(text);
        }
        code.visitLdcInsn(target.getTag());
        for (String text :
                List.of(target.getOwner(), target.getName(), target.getDesc(), instantiated.getDescriptor())) {
            code.visitLdcInsn(text);
        }
        code.visitLdcInsn(captured.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        for (int i = 0; i < captured.length; i++) {
            code.visitInsn(Opcodes.DUP);
            code.visitLdcInsn(i);
            capture(code, i);
            Conversion.write(code, captured[i], Type.getObjectType(OBJECT));
            code.visitInsn(Opcodes.AASTORE);
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, SERIAL_FORM, CONSTRUCTOR, SERIAL_FORM_TAKES, false);
        end(code, Opcodes.ARETURN);
    }

    private void capture(MethodVisitor code, int number) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, field(number), captured[number].getDescriptor());
    }

    private int call() {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            // Private methods too: within a nest they are called like others.
            default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
