package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridePatchTest {

    private static final String SHOP = "projects/shop/services.toml";

    private @TempDir Path before;
    private @TempDir Path after;

    private static void write(Path root, String more, String override) throws IOException {
        Repositories.write(
                root, "services/catalog.toml", "[services.ledger]\ntype = \"api\"\nversion = \"0.0.0\"\n" + more);
        Repositories.write(root, SHOP, "uses.services = [\"ledger\"]\n" + override);
    }

    private void follow(String catalog, String override) throws Exception {
        write(before, catalog, override);
        write(after, "", override);
        Run.in(after, "diff", "--against", before.toString(), "--migration-guide", "guides");
    }

    private void apply() throws Exception {
        Process process = new ProcessBuilder("git", "apply", "guides/shop.patch")
                .directory(after.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[services.ledger]\ndescription = \"x\"\nenv.OLD_FLAG = \"no\"\n",
                "[services.ledger]\ndescription = \"x\"\n  env . \"OLD_FLAG\" = \"no\"\n",
                "[services]\nledger.description = \"x\"\nledger.env.OLD_FLAG = \"no\"\n",
                "[services.ledger]\ndescription = \"x\"\n[services.ledger.env]\nOLD_FLAG = \"no\"\nZ = \"1\"\n",
            })
    void a_variable_that_is_gone_is_taken_out_however_its_key_is_written(String override) throws Exception {
        follow("env.OLD_FLAG = \"yes\"\nenv.Z = \"2\"\n", override);

        apply();

        assertThat(Files.readString(after.resolve(SHOP)))
                .contains("description")
                .doesNotContain("OLD_FLAG");
    }

    @Test
    void a_variable_within_a_table_of_one_line_is_left_to_whoever_wrote_it() throws Exception {
        follow(
                "env.OLD_FLAG = \"yes\"\nenv.Z = \"2\"\n",
                "[services.ledger]\nenv = { OLD_FLAG = \"no\", Z = \"1\" }\n");

        assertThat(after.resolve("guides/shop.patch")).doesNotExist();
        assertThat(Files.readString(after.resolve("guides/shop.md"))).contains("it does not stand on lines of its own");
    }

    @Test
    void a_property_that_is_gone_is_taken_out_however_its_key_is_written() throws Exception {
        follow(
                "properties.p = { type = \"string\" }\n",
                "[services.ledger]\ndescription = \"x\"\nproperties.p.default = \"a\"\n");

        apply();

        assertThat(Files.readString(after.resolve(SHOP)))
                .contains("description")
                .doesNotContain("properties");
    }
}
