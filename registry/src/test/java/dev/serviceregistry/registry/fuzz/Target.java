package dev.serviceregistry.registry.fuzz;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Something that takes files from outside. */
interface Target {

    /** The name by which a run of it alone is asked for. */
    String name();

    /** The format whose seeds it takes. */
    Format format();

    /** How many mutations every build tries, in proportion to what one of them costs. */
    int mutations();

    /** Takes these files, which lie in this folder; what it made of them is looked at afterwards, when nobody measures. */
    Supplier<Answer> take(Path folder, Seed seed) throws Exception;

    /** The formats of the files that are taken. */
    enum Format {
        TOML,
        COMPOSE,
        KUBERNETES,
        BACKSTAGE
    }
}
