package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PolicyPack;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.SettingOverride;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.files.CacheEntries;
import dev.serviceregistry.registry.files.ParsedFileCache;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackId;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.UsedPack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policies of a repository are when packs lie below them. */
class PolicyLayersTest {

    private @TempDir Path root;

    @BeforeEach
    void anEmptyRepository() throws IOException {
        write("services/catalog.toml", "schema_version = \"1\"\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static PackInUse pack(String name, Map<String, String> texts) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        String digest = Integer.toHexString(texts.hashCode());
        UsedPack use =
                new UsedPack(name + ".jar", "", "1.0.0", digest, "", SourceLocation.startOf("service-registry.toml"));
        return new PackInUse(Pack.of(new PackId(name, "1.0.0"), "", "", files), use, false);
    }

    private Reading read(PackInUse... packs) {
        return new RegistryReader(ParsedFileCache.none(), CacheEntries.none(), any -> List.of(packs)).read(root);
    }

    private static <T extends Fact> List<T> facts(Class<T> type, Reading reading) {
        return reading.registry().facts().facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void each_setting_is_that_of_the_uppermost_layer() throws IOException {
        write("policies/security.toml", "[security]\nmax_secret_age_days = 1\n");
        Reading reading = read(
                pack(
                        "a",
                        Map.of(
                                "x.toml",
                                "[security]\nmax_secret_age_days = 2\nrequire_non_root = true\n[tiers]\norder = [\"gold\"]\n")),
                pack("b", Map.of("y.toml", "[security]\nmax_secret_age_days = 3\nrequire_non_root = false\n")));

        assertThat(facts(Setting.class, reading))
                .extracting(setting ->
                        setting.description() + " " + setting.source().file())
                .containsExactlyInAnyOrder(
                        "security.max_secret_age_days = 1 policies/security.toml",
                        "security.require_non_root = false b@1.0.0!y.toml",
                        "tiers.order = [gold] a@1.0.0!x.toml");
        assertThat(facts(SettingConflict.class, reading)).isEmpty();
        assertThat(facts(SettingOverride.class, reading))
                .extracting(override ->
                        override.description() + " for " + override.former().value() + " of "
                                + override.former().source().pack())
                .containsExactlyInAnyOrder(
                        "security.max_secret_age_days = 1 for 3 of b@1.0.0",
                        "security.max_secret_age_days = 1 for 2 of a@1.0.0",
                        "security.require_non_root = false for true of a@1.0.0");
        assertThat(facts(PolicyPack.class, reading))
                .extracting(Fact::description)
                .containsExactly("a@1.0.0", "b@1.0.0");
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void the_same_value_twice_replaces_nothing() throws IOException {
        write("policies/security.toml", "[security]\nmax_secret_age_days = 2\n");

        Reading reading = read(pack("a", Map.of("x.toml", "[security]\nmax_secret_age_days = 2\n")));

        assertThat(facts(SettingOverride.class, reading)).isEmpty();
        assertThat(facts(Setting.class, reading)).hasSize(1);
    }

    @Test
    void two_values_within_one_pack_are_a_conflict() {
        Reading reading = read(pack(
                "a",
                Map.of(
                        "x.toml", "[security]\nmax_secret_age_days = 2\n",
                        "y.toml", "[security]\nmax_secret_age_days = 3\n")));

        assertThat(facts(SettingConflict.class, reading)).hasSize(1);
    }

    @Test
    void a_value_that_the_schema_refuses_lets_the_layer_below_hold() throws IOException {
        write("policies/security.toml", "[security]\nmax_secret_age_days = \"soon\"\n");

        Reading reading = read(pack("a", Map.of("x.toml", "[security]\nmax_secret_age_days = 2\n")));

        assertThat(facts(Setting.class, reading)).extracting(Setting::value).containsExactly("2");
        assertThat(reading.diagnostics()).hasSize(1);
    }

    @Test
    void a_table_is_replaced_as_a_whole() throws IOException {
        write("policies/tables/t.csv", "k,v\na,1\n");

        Reading reading = read(pack("a", Map.of("tables/t.csv", "k,v\na,2\nb,3\n", "tables/u.csv", "k,v\na,9\n")));

        assertThat(facts(TableEntry.class, reading))
                .extracting(entry -> entry.table() + " " + entry.key() + " " + entry.text())
                .containsExactlyInAnyOrder("t a 1", "u a 9");
        assertThat(facts(SettingOverride.class, reading))
                .extracting(SettingOverride::key)
                .containsExactly("tables.t");
    }

    @Test
    void a_pack_brings_neither_waivers_nor_approvals_whoever_made_it() {
        Reading reading = read(pack("a", Map.of("x.toml", """
                [[waivers]]
                rule = "SEC-004"
                subject = "shop/cart"
                reason = "x"
                ticket = "T-1"
                approved_by = "@platform"
                expires = 2099-01-01
                [[approvals]]
                change = "0123456789abcdef0123456789abcdef"
                team = "@platform"
                approved_by = "Somebody"
                date = 2026-01-01
                """)));

        assertThat(facts(Waiver.class, reading)).isEmpty();
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .contains(
                        "waivers stay in the repository that they are for: no pack may hold any",
                        "approvals stay in the repository that they are for: no pack may hold any");
    }

    @Test
    void a_mistake_in_a_pack_is_told_at_its_place_and_its_line_can_be_shown() {
        Reading reading = read(pack("a", Map.of("x.toml", "[security]\nrequire_nonroot = true\n")));

        assertThat(reading.diagnostics())
                .extracting(diagnostic -> diagnostic.source().toString())
                .containsExactly("a@1.0.0!x.toml:2:1");
        assertThat(reading.text().line("a@1.0.0!x.toml", 2)).contains("require_nonroot = true");
    }

    @Test
    void another_pack_is_another_state_of_the_repository() {
        PackInUse one = pack("a", Map.of("rules/x/y.drl", "package policies\n"));
        PackInUse other = pack("a", Map.of("rules/x/y.drl", "package policies\n\n"));

        assertThat(read(one).digest()).isNotEqualTo(read(other).digest()).isNotEqualTo(read().digest());
    }
}
