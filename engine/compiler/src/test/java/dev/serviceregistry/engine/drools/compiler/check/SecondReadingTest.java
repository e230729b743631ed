package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.compiler.check.reading.SecondReading;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileParser;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.SourceText;
import dev.serviceregistry.engine.source.RuleFile;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the first reading misses, the compiler's own parsers find. */
class SecondReadingTest {

    /** What only the types of facts give away is of a form that rules have; there are no more of it than these. */
    private static final int OF_LEGAL_FORM = 45;

    @Test
    void what_the_compiler_finds_otherwise_than_it_was_read_is_refused() {
        RuleFile legal = WrongFiles.in("legal").stream()
                .filter(file -> file.text().contains("$id : id"))
                .findFirst()
                .orElseThrow();
        FileTree read = tree(legal);
        RuleFile other = new RuleFile(legal.path(), legal.text().replace("$id : id", "$id : name"));
        Problems problems = new Problems(new SourceText(other));

        SecondReading.of(new FileTree(problems.source(), tree(other).tokens(), read.rules()), problems);

        assertThat(problems.all()).isNotEmpty();
    }

    @Test
    void the_second_reading_refuses_most_attacks_by_itself() {
        Set<String> passed = new TreeSet<>();
        for (RuleFile file : WrongFiles.in("attacks")) {
            Problems problems = new Problems(new SourceText(file));
            FileTree tree = FileParser.parse(new Problems(new SourceText(file)));
            SecondReading.of(tree, problems);
            if (problems.all().isEmpty()) {
                passed.add(file.path());
            }
        }

        assertThat(passed)
                .hasSizeLessThanOrEqualTo(OF_LEGAL_FORM)
                .doesNotContain(
                        "constructor.drl",
                        "cast.drl",
                        "increment.drl",
                        "process-builder.drl",
                        "lambda.drl",
                        "choice.drl");
    }

    private static FileTree tree(RuleFile file) {
        return FileParser.parse(new Problems(new SourceText(file)));
    }
}
