package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository that makes packs, and another one that uses them. */
final class PackRepositories {

    private static final Pattern USE = Pattern.compile("(?m)^use = \\[(\\{.*})]$");

    private final Path maker;
    private final Path user;
    private final Map<String, String> environment = new HashMap<>();

    PackRepositories(Path scratch) throws IOException {
        maker = Repositories.sound(scratch.resolve("maker"));
        Repositories.write(maker, "policies/rules/acme/ACM-001.drl", rule("ACM-001", "Every service runs twice", 2));
        Repositories.write(
                maker, "policies/rules/acme/ACM-001.feature", feature("ACM-001", "Every service runs twice"));
        Repositories.write(maker, "policies/tables/replicas.csv", "type,minimum\napi,2\n");
        Repositories.write(
                maker,
                "policies/security.toml",
                "[security]\nrequire_non_root = true\nmax_secret_age_days = 30\n[dependency]\nmax_fan_in = 0\n");
        user = Repositories.sound(scratch.resolve("user"));
        environment.put("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        environment.put("HOME", scratch.resolve("home").toString());
    }

    /** The one that makes packs. */
    Path maker() {
        return maker;
    }

    /** The one that uses them. */
    Path user() {
        return user;
    }

    /** The variables that commands see. */
    Map<String, String> environment() {
        return environment;
    }

    /** Runs a command in a repository. */
    Run in(Path root, String... args) {
        return Run.in(root, environment, args);
    }

    /** Packs what the maker has, and returns the table that another repository asks for it by. */
    String packed(String version, String... more) throws IOException {
        Path file = user.resolve("policies/packs/acme-" + version + ".jar");
        String[] args = new String[7 + more.length];
        System.arraycopy(
                new String[] {"rules", "pack", "--name", "acme", "--version", version, "--output=" + file},
                0,
                args,
                0,
                7);
        System.arraycopy(more, 0, args, 7, more.length);
        Run run = in(maker, args);
        assertThat(run.err() + run.out()).contains("wrote ");
        return entry(run);
    }

    /** Has the one that uses packs use these. */
    void use(String... packs) throws IOException {
        Repositories.write(user, "service-registry.toml", "[policies]\nuse = [" + String.join(",\n", packs) + "]\n");
    }

    /** The entry to use the pack that was made. */
    static String entry(Run run) {
        Matcher use = USE.matcher(run.out());
        assertThat(use.find()).as(run.err()).isTrue();
        return use.group(1);
    }

    /** A rule that reports each service that runs less often. */
    static String rule(String id, String title, int least) {
        return RuledRepository.rule(id, title, "replicas < " + least);
    }

    /** A scenario of such a rule, which demands two. */
    static String feature(String id, String title) {
        return """
                Feature: Capacity

                  @%1$s @warning
                  Rule: %2$s

                    Example: a service that runs once is reported
                      Given the catalog
                        \"""toml
                        [services.payments]
                        type = "api"
                        version = "1.0.0"
                        deploy.replicas = 1
                        \"""
                      When the policies are evaluated
                      Then %1$s is reported on "global/payments": "runs 1 of 2 replicas"
                """.formatted(id, title);
    }
}
