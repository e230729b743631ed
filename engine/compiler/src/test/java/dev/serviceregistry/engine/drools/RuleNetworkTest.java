package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule uses one construct of the rule language. */
class RuleNetworkTest {

    private static final Path RULES = Path.of("src", "test", "resources")
            .resolve(DrlCompiler.class.getPackageName().replace('.', '/'))
            .resolve("check/legal");

    @TestFactory
    Stream<DynamicTest> a_rule_is_the_same_after_a_network_was_built_of_it() throws IOException {
        return loaded().stream()
                .map(file -> dynamicTest(file.file().path(), () -> {
                    RuleModel model = RuleModel.of(file.models());
                    String before = conditions(model);

                    new RuleNetwork(model, RuleNetwork.configuration());

                    assertThat(conditions(model)).isEqualTo(before);
                }));
    }

    /** The conditions as Drools tells them, without the variables that it looks up and keeps. */
    private static String conditions(RuleModel model) {
        StringBuilder conditions = new StringBuilder();
        model.rules().forEach(rule -> conditions.append(rule.getView()));
        return conditions.toString().replaceAll("inputVars: (null|\\[[^]]*])", "");
    }

    private static List<LoadedFile> loaded() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(RULES)) {
            for (Path path : paths.sorted().toList()) {
                files.add(new RuleFile(path.getFileName().toString(), Files.readString(path)));
            }
        }
        LoadedRules rules = new RuleLoader(ClassStore.NONE, count -> new DrlCompiler())
                .load(files, () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(rules.problems()).isEmpty();
        return rules.files();
    }
}
