package dev.serviceregistry.desugar;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The conversions that a lambda may need between what is given and what is taken: casts, boxes and wider numbers. */
final class Conversion {

    /** The primitive types by {@link Type#getSort()}; the first stands for none. */
    private static final List<Type> PRIMITIVES = List.of(
            Type.VOID_TYPE,
            Type.BOOLEAN_TYPE,
            Type.CHAR_TYPE,
            Type.BYTE_TYPE,
            Type.SHORT_TYPE,
            Type.INT_TYPE,
            Type.FLOAT_TYPE,
            Type.LONG_TYPE,
            Type.DOUBLE_TYPE);

    /** Their boxes, in the same order. */
    private static final List<String> BOXES = List.of(
            "java/lang/Void",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Float",
            "java/lang/Long",
            "java/lang/Double");

    private Conversion() {}

    /** Writes what makes of the value on the stack one of another type. */
    static void write(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                widen(code, from, to);
            } else {
                box(code, from);
            }
        } else if (isPrimitive(to)) {
            unbox(code, from, to);
        } else if (!to.getDescriptor().equals("Ljava/lang/Object;")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static void box(MethodVisitor code, Type primitive) {
        String box = BOXES.get(primitive.getSort());
        String signature = '(' + primitive.getDescriptor() + ")L" + box + ';';
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", signature, false);
    }

    private static void unbox(MethodVisitor code, Type from, Type to) {
        int known = BOXES.indexOf(from.getInternalName());
        Type primitive = known < 0 ? to : PRIMITIVES.get(known);
        String box = BOXES.get(primitive.getSort());
        if (known < 0) {
            code.visitTypeInsn(Opcodes.CHECKCAST, box);
        }
        String signature = "()" + primitive.getDescriptor();
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, primitive.getClassName() + "Value", signature, false);
        widen(code, primitive, to);
    }

    /** A number of at most 32 bits is an int on the stack already. */
    private static void widen(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        switch (to.getSort()) {
            case Type.LONG -> code.visitInsn(Opcodes.I2L);
            case Type.FLOAT -> code.visitInsn(from.getSort() == Type.LONG ? Opcodes.L2F : Opcodes.I2F);
            case Type.DOUBLE -> code.visitInsn(toDouble(from));
            default -> {
                // Nothing to do.
            }
        }
    }

    private static int toDouble(Type from) {
        return switch (from.getSort()) {
            case Type.LONG -> Opcodes.L2D;
            case Type.FLOAT -> Opcodes.F2D;
            default -> Opcodes.I2D;
        };
    }
}
