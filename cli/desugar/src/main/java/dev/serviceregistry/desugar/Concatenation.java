package dev.serviceregistry.desugar;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The method of one concatenation of strings: appends what it takes and what stands between. */
final class Concatenation {

    private static final String BUILDER = "java/lang/StringBuilder";

    /** Stands in a recipe for what is taken from the stack. */
    private static final char ARGUMENT = '\1';

    /** Stands in a recipe for a constant that comes with it. */
    private static final char CONSTANT = '\2';

    private final ClassNode owner;
    private final InvokeDynamicInsnNode dynamic;
    private final String name;
    private final MethodNode method;
    private final StringBuilder text = new StringBuilder();

    /**
     * The method of a concatenation.
     *
     * @param owner the class that it is written in
     * @param dynamic where it is linked
     * @param number tells it from the others there
     */
    Concatenation(ClassNode owner, InvokeDynamicInsnNode dynamic, int number) {
        this.owner = owner;
        this.dynamic = dynamic;
        this.name = "concatenation$" + number;
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        this.method = new MethodNode(access, name, dynamic.desc, null, null);
        write();
    }

    MethodNode method() {
        return method;
    }

    /** What calls the method. */
    MethodInsnNode call() {
        boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner.name, name, dynamic.desc, isInterface);
    }

    private void write() {
        String recipe = (String) dynamic.bsmArgs[0];
        Type[] arguments = Type.getArgumentTypes(dynamic.desc);
        method.visitCode();
        method.visitTypeInsn(Opcodes.NEW, BUILDER);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        int constant = 1;
        int argument = 0;
        int local = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                appendText();
                Type type = arguments[argument++];
                method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
                local += type.getSize();
                append(method, type);
            } else if (c == CONSTANT) {
                text.append(dynamic.bsmArgs[constant++]);
            } else {
                text.append(c);
            }
        }
        appendText();
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        method.visitInsn(Opcodes.ARETURN);
        // The builder beside itself or beside the widest argument.
        method.visitMaxs(3, local);
        method.visitEnd();
    }

    private void appendText() {
        if (!text.isEmpty()) {
            method.visitLdcInsn(text.toString());
            append(method, Type.getType(String.class));
            text.setLength(0);
        }
    }

    private static void append(MethodVisitor code, Type type) {
        String taken = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            // An array too, which would be appended letter by letter otherwise.
            case Type.ARRAY -> "Ljava/lang/Object;";
            case Type.OBJECT ->
                type.getClassName().equals("java.lang.String") ? type.getDescriptor() : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", '(' + taken + ")L" + BUILDER + ';', false);
    }
}
