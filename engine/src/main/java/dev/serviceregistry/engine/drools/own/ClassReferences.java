package dev.serviceregistry.engine.drools.own;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the constant pool of a compiled class what it refers to: a class cannot touch what does not stand there. What
 * is linked at run time is no exception, since the linking method and what is handed to it stand there too.
 */
final class ClassReferences {

    /** A field or a method of some class, as the pool names it. */
    record Member(String owner, String name) {}

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int INVOKE_DYNAMIC = 18;

    private final byte[] bytes;
    private final int[] starts;
    private final @Nullable String[] texts;
    private final int end;

    /**
     * Finds the entries of the pool.
     *
     * @throws RefusedClassException when the bytes are no class, or one with constants that are computed
     */
    ClassReferences(byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length < 10 || number(0) != MAGIC) {
            throw new RefusedClassException("it is no compiled class");
        }
        int count = index(8);
        starts = new int[count];
        texts = new String[count];
        int at = 10;
        try {
            for (int i = 1; i < count; i++) {
                starts[i] = at;
                int tag = bytes[at];
                at += size(tag, at);
                if (tag == LONG || tag == DOUBLE) {
                    i++;
                }
            }
            end = at;
            index(end + 6);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new RefusedClassException("it ends in the middle");
        }
    }

    private int size(int tag, int at) {
        return switch (tag) {
            case UTF8 -> 3 + index(at + 1);
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, INVOKE_DYNAMIC -> 5;
            case LONG, DOUBLE -> 9;
            case METHOD_HANDLE -> 4;
            case CLASS, STRING, METHOD_TYPE -> 3;
            default -> throw new RefusedClassException("its constant pool has entries of an unexpected kind");
        };
    }

    /** The name of the class itself, with dots. */
    String name() {
        return type(index(end + 2)).replace('/', '.');
    }

    /** The names of all classes and interfaces in the pool, with slashes; of an array that of its elements, if these are a class. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] != 0 && bytes[starts[i]] == CLASS) {
                String type = type(i);
                if (type.charAt(0) != '[') {
                    types.add(type);
                } else if (type.endsWith(";")) {
                    types.add(type.substring(type.indexOf('L') + 1, type.length() - 1));
                }
            }
        }
        return types;
    }

    /** All fields and methods in the pool. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i < starts.length; i++) {
            int at = starts[i];
            if (at != 0 && bytes[at] >= FIELD && bytes[at] <= INTERFACE_METHOD) {
                int nameAndType = starts[index(at + 3)];
                members.add(new Member(type(index(at + 1)), text(index(nameAndType + 1))));
            }
        }
        return members;
    }

    private String type(int entry) {
        return text(index(starts[entry] + 1));
    }

    private String text(int entry) {
        String known = texts[entry];
        if (known == null) {
            int at = starts[entry];
            known = new String(bytes, at + 3, index(at + 1), StandardCharsets.UTF_8);
            texts[entry] = known;
        }
        return known;
    }

    private int index(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private int number(int at) {
        return index(at) << 16 | index(at + 2);
    }
}
