package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.pack.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed in one repository, another one is judged by. */
class PacksTest {

    private static final Pattern USE = Pattern.compile("(?m)^use = \\[(\\{.*})]$");

    private @TempDir Path scratch;

    private Path maker;
    private Path user;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void oneRepositoryThatMakesPacksAndOneThatUsesThem() throws IOException {
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

    private Run in(Path root, String... args) {
        return Run.in(root, environment, args);
    }

    /** Packs what the maker has, and returns the table that another repository asks for it by. */
    private String packed(String version, String... more) throws IOException {
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
        return use(run);
    }

    private void use(String... packs) throws IOException {
        Repositories.write(user, "service-registry.toml", "[policies]\nuse = [" + String.join(",\n", packs) + "]\n");
    }

    @Test
    void what_is_packed_in_one_repository_judges_another() throws IOException {
        use(packed("1.2.0"));

        Run run = in(user, "validate", "--fail-on", "warning");

        assertThat(run.out()).contains("warning[ACM-001] Every service runs twice", "shop/cart: runs 1 of 2 replicas");
        assertThat(run.code()).isEqualTo(1);
        assertThat(in(user, "rules", "show", "ACM-001").out())
                .contains("The rule (acme@1.2.0!rules/acme/ACM-001.drl)", "Family  acme");
        assertThat(in(user, "rules", "list", "-f", "json").out())
                .contains("\"from\": \"acme@1.2.0\"", "\"source\": \"acme@1.2.0!rules/acme/ACM-001.drl:5:1\"");
    }

    @Test
    void a_name_in_a_rule_of_a_pack_is_not_told_to_whoever_only_uses_it() throws IOException {
        Path rule = maker.resolve("policies/rules/acme/ACM-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("Service( ", "Service( name != \"kart\", "));
        use(packed("1.2.0"));

        assertThat(in(user, "validate").out()).contains("[ACM-001]");
        assertThat(in(user, "validate").err()).doesNotContain("kart");
        assertThat(in(user, "rules", "check").out()).doesNotContain("kart");
    }

    @Test
    void a_rule_of_the_repository_reads_the_table_of_a_pack() throws IOException {
        use(packed("1.2.0"));
        Repositories.write(
                user,
                "policies/rules/acme/ACM-009.drl",
                rule("ACM-009", "Every service runs as often as its table says", 9)
                        .replace(
                                "replicas < 9 )",
                                "$type : type )\n"
                                        + "    TableEntry( table == \"replicas\", column == \"minimum\", key == $type,"
                                        + " number > $replicas )"));

        assertThat(in(user, "validate", "--fail-on", "warning").out())
                .contains("warning[ACM-009] Every service runs as often as its table says");
        Repositories.write(user, "policies/tables/REPLICAS.CSV", "type,most\napi,5\n");
        assertThat(in(user, "validate").err()).contains("there is no table 'replicas'", "did you mean 'REPLICAS'?");
    }

    @Test
    void the_settings_and_tables_of_a_pack_hold_where_the_repository_says_nothing() throws IOException {
        use(packed("1.2.0"));

        Run run = in(user, "rules", "packs");

        assertThat(run.out())
                .contains(
                        "acme@1.2.0  policies/packs/acme-1.2.0.jar  no signature asked for",
                        "rule      ACM-001 Every service runs twice",
                        "setting   security.require_non_root = true, in place of false by default",
                        "setting   security.max_secret_age_days = 30, in place of 90 by default",
                        "table     replicas");
        assertThat(in(user, "validate").out())
                .contains(
                        "is required by 1 services, more than 0", "see: acme@1.2.0!security.toml:5:1: max_fan_in = 0");
    }

    @Test
    void the_repository_goes_before_its_packs_and_a_later_pack_before_an_earlier_one() throws IOException {
        String first = packed("1.2.0");
        Path other = Repositories.sound(scratch.resolve("other"));
        Repositories.write(
                other, "policies/security.toml", "[security]\nrequire_non_root = false\nmax_secret_age_days = 7\n");
        Path file = user.resolve("policies/packs/base.jar");
        Run run = in(other, "rules", "pack", "--name", "base", "--version", "0.1.0", "-o", file.toString());
        use(first, use(run));
        Repositories.write(user, "policies/security.toml", "[security]\nmax_secret_age_days = 60\n");
        Repositories.write(user, "policies/tables/replicas.csv", "type,minimum\napi,5\n");

        Run packs = in(user, "rules", "packs");
        Run validate = in(user, "validate");

        assertThat(packs.out())
                .contains(
                        "  setting   security.require_non_root = false, in place of true of acme@1.2.0",
                        "  replaced  security.require_non_root = true, by false in base@0.1.0!security.toml:2:1",
                        "  replaced  security.max_secret_age_days = 7, by 60 in policies/security.toml:2:1",
                        "  replaced  security.max_secret_age_days = 30, by 60 in policies/security.toml:2:1",
                        "  replaced  tables.replicas = acme@1.2.0!tables/replicas.csv, by policies/tables/replicas.csv in"
                                + " policies/tables/replicas.csv:1:1");
        assertThat(validate.err()).isEqualTo("""
                        note: acme@1.2.0 gives 1 setting, 3 more are written over
                        note: base@0.1.0 gives 1 setting, 1 more is written over
                        'service-registry rules packs' shows what is in place of what.
                        """);
        assertThat(validate.out()).doesNotContain("GOV-018");
        assertThat(in(user, "validate", "-q").err()).isEmpty();
    }

    @Test
    void a_pack_that_switches_a_rule_off_is_told_of() throws IOException {
        Repositories.write(maker, "policies/rules.toml", "[rules]\n\"GOV-012\" = { mode = \"off\" }\n");
        use(packed("1.2.0"));

        Run run = in(user, "validate");

        assertThat(run.out()).doesNotContain("GOV-012");
        assertThat(run.err()).contains("note: acme@1.2.0 gives 4 settings; it switches off GOV-012\n");
    }

    @Test
    void a_pack_that_makes_a_rule_less_severe_is_told_of_and_one_that_makes_it_more_so_is_not() throws IOException {
        Repositories.write(
                maker,
                "policies/rules.toml",
                "[rules]\n\"GOV-001\" = { severity = \"note\" }\n\"GOV-012\" = { severity = \"error\" }\n");
        use(packed("1.2.0"));

        assertThat(in(user, "validate").err())
                .contains("note: acme@1.2.0 gives 5 settings; it lowers GOV-001 to note\n");
    }

    @Test
    void the_same_policies_make_the_same_file_to_the_byte() throws IOException {
        byte[] first = Files.readAllBytes(
                user.resolve("policies/packs/acme-1.2.0.jar").getParent().resolve(pathOf(packed("1.2.0"))));
        Path again = Repositories.sound(scratch.resolve("again"));
        for (String name : List.of(
                "rules/acme/ACM-001.feature", "rules/acme/ACM-001.drl", "tables/replicas.csv", "security.toml")) {
            Repositories.write(again, "policies/" + name, Files.readString(maker.resolve("policies/" + name)));
        }
        Path file = scratch.resolve("second.jar");

        in(again, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());
        Run third = in(again, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(third.out()).startsWith("unchanged ");
    }

    @Test
    void what_was_given_out_under_a_version_is_never_written_over() throws IOException {
        packed("1.2.0");
        Repositories.write(maker, "policies/tables/replicas.csv", "type,minimum\napi,3\n");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");
        byte[] before = Files.readAllBytes(file);

        Run run = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is there already, and holds something else");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void exceptions_approvals_and_baselines_stay_where_they_are() throws IOException {
        Repositories.write(maker, "policies/waivers.toml", WAIVER);
        Repositories.write(maker, "policies/baseline.json", "{}");

        Run run = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", "x.jar");

        assertThat(run.out()).contains("left out policies/waivers.toml: exceptions and approvals stay here");
        assertThat(new String(Files.readAllBytes(maker.resolve("x.jar")), StandardCharsets.ISO_8859_1))
                .contains("tables/replicas.csv")
                .doesNotContain("waivers", "baseline", "SEC-1234");

        Repositories.write(maker, "policies/waivers.toml", "[tiers]\norder = [\"a\"]\n" + WAIVER);
        Run mixed = in(maker, "rules", "pack", "--name", "acme", "--version", "1.3.0");
        assertThat(mixed.err())
                .contains(
                        "policies/waivers.toml:3:1: error: waivers are for this repository alone",
                        "nothing was packed");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(maker.resolve("acme-1.3.0.jar")).doesNotExist();
    }

    @Test
    void nothing_is_packed_that_is_wrong_fails_or_holds_a_secret() throws IOException {
        Repositories.write(
                maker,
                "policies/rules/acme/ACM-001.feature",
                feature("ACM-001", "Every service runs twice").replace("deploy.replicas = 1", "deploy.replicas = 2"));
        Run failing = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(failing.code()).isEqualTo(1);
        assertThat(failing.err()).contains("nothing was packed: scenarios fail");

        Repositories.write(
                maker,
                "policies/rules/acme/ACM-001.drl",
                rule("ACM-001", "Every service runs twice", 2).replace("replicas < 2", "replicaz < 2"));
        Run wrong = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("ACM-001.drl:14:", "Service has no field 'replicaz'", "nothing was packed");

        Repositories.write(maker, "policies/security.toml", "[security]\nrequire_nonroot = true\n");
        Repositories.write(maker, "policies/tables/replicas.csv", "type\napi\n");
        Run settings = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(settings.code()).isEqualTo(2);
        assertThat(settings.err())
                .contains("policies/security.toml:2:1: error: ", "did you mean 'require_non_root'?")
                .contains("policies/tables/replicas.csv:1:1: error: the table replicas has one column alone");

        Repositories.write(
                maker,
                "policies/security.toml",
                "# ghp_" + "0123456789abcdefghijABCDEFGHIJ012345\n[security]\nrequire_non_root = true\n");
        Run secret = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(secret.err()).contains("policies/security.toml:1:1: error: what looks like a secret stands here");
        assertThat(secret.err()).doesNotContain("0123456789abcdefghij");
        assertThat(maker.resolve("acme-1.2.0.jar")).doesNotExist();
    }

    @Test
    void a_name_or_a_version_that_is_none_is_refused() {
        assertThat(in(maker, "rules", "pack").err()).contains("--name acme --version 1.2.0");
        assertThat(in(maker, "rules", "pack", "--name", "Acme!", "--version", "1.2.0")
                        .err())
                .contains("--name: 'Acme!' is no name of a pack");
        assertThat(in(maker, "rules", "pack", "--name", "acme", "--version", "1.2")
                        .err())
                .contains("--version: '1.2' is no version of a pack");
    }

    @Test
    void a_signed_pack_is_verified_by_the_key_that_the_repository_names() throws Exception {
        Path key = scratch.resolve("acme.key");
        Files.writeString(key, pem());
        String use = packed("1.2.0", "--key-file", key.toString());
        use(use);

        assertThat(use).contains("public_key = \"acme+");
        assertThat(in(user, "rules", "packs").out()).contains("signature verified");
        assertThat(in(user, "validate").out()).contains("ACM-001");
        assertThat(in(user, "validate").out()).contains("ACM-001");

        environment.put(PackSigning.VARIABLE, pem());
        String other = packed("1.3.0");
        use(other.replaceAll(
                "public_key = \"[^\"]*\"",
                Matcher.quoteReplacement(use.substring(use.indexOf("public_key"), use.indexOf(" }")))));
        assertThat(in(user, "validate").err())
                .contains(
                        "service-registry.toml:2:8: error: policies/packs/acme-1.3.0.jar is signed by another key than"
                                + " public_key names, by acme+");

        environment.remove(PackSigning.VARIABLE);
        String unsigned = packed("1.4.0");
        use(unsigned.replace(" }", ", " + use.substring(use.indexOf("public_key"))));
        Run run = in(user, "validate");
        assertThat(run.err()).contains("acme-1.4.0.jar is not signed, and public_key demands that it is");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_forged_signature_is_refused_whoever_reviewed_the_digest() throws Exception {
        environment.put(PackSigning.VARIABLE, pem());
        String use = packed("1.2.0");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");
        PackArchive archive = PackArchive.open(Files.readAllBytes(file));
        String note = new String(archive.signature(), StandardCharsets.UTF_8);
        int at = note.length() - 20;
        String forged = note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1);

        Files.write(file, ((Pack) archive.pack()).bytes(forged));
        refused(
                use.replaceAll("sha256 = \"[^\"]*", "sha256 = \"" + Sha256.hex(Files.readAllBytes(file))),
                "was changed after it was signed, or its signature is forged");
    }

    @Test
    void a_private_key_in_the_repository_signs_nothing() throws Exception {
        Files.writeString(maker.resolve("acme.key"), pem());

        Run run = in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "--key-file", "acme.key");

        assertThat(run.err()).contains("acme.key is inside the repository", "[pack] key_file");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void nothing_of_a_pack_is_read_that_is_not_the_one_that_was_asked_for() throws IOException {
        String use = packed("1.2.0");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");

        refused(use.replace("\"1.2.0\"", "\"1.2.1\""), "acme-1.2.0.jar is version 1.2.0 of acme, not 1.2.1");
        refused(
                use.replaceAll("sha256 = \"[0-9a-f]{8}", "sha256 = \"00000000"),
                "is another file than was asked for: its SHA-256 is " + Sha256.hex(Files.readAllBytes(file)));
        refused(use.replace("acme-1.2.0.jar", "acme-9.jar"), "policies/packs/acme-9.jar is not there");
        refused(use.replace("policies/packs", "packs"), "stands in the repository, but not below policies/");
        refused(use.replace(" }", ", public_key = \"acme+1+x\" }"), "its public_key is no public key");
        refused(use + ", " + use, "there is a pack acme already");
        refused("{ path = \"policies/a\\u0000.jar\" }", "write the path from the repository's root");
        refused(
                "{ path = \"/a.jar\" }",
                "write the path from the repository's root",
                "name the version of the pack",
                "name the sha256");
        refused(
                "{ paht = \"a\", version = 1 }",
                "a pack has no key 'paht'; did you mean 'path'?",
                "version takes a text");
        refused(
                "{ maven = \"acme\", version = \"1.2.0\", sha256 = \"" + "0".repeat(64) + "\" }",
                "'acme' is no coordinate");
        refused("\"acme\"", "policies.use: takes tables, such as { path = ");

        Files.write(file, new byte[] {1, 2, 3});
        refused(
                use.replaceAll("sha256 = \"[^\"]*", "sha256 = \"" + Sha256.hex(new byte[] {1, 2, 3})),
                "is no pack: it is not a jar");
    }

    private void refused(String use, String... reasons) throws IOException {
        use(use);
        Run run = in(user, "validate");
        assertThat(run.err()).contains(reasons).containsPattern("(?m)^service-registry.toml:2:\\d+: error: ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(in(user, "list").code()).isEqualTo(2);
    }

    @Test
    void an_id_that_comes_twice_names_both_places() throws IOException {
        use(packed("1.2.0"));
        Repositories.write(user, "policies/rules/x/mine.drl", rule("ACM-001", "Every service runs thrice", 3));

        Run run = in(user, "validate");

        assertThat(run.err())
                .contains("policies/rules/x/mine.drl:6:9: error: ACM-001 is the id of another rule, at"
                        + " acme@1.2.0!rules/acme/ACM-001.drl:6:9");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void scenarios_of_packs_are_run_beside_the_others() throws IOException {
        use(packed("1.2.0"));

        Run run = in(user, "rules", "test", "ACM-001", "--coverage");

        assertThat(run.out()).contains("1 scenario");
        assertThat(run.code()).isZero();
        assertThat(in(user, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(in(user, "explain", "ACM-001", "shop/cart").out())
                .contains("acme@1.2.0!rules/acme/ACM-001.drl", "1 < 2 is true");
        assertThat(in(user, "validate", "-f", "sarif").out()).contains("ACM-001");
        assertThat(in(user, "controls", "-f", "html").code()).isLessThan(2);
    }

    @Test
    void a_pack_from_the_local_maven_repository_is_found_by_its_coordinate() throws IOException {
        String use = packed("1.2.0").replaceAll("path = \"[^\"]*\"", "maven = \"org.acme:policies\"");
        use(use);
        Run missing = in(user, "validate");
        assertThat(missing.err())
                .contains(
                        "service-registry.toml:2:8: error: org.acme:policies:1.2.0 is not in the local Maven repository")
                .contains("'service-registry rules pull' brings it");

        Path local = scratch.resolve("home/.m2/repository/org/acme/policies/1.2.0/policies-1.2.0.jar");
        Files.createDirectories(local.getParent());
        Files.copy(user.resolve("policies/packs/acme-1.2.0.jar"), local);

        assertThat(in(user, "validate").out()).contains("ACM-001");
        assertThat(in(user, "rules", "pull").out()).isEqualTo("every pack is there\n");
    }

    @Test
    void a_pack_is_pulled_from_a_maven_repository_only_when_it_is_the_right_one() throws IOException {
        String use = packed("1.2.0").replaceAll("path = \"[^\"]*\"", "maven = \"org.acme:policies\"");
        byte[] pack = Files.readAllBytes(user.resolve("policies/packs/acme-1.2.0.jar"));
        Map<String, byte[]> served = new HashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = served.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            Repositories.write(
                    user,
                    "service-registry.toml",
                    "[policies]\nrepositories = [\"" + address + "/one\", \"" + address + "/two/\"]\nuse = [" + use
                            + "]\n");
            Path local = scratch.resolve("home/.m2/repository/org/acme/policies/1.2.0/policies-1.2.0.jar");

            Run nowhere = in(user, "rules", "pull");
            assertThat(nowhere.err())
                    .contains("was not found:", address + "/one/org/acme/policies/1.2.0/policies-1.2.0.jar: HTTP 404");
            assertThat(nowhere.code()).isEqualTo(2);

            served.put("/two/org/acme/policies/1.2.0/policies-1.2.0.jar", new byte[] {1});
            Run wrong = in(user, "rules", "pull");
            assertThat(wrong.err())
                    .contains(
                            "service-registry.toml:3:8: error: org.acme:policies:1.2.0 is another file than was asked for");
            assertThat(local).doesNotExist();

            served.put("/two/org/acme/policies/1.2.0/policies-1.2.0.jar", pack);
            assertThat(in(user, "rules", "pull").out()).isEqualTo("brought org.acme:policies:1.2.0\n");
            assertThat(local).hasBinaryContent(pack);
        } finally {
            server.stop(0);
        }
        assertThat(in(user, "validate").out()).contains("ACM-001");
        assertThat(in(user, "rules", "pull", "--repository", "ftp://x").err())
                .contains("is no address of a Maven repository");
        assertThat(in(user, "rules", "pull", "--repository", "https://me:hunter2@maven.example.org")
                        .err())
                .contains("--repository: an address with a name or a password in it is not used")
                .doesNotContain("hunter2");
    }

    @Test
    void a_former_state_is_judged_with_the_packs_that_it_used() throws Exception {
        use(packed("1.2.0"));
        try (Git git = Git.init().setDirectory(user.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("One")
                    .setAuthor("A", "a@example.org")
                    .setSign(false)
                    .call();
            environment.put("SERVICE_REGISTRY_ACTOR", "somebody");
            String log = scratch.resolve("audit").toString();
            in(user, "validate", "--audit", log);
            Files.delete(user.resolve("policies/packs/acme-1.2.0.jar"));
            Repositories.write(maker, "policies/security.toml", "[sla.critical]\nmin_replicas = 1\n");
            use(packed("2.0.0"));

            Run replay = in(user, "audit", "replay", "1", "--audit", log);
            Run diff = in(user, "diff", "--against", "HEAD");

            assertThat(replay.out()).contains("It comes out the same.");
            assertThat(Files.readString(scratch.resolve("audit/entries.jsonl")))
                    .contains("\"packs\":[\"acme@1.2.0 sha256:");
            assertThat(diff.out()).contains("acme@2.0.0!security.toml");
        }
    }

    private static final String WAIVER = """
            [[waivers]]
            rule = "SEC-004"
            subject = "shop/cart"
            reason = "x"
            ticket = "SEC-1234"
            approved_by = "@platform"
            expires = 2027-03-31
            """;

    private static String pem() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String use(Run run) {
        Matcher use = USE.matcher(run.out());
        assertThat(use.find()).as(run.err()).isTrue();
        return use.group(1);
    }

    private static String pathOf(String use) {
        Matcher path = Pattern.compile("packs/([^\"]*)").matcher(use);
        assertThat(path.find()).isTrue();
        return path.group(1);
    }

    private static String rule(String id, String title, int least) {
        return """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("%s")
                    @severity("warning")
                    @subject("Service")
                    @scope("project")
                    @controls("SOC2:A1.2")
                    @rationale("One is none.")
                    @remediation("Run two.")
                when
                    $service : Service( $replicas : replicas, replicas < %d )
                then
                    report.violation( $service, "runs {} of 2 replicas", $replicas );
                end
                """.formatted(title, id, least);
    }

    private static String feature(String id, String title) {
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
