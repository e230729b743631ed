package dev.serviceregistry.registry.packed;

/** What stands before values and places in a parsed file's bytes, to say of which kind they are. */
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

    /** A place in the last two bits of its first number: the same as the one before. */
    static final int SAME_PLACE = 0;

    /** A place on one line, behind the one before and an equals sign between spaces. */
    static final int BEHIND = 1;

    /** A place on one line, at the start of the one after the place before. */
    static final int NEXT_LINE = 2;

    /** A place so many lines from the one before. */
    static final int ELSEWHERE = 3;

    /** How many columns an equals sign takes between spaces. */
    static final int EQUALS_SIGN = 3;

    private NodeTags() {}
}
