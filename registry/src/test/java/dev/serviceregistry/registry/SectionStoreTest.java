package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a project is found again as long as nothing has changed that it rests on. */
class SectionStoreTest {

    private static final String SHOP = """
        [project]
        catalog_version = "1.0"
        [uses]
        services = ["db"]
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 8080
        criticality = "high"
        [services.cart.dependencies]
        requires = ["db@^1", "till/pay@^2", "till/gone", "nowhere/none"]
        [services.cart.container]
        image = "example.org/cart:1"
        """;

    private static final String TILL = """
        [services.pay]
        type = "api"
        version = "2.0.0"
        aliases = ["checkout"]
        # A comment.
        env.LEVEL = "info"
        """;

    private @TempDir Path caches;
    private RepositoryFolder repository;
    private List<PackInUse> packs = List.of();

    @BeforeEach
    void a_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder)
                .catalog("[services.db]\ntype = 'database'\nversion = '1.2.0'\nport = 5432\n")
                .file(
                        "services/versions.toml",
                        "[versions.'1.0']\nstatus = 'supported'\npath = 'versions/1.0/catalog.toml'\n")
                .file("services/versions/1.0/catalog.toml", "[services.db]\ntype = 'database'\nversion = '1.0.0'\n")
                .file("policies/sla.toml", "[sla.high]\nmin_replicas = 2\n")
                .file("projects/shop/deployment.toml", "[deployment]\nnamespace = 'shop'\n")
                .project("shop", SHOP)
                .project("till", TILL);
    }

    static Stream<Arguments> whatItRestsOn() {
        return Stream.of(
                edit("its own file", folder -> folder.project("shop", SHOP.replace("8080", "8081"))),
                edit("its deployment", folder -> folder.file("projects/shop/deployment.toml", "[deployment]\n")),
                edit("its monitoring", folder -> folder.file("projects/shop/monitoring.toml", "[monitoring]\n")),
                edit("a policy", folder -> folder.file("policies/sla.toml", "[sla.high]\nmin_replicas = 3\n")),
                edit("another policy", folder -> folder.file("policies/more.toml", "[security]\n")),
                edit("its catalogue", folder -> folder.file("services/versions/1.0/catalog.toml", "[services.db]\n")),
                edit("the versions", folder -> folder.file("services/versions.toml", "[versions.'1.0']\n")),
                edit("the head", folder -> folder.catalog("[teams.shop]\nmembers = ['a']\n")),
                edit("a version that it names", folder -> folder.project("till", TILL.replace("2.0.0", "3.0.0"))),
                edit("a type", folder -> folder.project("till", TILL.replace("api", "web"))),
                edit("a former id", folder -> folder.project("till", TILL.replace("checkout", "gone"))),
                edit("a port", folder -> folder.project("till", TILL + "port = 1\n")),
                edit("a health check", folder -> folder.project("till", TILL + "health.liveness.exec = ['true']\n")),
                edit("a kind", folder -> folder.project("till", TILL + "deploy.kind = 'job'\n")),
                edit("a service that came", folder -> folder.project("till", TILL + "[services.gone]\ntype = 'api'\n")),
                edit("what others use", folder -> folder.project("till", "[uses]\nservices = ['db']\n" + TILL)),
                edit("what is wrong there", folder -> folder.project("till", TILL + "prot = 1\n")),
                edit("what cannot be read", folder -> folder.project("till", TILL + "[services\n")),
                edit("a project that came", folder -> folder.project("nowhere", "[services.none]\ntype = 'api'\n")));
    }

    private static Arguments edit(String name, Consumer<RepositoryFolder> edit) {
        return Arguments.of(name, edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatItRestsOn")
    void it_is_stated_again_when_this_changes(String name, Consumer<RepositoryFolder> edit) {
        keep();
        edit.accept(repository);

        assertThat(find("shop")).isNull();
        assertThat(facts(read())).isEqualTo(facts(repository.read()));
        assertThat(facts(read())).isEqualTo(facts(repository.read()));
        assertThat(facts(read())).isEqualTo(facts(repository.read()));
    }

    @Test
    void a_missing_file_and_one_that_cannot_be_used_are_not_the_same() throws IOException {
        Files.delete(repository.root().resolve("projects/till/services.toml"));
        keep();
        repository.project("till", "[services\n");

        assertThat(find("shop")).isNull();
    }

    @Test
    void it_is_found_when_others_change_what_nobody_asks_for() {
        keep();
        repository.project("till", TILL.replace("# A comment.", "\n\n").replace("info", "debug"));

        assertThat(find("shop")).isNotNull();
        assertThat(find("till")).isNull();
        assertThat(find("global")).isNotNull();
        assertThat(find("global@1.0")).isNotNull();
    }

    @Test
    void it_is_found_when_projects_change_that_it_does_not_ask_about() {
        repository.project(
                "desk", "[services.desk]\ntype = 'web'\nversion = '1.0.0'\ndependencies.requires = ['till/pay']\n");
        repository.project("hall", "[services.hall]\ntype = 'web'\nversion = '1.0.0'\n");
        keep();
        repository.project("till", TILL.replace("2.0.0", "3.0.0"));

        assertThat(find("desk")).isNull();
        assertThat(find("hall")).isNotNull();
        repository.project("till", TILL);
        repository.project("hall", "[services.hall]\ntype = 'web'\nversion = '2.0.0'\n");
        assertThat(find("desk")).isNotNull();
        assertThat(find("hall")).isNull();
    }

    @Test
    void the_order_of_packs_is_a_part_of_what_it_rests_on() {
        PackInUse strict = pack("strict", "[sla.low]\nmin_replicas = 2\n");
        PackInUse lax = pack("lax", "[sla.low]\nmin_replicas = 1\n");
        packs = List.of(strict, lax);
        keep();
        packs = List.of(lax, strict);

        assertThat(find("shop")).isNull();
        packs = List.of(strict, lax);
        assertThat(find("shop")).isNotNull();
    }

    private static PackInUse pack(String name, String settings) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("sla.toml", settings.getBytes(StandardCharsets.UTF_8));
        UsedPack use =
                new UsedPack(name + ".jar", "", "1.0.0", name, "", SourceLocation.startOf("service-registry.toml"));
        return new PackInUse(Pack.of(new PackId(name, "1.0.0"), "", "", files), use, false);
    }

    @Test
    void of_two_definitions_of_one_service_nothing_is_kept() {
        repository
                .project("shop", """
            [uses]
            services = ["db"]
            [services.db]
            port = 1
            [services.postgres]
            port = 2
            """)
                .catalog("[services.db]\ntype = 'database'\nversion = '1.2.0'\naliases = ['postgres']\n");
        read();
        read();

        assertThat(find("shop")).isNull();
        assertThat(find("till")).isNotNull();
    }

    @Test
    void of_a_project_of_which_a_file_was_parsed_nothing_is_kept_yet() {
        read();
        assertThat(find("shop")).isNull();
        repository.project("till", TILL.replace("info", "debug"));
        read();
        assertThat(find("till")).isNull();
        assertThat(find("shop")).isNotNull();
        read();
        assertThat(find("till")).isNotNull();
    }

    @Test
    void an_entry_that_is_damaged_or_of_another_build_or_of_another_place_is_as_good_as_none(@TempDir Path other)
            throws IOException {
        keep();
        assertThat(find("shop", "another build", repository.root())).isNull();
        assertThat(find("shop", "build", other)).isNull();
        for (Path entry : entries()) {
            byte[] bytes = Files.readAllBytes(entry);
            for (int at : new int[] {0, 5, 37, 60, bytes.length - 1}) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= 4;
                Files.write(entry, damaged);
                assertThat(facts(read())).isEqualTo(facts(repository.read()));
            }
            Files.write(entry, List.of());
            assertThat(facts(read())).isEqualTo(facts(repository.read()));
        }
    }

    @Test
    void a_fact_finds_the_places_of_its_keys_as_before() {
        keep();
        List<String> kept = places(find("shop").facts().facts());

        assertThat(kept).contains("Service version projects/shop/services.toml:7:11");
        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        places(repository.read().registry().facts().facts()));
    }

    /** Where facts of the cart that know the places of keys find these. */
    private static List<String> places(List<Fact> facts) {
        List<String> places = new ArrayList<>();
        for (Fact fact : facts) {
            boolean isOfCart = fact.subject().service().equals("cart");
            if (isOfCart && (fact instanceof Service || fact instanceof Container || fact instanceof Image)) {
                for (String key : List.of("version", "container.image", "image", "deploy.replicas")) {
                    places.add(fact.getClass().getSimpleName() + " " + key + " "
                            + fact.at(key).source());
                }
            }
        }
        return places;
    }

    @Test
    void many_states_of_a_repository_take_no_more_entries_than_one() throws IOException {
        keep();
        List<Path> before = entries();
        for (int i = 0; i < 5; i++) {
            repository.project("shop", SHOP + "\ndescription = '" + i + "'\n");
            keep();
        }

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void revisions_take_no_more_entries_than_one_either() throws IOException {
        for (int run = 0; run < 2; run++) {
            read(inMemory());
        }
        List<Path> before = entries();
        read(inMemory());

        assertThat(before).hasSize(4);
        assertThat(entries()).isEqualTo(before);
        assertThat(facts(read(inMemory()))).isEqualTo(facts(repository.read()));
    }

    @Test
    void of_what_is_not_saved_nothing_is_kept() throws IOException {
        keep();
        List<Path> before = entries();
        List<byte[]> bytes = new ArrayList<>();
        for (Path entry : before) {
            bytes.add(Files.readAllBytes(entry));
        }
        reader().readUnsaved(repository.root(), Map.of("projects/shop/services.toml", SHOP + "description = 'half'\n"));

        assertThat(entries()).isEqualTo(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(before.get(i)).hasBinaryContent(bytes.get(i));
        }
    }

    private Path inMemory() throws IOException {
        Path memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/repository");
        try (Stream<Path> files = Files.walk(repository.root())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = memory.resolve(repository.root().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return memory;
    }

    @Test
    void no_entry_holds_the_text_of_a_secret() throws IOException {
        repository.project(
                "shop",
                SHOP
                        + "env.DB_PASSWORD = 'hunter2-and-more'\nenv.PW = { variable = 'PW', default = 'hunter2-else' }\n");
        keep();

        for (Path entry : entries()) {
            assertThat(new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1))
                    .doesNotContain("hunter2");
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(caches.resolve("sections"))) {
            return entries.sorted().toList();
        }
    }

    private void keep() {
        read();
        read();
        assertThat(find("shop")).isNotNull();
    }

    private Reading read() {
        return read(repository.root());
    }

    private Reading read(Path root) {
        return reader().read(root);
    }

    private RegistryReader reader() {
        return new RegistryReader(
                ParsedFileCache.in(caches.resolve("files"), "build"), sections("build"), any -> packs);
    }

    private CacheEntries sections(String stamp) {
        return CacheEntries.in(caches.resolve("sections"), stamp);
    }

    private Section find(String name) {
        return find(name, "build", repository.root());
    }

    private Section find(String name, String stamp, Path root) {
        Repository now = ((ResolvedRegistry)
                        new RegistryReader(ParsedFileCache.none(), CacheEntries.none(), any -> packs)
                                .read(repository.root())
                                .registry())
                .repository();
        Object owner = now.projects().containsKey(name)
                ? now.projects().get(name)
                : now.catalogues().get(name);
        return new SectionStore(sections(stamp), root, now, file -> false).find(name, owner);
    }

    /** Every fact as text, without the order in which they are stated. */
    private static List<String> facts(Reading reading) {
        List<String> texts = new ArrayList<>();
        reading.registry()
                .facts()
                .facts()
                .forEach(fact -> texts.add(fact.toString().replaceAll("places=[^\\]]*", "")));
        reading.diagnostics().forEach(diagnostic -> texts.add(diagnostic.toString()));
        texts.sort(null);
        return texts;
    }
}
