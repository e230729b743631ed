package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One call of a command: the world around it, its settings and its repository. */
final class Call {

    private final Surroundings surroundings;
    private final DroolsPolicyEngine engine;
    private final Common common;
    private final Settings settings;
    private final @Nullable Repository repository;
    private @Nullable RegistryReader reader;

    private Call(
            Surroundings surroundings,
            DroolsPolicyEngine engine,
            Common common,
            Settings settings,
            @Nullable Repository repository) {
        this.surroundings = surroundings;
        this.engine = engine;
        this.common = common;
        this.settings = settings;
        this.repository = repository;
    }

    /** Finds the repository and completes the options from the environment and from the repository's settings. */
    static Call of(
            Surroundings surroundings,
            DroolsPolicyEngine engine,
            Common common,
            CommandLine.ParseResult parsed,
            Action.Place place)
            throws IOException {
        Settings settings = new Settings(surroundings, parsed);
        settings.applyEnvironment();
        Repository repository = switch (place) {
            case NEEDED -> Repository.find(common.config, surroundings.directory());
            case WELCOME -> Repository.findIfThere(common.config, surroundings.directory());
            case NONE -> null;
        };
        if (repository != null) {
            settings.applyFile(repository);
        }
        settings.one("color", common.color, List.of("auto", "always", "never"));
        return new Call(surroundings, engine, common, settings, repository);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Output out() {
        return surroundings.out();
    }

    Output err() {
        return surroundings.err();
    }

    DroolsPolicyEngine engine() {
        return engine;
    }

    Common common() {
        return common;
    }

    Settings settings() {
        return settings;
    }

    Repository repository() {
        if (repository == null) {
            throw new IllegalStateException("a command that works on a repository says so");
        }
        return repository;
    }

    /** What reads this repository, and whatever it is compared with. */
    RegistryReader reader() {
        RegistryReader known = reader;
        if (known == null) {
            known = new RegistryReader(FileCache.of(surroundings));
            reader = known;
        }
        return known;
    }

    boolean colors(Output output) {
        return Terminal.colors(common.color, surroundings, output);
    }

    /** How wide a table may be: as wide as COLUMNS says, which most shells keep to themselves, and else as it is. */
    int tableWidth() {
        return surroundings.variable("COLUMNS").isEmpty() ? Integer.MAX_VALUE : Terminal.width(surroundings);
    }
}
