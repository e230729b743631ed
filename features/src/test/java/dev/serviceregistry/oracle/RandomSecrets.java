package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up secrets that nobody could take for anything else, and what only looks like one. */
final class RandomSecrets {

    /** The properties whose names are those of secrets. */
    static final List<String> PROPERTIES = List.of("api_key", "db_password");

    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LETTERS = CAPITALS + "abcdefghijklmnopqrstuvwxyz" + DIGITS;
    private static final List<String> NAMES = List.of(
            "DB_PASSWORD",
            "MYSQL_ROOT_PASSWORD",
            "API_KEY",
            "AWS_SECRET_ACCESS_KEY",
            "JWT_SECRET",
            "AUTH_TOKEN",
            "clientSecret",
            "spring.datasource.password");
    private static final List<String> WELL_KNOWN = List.of("changeme", "password", "admin", "secret", "123456");
    private static final Map<String, Object> HARMLESS = Map.ofEntries(
            Map.entry("DB_PASSWORD", "${DB_PASSWORD}"),
            Map.entry("API_KEY", "${API_KEY:?is not set}"),
            Map.entry("JWT_SECRET", ""),
            Map.entry("DB_PASSWORD_FILE", "/run/secrets/db_password"),
            Map.entry("PASSWORD_MIN_LENGTH", 12L),
            Map.entry("PASSWORD_RESET_URL", "https://example.org/reset?step=1"),
            Map.entry("TOKEN_TTL", "3600"),
            Map.entry("ENABLE_PASSWORD_RESET", true),
            Map.entry("KEYBOARD_LAYOUT", "us"),
            Map.entry("TOKENIZER_MODEL", "bpe"),
            Map.entry("DATABASE_URL", "postgres://app:${DB_PASSWORD}@db:5432/app"),
            Map.entry("CACHE_URL", "redis://cache:6379/0"),
            Map.entry("LOG_FORMAT", "${LOG_FORMAT:-json}"),
            Map.entry("AUTH_TOKEN", Tree.of("variable", "AUTH_TOKEN").with("from_file", ".env")),
            Map.entry("TIME_ZONE", Tree.of("variable", "TZ").with("default", "UTC")));

    private final Dice dice;
    private final Set<Fault> faults;

    RandomSecrets(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
    }

    /** Puts secrets and harmless values into a service; later ones may take the place of what was there. */
    void write(Tree service) {
        if (dice.chance(.3)) {
            String name = dice.pick(HARMLESS.keySet().stream().sorted().toList());
            Object value = HARMLESS.get(name);
            variable(service, name, value instanceof Tree table ? table.copy() : value);
        }
        if (dice.chance(.2)) {
            property(service);
        }
        if (has(Fault.SECRET, .3)) {
            plain(service);
        }
        if (has(Fault.DEFAULT_SECRET, .3)) {
            byDefault(service);
        }
    }

    private static void variable(Tree service, String name, Object value) {
        ((Tree) service.entries().computeIfAbsent("env", key -> Tree.empty()))
                .entries()
                .put(name, value);
    }

    private void property(Tree service) {
        String name = dice.pick(PROPERTIES);
        Tree property = Tree.of("type", "string");
        if (dice.chance(.5)) {
            property.with("secret", true);
        }
        if (dice.chance(.5)) {
            property.with("default", has(Fault.DEFAULT_SECRET, .6) ? literal() : "${API_KEY}");
        }
        service.with("properties." + name, property);
    }

    private void plain(Tree service) {
        boolean inContainer = service.has("container");
        switch (dice.between(0, inContainer ? 10 : 7)) {
            case 0, 1 -> variable(service, dice.pick(NAMES), password());
            case 2 -> variable(service, dice.oneOf("ENDPOINT", "NOTE"), token());
            case 3 -> service.with("labels." + dice.oneOf("api_token", "db-password"), password());
            case 4 ->
                ((Tree) service.entries().computeIfAbsent("labels", key -> Tree.empty()))
                        .entries()
                        .put("example.org/note", token());
            case 5 ->
                service.with(
                        "metadata.links",
                        List.of(
                                Tree.of("url", "https://example.org/docs"),
                                Tree.of("title", "Board").with("url", secret(url("https", "board.example.org/x")))));
            case 6 -> service.with("description", secret("Call it with " + form()));
            case 7 ->
                service.with(
                        "health.readiness",
                        Tree.of("http_get.path", "/ready").with("http_get.headers.X-Access", token()));
            case 8 ->
                service.with(
                        "container.command", List.of("serve", secret(dice.oneOf("--token=", "export T=") + form())));
            case 9 -> service.with("container.entrypoint", List.of("/app/serve", "--verbose", token()));
            default -> service.with("container.build.args." + dice.oneOf("NPM_TOKEN", "API_KEY"), password());
        }
    }

    private void byDefault(Tree service) {
        boolean known = has(Fault.SECRET, .3);
        String value = known ? form() : dice.chance(.3) ? dice.pick(WELL_KNOWN) : literal();
        Tree.Secret secret = new Tree.Secret(value, known, true);
        String name = dice.pick(NAMES);
        switch (dice.between(0, 4)) {
            case 0 -> variable(service, name, new Tree.Secret("${DB_PASSWORD:-" + value + "}", known, true));
            case 1 -> variable(service, name, new Tree.Secret("${DB_PASSWORD-" + value + "}", known, true));
            case 2 -> variable(service, name, Tree.of("variable", "DB_PASSWORD").with("default", secret));
            case 3 ->
                service.with(
                        "properties." + dice.pick(PROPERTIES),
                        Tree.of("type", "string").with("default", known ? secret : value));
            default ->
                service.with(
                        "properties.region",
                        known
                                ? Tree.of("type", "string").with("default", secret)
                                : Tree.of("type", "string").with("secret", true).with("default", value));
        }
    }

    /** A secret by its own form, wherever it stands. */
    Tree.Secret token() {
        return secret(dice.chance(.1) ? privateKey() : form());
    }

    /** A literal for a place whose name is that of a secret; now and then one that everybody knows. */
    Tree.Secret password() {
        return has(Fault.DEFAULT_SECRET, .4) ? new Tree.Secret(dice.pick(WELL_KNOWN), true, true) : secret(literal());
    }

    private static Tree.Secret secret(String text) {
        return new Tree.Secret(text, true, false);
    }

    private String literal() {
        return dice.chance(.2) ? "correct-horse-battery" : dice.text(18, LETTERS);
    }

    private String form() {
        List<String> forms = new ArrayList<>();
        forms.add("ghp_" + dice.text(36, LETTERS));
        forms.add("glpat-" + dice.text(20, LETTERS));
        forms.add("AKIA" + dice.text(16, CAPITALS + "234567"));
        forms.add("xoxb-" + dice.text(12, DIGITS) + "-" + dice.text(12, DIGITS) + "-" + dice.text(24, LETTERS));
        forms.add("sk_live_" + dice.text(24, LETTERS));
        forms.add("AIza" + dice.text(35, LETTERS));
        forms.add("npm_" + dice.text(36, LETTERS));
        forms.add("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhcHAifQ." + dice.text(43, LETTERS));
        forms.add(url("postgres", "db:5432/app"));
        return dice.pick(forms);
    }

    private String privateKey() {
        return "-----BEGIN RSA PRIVATE KEY-----\n" + dice.text(64, LETTERS) + "\n" + dice.text(64, LETTERS)
                + "\n-----END RSA PRIVATE KEY-----\n";
    }

    private String url(String scheme, String rest) {
        return scheme + "://app:" + dice.text(14, LETTERS) + "@" + rest;
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
