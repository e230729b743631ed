package dev.serviceregistry.registry.files;

/** What stands before a value in a parsed file's bytes, to say of which kind it is. */
final class NodeTags {

    static final int TABLE = 0;
    static final int ARRAY = 1;
    static final int TEXT = 2;
    static final int INTEGER = 3;
    static final int DECIMAL = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int DAY = 7;
    static final int SECRET = 8;
    static final int TIME = 9;
    static final int DATE_TIME = 10;
    static final int INSTANT = 11;

    /** A table whose tables can each be read without the others. */
    static final int SHELF = 12;

    private NodeTags() {}
}
