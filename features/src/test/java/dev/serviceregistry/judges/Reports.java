package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports of the real command line on repositories of every sort. */
final class Reports {

    /** A copy of the catalogue that ships, with a defect for every policy. */
    static final Path PLANTED = Path.of("src", "test", "resources", "planted", "repository");

    /** Text that would be code, markup or an end of something, were it not taken for text. */
    static final String HOSTILE =
            "</script><img src=x onerror=alert(1)><!-- ' & ]]> {{data}} ${7*7} [a](b) `c` | @team";

    private static final String CATALOG = "[catalog]\nname = \"central\"\n\n[teams.platform]\ndisplay_name = \"P\"\n";

    private Reports() {}

    /** What a command writes to standard output. */
    static String of(Path root, String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = root.toString();
        all[arguments.length + 2] = "--as-of";
        all[arguments.length + 3] = "2026-11-23";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(all, out, err);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isLessThan(2);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A repository in which nothing is wrong. */
    static Path sound(Path root) throws IOException {
        write(root, "services/catalog.toml", CATALOG);
        write(root, "projects/shop/services.toml", """
                [services.cart]
                type = "api"
                version = "1.0.0"
                owner = "platform"
                """);
        return root;
    }

    /** A repository whose names and values are hostile. */
    static Path hostile(Path root) throws IOException {
        sound(root);
        write(root, "projects/shop/services.toml", """
                [services.cart]
                type = "api"
                version = '''%1$s'''
                owner = '''%1$s'''
                dependencies.requires = ['''%1$s''', "\\u202Egone\\u001B[2J"]
                [services.'%2$s']
                type = "api"
                version = "1.0.0"
                """.formatted(HOSTILE, HOSTILE.replace("'", "")));
        write(root, "projects/a b&c<d>#é/services.toml", "[services.x]\ntype = \"api\"\nversion = \"one\"\n");
        return root;
    }

    /** A repository with ten thousand errors in fifty projects, and one waived one. */
    static Path large(Path root) throws IOException {
        write(root, "services/catalog.toml", CATALOG);
        for (int project = 0; project < 50; project++) {
            StringBuilder text = new StringBuilder();
            for (int service = 0; service < 20; service++) {
                text.append("[services.s").append(service).append("]\ntype = \"api\"\nversion = \"1.0.0\"\n");
                text.append("dependencies.requires = [");
                for (int missing = 0; missing < 10; missing++) {
                    text.append("\"missing-")
                            .append(project)
                            .append('-')
                            .append(service)
                            .append('-')
                            .append(missing);
                    text.append("\", ");
                }
                text.append("]\n");
            }
            write(root, "projects/p" + project + "/services.toml", text.toString());
        }
        write(root, "projects/waived/services.toml", """
                [services.old]
                type = "api"
                version = "one"
                """);
        write(root, "policies/waivers.toml", """
                [[waivers]]
                rule = "SCH-006"
                subject = "waived/old"
                reason = "It goes next month"
                ticket = "OPS-7"
                approved_by = "@platform"
                expires = 2027-03-31
                """);
        return root;
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
