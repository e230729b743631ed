package dev.serviceregistry.generators.migration;

/** What somebody has to do for a change, with how long that is taken to last. */
enum Work {
    /** A patch is looked at and applied. */
    PATCH(1, "patch to review", "patches to review"),
    /** It is looked at whether the change matters. */
    CHECK(2, "thing to check", "things to check"),
    /** What is declared is changed by hand. */
    DECLARATION(4, "change of the TOML by hand", "changes of the TOML by hand"),
    /** A program must do something else than before. */
    PROGRAM(16, "change of a program", "changes of programs");

    /** In quarters of an hour. */
    final int quarters;

    private final String one;
    private final String several;

    Work(int quarters, String one, String several) {
        this.quarters = quarters;
        this.one = one;
        this.several = several;
    }

    String counted(int count) {
        return count + " " + (count == 1 ? one : several) + " at " + Effort.hours(quarters);
    }
}
