package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.FROZEN;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GitHubReporterTest {

    private static final String FILE = "projects/shop/services.toml";

    /** A workflow command as the runner reads it: {@code ::name key=value,key=value::message}. */
    private record Command(String name, Map<String, String> properties, String message) {

        static Command parse(String line) {
            assertThat(line).startsWith("::");
            int end = line.indexOf("::", 2);
            String head = line.substring(2, end);
            int space = head.indexOf(' ');
            Map<String, String> properties = new TreeMap<>();
            for (String property :
                    space < 0 ? new String[0] : head.substring(space + 1).split(",")) {
                int equals = property.indexOf('=');
                properties.put(property.substring(0, equals), unescaped(property.substring(equals + 1), true));
            }
            return new Command(
                    space < 0 ? head : head.substring(0, space), properties, unescaped(line.substring(end + 2), false));
        }

        private static String unescaped(String text, boolean property) {
            String lines = text.replace("%0D", "\r").replace("%0A", "\n");
            return (property ? lines.replace("%3A", ":").replace("%2C", ",") : lines).replace("%25", "%");
        }
    }

    private static List<Command> commands(Judgement judgement) {
        return Judgements.in(ReportFormat.GITHUB, judgement)
                .lines()
                .map(Command::parse)
                .toList();
    }

    private static Finding[] findings(RuleDescriptor rule, int count) {
        Finding[] findings = new Finding[count];
        for (int i = 0; i < count; i++) {
            findings[i] = finding(rule, "s" + i, "requires s" + i, at(FILE, i + 1, 3, 5));
        }
        return findings;
    }

    private static Judgement of(Finding[]... findings) {
        List<Finding> all = new ArrayList<>();
        for (Finding[] some : findings) {
            all.addAll(List.of(some));
        }
        return Judgements.of(Map.of(), List.of(), all.toArray(Finding[]::new));
    }

    @Test
    void a_finding_is_a_command_at_its_span_with_its_last_column_included() {
        Judgement judgement = Judgements.below(
                "catalog/",
                "",
                Judgements.of(Map.of(), List.of(), finding(EXISTS, "redis", "requires redis", at(FILE, 12, 14, 21))));

        assertThat(Judgements.in(ReportFormat.GITHUB, judgement))
                .isEqualTo("::error file=catalog/projects/shop/services.toml,line=12,endLine=12,col=14,endColumn=20,"
                        + "title=DEP-001 Every required service exists::shop/cart: requires redis%0ADefine the service."
                        + " (more: service-registry rules show DEP-001)\n");
    }

    @Test
    void columns_are_left_out_of_a_span_of_several_lines_and_lines_of_a_whole_file() {
        Finding lines = finding(DEPRECATED, "kafka", "requires kafka", new SourceLocation(FILE, 3, 9, 5, 2));
        Finding file = finding(FROZEN, "v1", "was changed", SourceLocation.startOf(FILE));
        Finding nowhere = finding(FROZEN, "v2", "is gone", at("", 1, 1, 1));

        List<Command> commands = commands(Judgements.of(Map.of(), List.of(), lines, file, nowhere));

        assertThat(commands).extracting(Command::name).containsExactly("warning", "notice", "notice");
        assertThat(commands.get(0).properties()).containsOnlyKeys("file", "line", "endLine", "title");
        assertThat(commands.get(1).properties()).containsOnlyKeys("file", "line", "title");
        assertThat(commands.get(2).properties()).containsOnlyKeys("title");
    }

    @Test
    void nothing_of_the_repository_can_add_a_command_or_a_property() {
        String hostile = "50% of a,b:c\r\n::error file=x::gone\n::set-output name=a::b \u001B[2J%0A";
        String file = "projects/a,line=7:b/50%\n::stop-commands::x/services.toml";
        Finding finding = finding(EXISTS, "redis", hostile, at(file, 12, 14, 21));

        List<Command> commands = commands(Judgements.of(Map.of(), List.of(), finding));

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).message())
                .startsWith("shop/cart: " + hostile.replace("\u001B", "<U+001B>") + "\nDefine");
        assertThat(commands.get(0).properties()).containsEntry("file", file).containsEntry("line", "12");
    }

    @Test
    void ten_of_each_severity_are_shown_without_a_word() {
        List<Command> commands = commands(of(findings(EXISTS, 10), findings(DEPRECATED, 10), findings(FROZEN, 10)));

        assertThat(commands).hasSize(30);
        assertThat(commands.get(29).message()).startsWith("shop/cart: requires s9");
    }

    @Test
    void the_last_notice_says_how_many_more_there_are() {
        List<Command> commands = commands(of(findings(FROZEN, 10), findings(DEPRECATED, 12), findings(EXISTS, 11)));

        assertThat(commands).extracting(Command::name).startsWith("error").endsWith("notice");
        assertThat(commands.stream().filter(command -> command.name().equals("error")))
                .hasSize(10);
        assertThat(commands.stream().filter(command -> command.name().equals("warning")))
                .hasSize(10);
        assertThat(commands.stream().filter(command -> command.name().equals("notice")))
                .hasSize(10);
        assertThat(commands.get(29).message())
                .startsWith("1 more of severity error, 2 more of severity warning, 1 more of severity note: ");
    }

    @Test
    void what_stands_in_changed_files_comes_first_within_its_severity() {
        Finding elsewhere = finding(EXISTS, "far", "is far", at("projects/a/services.toml", 1, 1, 2));
        Finding note = finding(FROZEN, "old", "is old", at(FILE, 9, 1, 2));
        Finding here = finding(EXISTS, "near", "is near", at(FILE, 1, 1, 2));
        Judgement judgement = Judgements.comparing(
                new PriorState("main", Set.of(), Set.of(FILE)),
                Judgements.of(Map.of(), List.of(), elsewhere, note, here));

        assertThat(commands(judgement))
                .extracting(command -> command.message().substring("shop/cart: ".length(), "shop/cart: ".length() + 6))
                .containsExactly("is nea", "is far", "is old");
    }

    @Test
    void what_is_waived_is_not_shown() {
        Finding old = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));

        assertThat(commands(Judgements.of(Map.of(), List.of(Judgements.waived(old)))))
                .isEmpty();
    }
}
