package dev.serviceregistry.generators.migration;

import java.nio.charset.StandardCharsets;

/** Makes names of the repository fit for where they are used. */
final class Names {

    private Names() {}

    /** A name as that of a file which stays where it is put and which every system takes. */
    static String of(String name) {
        StringBuilder file = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean usual =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            if (usual || c == '.' && !file.isEmpty()) {
                file.append(c);
            } else {
                file.append('@').append(String.format("%02X", (int) c));
            }
        }
        return file.isEmpty() ? "@" : file.toString();
    }

    /** The path of a file in a directory, which is empty for the present one. */
    static String in(String directory, String file) {
        return directory.isEmpty() || directory.endsWith("/") ? directory + file : directory + "/" + file;
    }

    /** A word of a command line: in quotes where a shell would take it for something else. */
    static String word(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &=
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/._-:^~@+".indexOf(c) >= 0;
        }
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
