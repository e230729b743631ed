package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LspTest {

    private static final String SHOP = "projects/shop/services.toml";
    private static final String CATALOG = "services/catalog.toml";

    /** The rules that most of this is about; a small repository leaves more to be wished for. */
    private static final String[] RULES = {"--rule", "DEP-001,DEP-004,SCH-001"};

    private @TempDir Path root;

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    private static Range range(int line, int from, int to) {
        return new Range(new Position(line, from), new Position(line, to));
    }

    @Test
    void a_finding_of_an_open_file_is_shown_at_its_place_with_its_rule_and_what_to_do() throws Exception {
        Repositories.broken(root);
        try (EditorSession editor = new EditorSession(root, RULES)) {
            List<Diagnostic> found = editor.open(SHOP);

            assertThat(found).hasSize(1);
            assertThat(found.get(0).getRange()).isEqualTo(range(15, 28, 35));
            assertThat(found.get(0).getSeverity()).isEqualTo(DiagnosticSeverity.Error);
            assertThat(found.get(0).getCode().getLeft()).isEqualTo("DEP-001");
            assertThat(found.get(0).getSource()).isEqualTo("service-registry");
            assertThat(found.get(0).getMessage().getLeft())
                    .isEqualTo("shop/cart: requires redis, which does not exist\n"
                            + "Correct the name, define the service, or write project/id when another project owns"
                            + " it.");
        }
    }

    @Test
    void what_is_written_counts_before_it_is_saved() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root, RULES)) {
            assertThat(editor.open(SHOP)).isEmpty();

            List<Diagnostic> found =
                    editor.change(SHOP, 2, text(SHOP).replace("postgres@^16", "postgres@^16\", \"redis"));

            assertThat(found).extracting(Diagnostic::getRange).containsExactly(range(15, 28, 35));
            assertThat(editor.change(SHOP, 3, text(SHOP))).isEmpty();
        }
    }

    private static final String OWN = "policies/rules/acme/ACM-001.drl";

    private static final String RULE = """
        package policies
        import dev.serviceregistry.facts.*
        global Report report

        rule "Every service runs twice"
            @id("ACM-001")
            @severity("warning")
            @subject("Service")
            @scope("project")
            @controls("SOC2:A1.2")
            @rationale("One instance is none when it fails.")
            @remediation("Raise deploy.replicas.")
        when
            $service : Service( $replicas : replicas, replicas < 2 )
        then
            report.violation( $service.at("deploy.replicas"), "runs {} of 2 replicas", $replicas );
        end
        """;

    @Test
    void a_value_that_a_rule_reads_is_judged_as_it_is_written() throws Exception {
        Repositories.sound(root);
        Repositories.write(
                root,
                OWN,
                RULE.replace("\"Service\"", "\"ServiceValue\"")
                        .replace(
                                "Service( $replicas : replicas, replicas < 2 )",
                                "ServiceValue( key == \"x_cost\", $replicas : number, number < 2 )")
                        .replace("$service.at(\"deploy.replicas\")", "$service"));
        try (EditorSession editor = new EditorSession(root, "--rule", "ACM-001")) {
            assertThat(editor.open(SHOP)).isEmpty();
            String costing = text(SHOP).replace("[services.cart]\n", "[services.cart]\nx_cost = 1\n");

            assertThat(editor.change(SHOP, 2, costing)).hasSize(1);
            assertThat(editor.change(SHOP, 3, costing.replace("x_cost = 1", "x_cost = 2")))
                    .isEmpty();
        }
    }

    @Test
    void a_mistake_in_a_rule_is_shown_while_it_is_written_and_what_it_finds_once_it_is_right() throws Exception {
        Repositories.sound(root);
        Repositories.write(root, OWN, RULE);
        try (EditorSession editor = new EditorSession(root, "--rule", "ACM-001")) {
            assertThat(editor.open(OWN)).isEmpty();

            List<Diagnostic> found = editor.change(OWN, 2, RULE.replace("replicas < 2", "replicaz < 2"));

            assertThat(found).extracting(Diagnostic::getRange).containsExactly(range(13, 46, 54));
            assertThat(found.get(0).getMessage().getLeft())
                    .isEqualTo("Service has no field 'replicaz'\ndid you mean 'replicas'?");
            assertThat(editor.change(OWN, 3, RULE)).isEmpty();
            assertThat(editor.open(SHOP))
                    .extracting(one -> one.getCode().getLeft())
                    .contains("ACM-001");
            editor.write(OWN, 4, RULE.replace("replicas < 2", "replicas < 1"));
            assertThat(editor.next(SHOP, 1)).isEmpty();
        }
    }

    @Test
    void a_rule_that_is_broken_from_the_start_is_shown_and_what_mends_it_is_seen() throws Exception {
        Repositories.sound(root);
        Repositories.write(root, OWN, RULE.replace("replicas < 2", "replicaz < 2"));
        try (EditorSession editor = new EditorSession(root)) {
            assertThat(editor.open(OWN))
                    .extracting(one -> one.getMessage().getLeft())
                    .containsExactly("Service has no field 'replicaz'\ndid you mean 'replicas'?");
            assertThat(editor.change(OWN, 2, RULE)).isEmpty();
        }
    }

    @Test
    void a_name_in_a_rule_that_the_repository_has_not_is_shown_as_a_warning() throws Exception {
        Repositories.sound(root);
        Repositories.write(root, OWN, RULE.replace("replicas < 2", "project == \"shpo\", replicas < 2"));
        try (EditorSession editor = new EditorSession(root, "--rule", "ACM-001")) {
            List<Diagnostic> found = editor.open(OWN);

            assertThat(found).extracting(Diagnostic::getRange).containsExactly(range(13, 57, 63));
            assertThat(found).extracting(Diagnostic::getSeverity).containsExactly(DiagnosticSeverity.Warning);
            assertThat(found.get(0).getMessage().getLeft())
                    .isEqualTo("this repository has no project 'shpo'\ndid you mean 'shop'?");
        }
    }

    @Test
    void facts_and_their_fields_are_explained_and_proposed_in_a_rule() throws Exception {
        Repositories.sound(root);
        Repositories.write(root, OWN, RULE);
        try (EditorSession editor = new EditorSession(root, "--rule", "ACM-001")) {
            editor.open(OWN);

            assertThat(hovered(editor, 13, 18)).startsWith("**Service**\n\nA written definition of a service");
            assertThat(hovered(editor, 13, 48)).startsWith("`Service.replicas` (whole number)");
            assertThat(hovered(editor, 15, 40)).startsWith("**replicas**");
            assertThat(hovered(editor, 4, 10)).startsWith("**ACM-001** Every service runs twice");
            assertThat(proposed(editor, 13, 48)).contains("replicas").doesNotContain("version");
            assertThat(proposed(editor, 13, 17))
                    .contains("Service", "ServicePattern")
                    .doesNotContain("Dependency");
            assertThat(proposed(editor, 9, 18)).contains("SOC2:A1.2");
            assertThat(proposed(editor, 6, 17)).containsExactly("warning");
            assertThat(editor.server()
                            .getTextDocumentService()
                            .definition(new DefinitionParams(editor.document(OWN), new Position(15, 25)))
                            .get()
                            .getLeft())
                    .extracting(Location::getRange)
                    .extracting(Range::getStart)
                    .containsExactly(new Position(13, 4));
        }
    }

    private static String hovered(EditorSession editor, int line, int character) throws Exception {
        return editor.server()
                .getTextDocumentService()
                .hover(new HoverParams(editor.document(OWN), new Position(line, character)))
                .get()
                .getContents()
                .getRight()
                .getValue();
    }

    private static List<String> proposed(EditorSession editor, int line, int character) throws Exception {
        return editor
                .server()
                .getTextDocumentService()
                .completion(new CompletionParams(editor.document(OWN), new Position(line, character)))
                .get()
                .getLeft()
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void characters_count_in_utf_16() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root, RULES)) {
            editor.open(SHOP);

            List<Diagnostic> found = editor.change(
                    SHOP,
                    2,
                    text(SHOP)
                            .replace("[services.cart.dependencies]", "[services.cart]")
                            .replace("[services.cart]\nrequires = [\"postgres@^16\"]", "")
                            .replace(
                                    "type = \"api\"",
                                    "dependencies = { x_note = \"😀\", requires = [\"redis\"] }\ntype = \"api\""));

            assertThat(found).extracting(Diagnostic::getRange).containsExactly(range(10, 44, 51));
        }
    }

    @Test
    void a_change_of_one_file_is_seen_in_another_that_is_open() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root, RULES)) {
            editor.open(SHOP);
            editor.open(CATALOG);

            editor.write(CATALOG, 2, text(CATALOG).replace("16.4.0", "17.0.0"));

            assertThat(editor.findingIn(SHOP, "DEP-004").getRange()).isEqualTo(range(15, 12, 26));
        }
    }

    @Test
    void a_broken_file_is_told_and_ends_nothing() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root, RULES)) {
            editor.open(SHOP);

            List<Diagnostic> found = editor.change(SHOP, 2, text(SHOP) + "[services.\n");

            assertThat(found).extracting(one -> one.getCode().getLeft()).containsExactly("SCH-001");
            assertThat(editor.change(SHOP, 3, text(SHOP))).isEmpty();
            assertThat(editor.leave()).isZero();
        }
    }

    @Test
    void the_names_that_were_known_are_proposed_while_the_file_is_broken() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root)) {
            editor.open(SHOP);
            String broken = text(SHOP).replace("[\"postgres@^16\"]", "[\"");
            editor.change(SHOP, 2, broken);

            List<CompletionItem> items = editor.server()
                    .getTextDocumentService()
                    .completion(new CompletionParams(editor.document(SHOP), new Position(15, 13)))
                    .get()
                    .getLeft();

            assertThat(items).extracting(CompletionItem::getLabel).containsExactly("postgres");
            assertThat(items.get(0).getTextEdit().getLeft().getRange()).isEqualTo(range(15, 13, 13));
        }
    }

    @Test
    void a_place_tells_what_it_means_and_leads_to_its_definition() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root)) {
            editor.open(SHOP);
            Position onPostgres = new Position(15, 18);

            assertThat(editor.server()
                            .getTextDocumentService()
                            .hover(new HoverParams(editor.document(SHOP), onPostgres))
                            .get())
                    .satisfies(hover -> {
                        assertThat(hover.getContents().getRight().getValue())
                                .startsWith("**global/postgres** database");
                        assertThat(hover.getRange()).isEqualTo(range(15, 13, 25));
                    });
            List<? extends Location> places = editor.server()
                    .getTextDocumentService()
                    .definition(new DefinitionParams(editor.document(SHOP), onPostgres))
                    .get()
                    .getLeft();
            assertThat(places).hasSize(1);
            assertThat(Path.of(URI.create(places.get(0).getUri())))
                    .isEqualTo(root.resolve(CATALOG).toRealPath());
            assertThat(places.get(0).getRange()).isEqualTo(range(8, 0, 19));
        }
    }

    @Test
    void what_was_said_of_a_file_is_taken_back_when_it_is_closed() throws Exception {
        Repositories.broken(root);
        try (EditorSession editor = new EditorSession(root)) {
            editor.open(SHOP);

            editor.close(SHOP);

            assertThat(editor.next(SHOP, null)).isEmpty();
        }
    }

    @Test
    void a_file_that_changes_on_the_disk_is_read_again() throws Exception {
        Repositories.broken(root);
        try (EditorSession editor = new EditorSession(root)) {
            assertThat(editor.open(SHOP)).isNotEmpty();

            Repositories.write(
                    root,
                    CATALOG,
                    text(CATALOG)
                            + text(CATALOG)
                                    .substring(text(CATALOG).indexOf("[services.postgres]"))
                                    .replace("postgres", "redis"));
            editor.server().getTextDocumentService().didSave(new DidSaveTextDocumentParams(editor.document(CATALOG)));

            assertThat(editor.next(SHOP, 1))
                    .extracting(found -> found.getCode().getLeft())
                    .doesNotContain("DEP-001");
        }
    }

    @Test
    void a_secret_never_leaves() throws Exception {
        Repositories.sound(root);
        Repositories.write(root, CATALOG, Repositories.CATALOG_WITH_SECRET);
        try (EditorSession editor = new EditorSession(root)) {
            assertThat(editor.open(CATALOG)).isNotEmpty();
            String[] lines = text(CATALOG).split("\n");
            int line = lines.length - 1;
            editor.server()
                    .getTextDocumentService()
                    .hover(new HoverParams(
                            editor.document(CATALOG), new Position(line, lines[line].indexOf("correct") + 3)))
                    .get();
            editor.change(CATALOG, 2, text(CATALOG) + "[broken\n");
            editor.leave();

            assertThat(editor.heard()).contains("SEC-001").doesNotContain("horse");
        }
    }

    @Test
    void what_keeps_it_from_judging_is_told_and_ends_nothing() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root, "--project", "shopp")) {
            assertThat(editor.told()).contains("there is no project 'shopp'", "did you mean 'shop'?");
            assertThat(editor.leave()).isZero();
        }
    }

    @Test
    void an_editor_that_goes_without_a_shutdown_is_told_by_the_exit_code() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root)) {
            assertThat(editor.exit()).isEqualTo(1);
        }
        try (EditorSession editor = new EditorSession(root)) {
            assertThat(editor.vanish()).isEqualTo(1);
        }
    }

    @Test
    void nothing_but_the_protocol_comes_over_standard_output() throws Exception {
        Repositories.sound(root);
        try (EditorSession editor = new EditorSession(root)) {
            editor.open(SHOP);
            editor.leave();

            // The protocol counts bytes.
            String rest = new String(editor.heard().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            while (!rest.isEmpty()) {
                assertThat(rest).startsWith("Content-Length: ");
                int head = rest.indexOf("\r\n\r\n");
                int length = Integer.parseInt(
                        rest.substring("Content-Length: ".length(), head).strip());
                rest = rest.substring(head + 4 + length);
            }
        }
    }
}
