package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTimeClassPathTest {

    @Test
    void nothing_of_drools_is_there_but_what_judges_by_compiled_models() {
        assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .filter(name -> name.startsWith("drools-") || name.startsWith("kie-"))
                        .map(name -> name.substring(0, name.lastIndexOf('-'))))
                .containsExactlyInAnyOrder(
                        "drools-base",
                        "drools-canonical-model",
                        "drools-core",
                        "drools-kiesession",
                        "drools-model-compiler",
                        "drools-util",
                        "drools-wiring-api",
                        "drools-wiring-static",
                        "kie-api",
                        "kie-internal",
                        "kie-memory-compiler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.drools.compiler.kie.builder.impl.KieServicesImpl",
                "org.drools.drl.parser.DrlParser",
                "org.drools.model.codegen.ExecutableModelProject",
                "org.mvel2.MVEL",
                "org.eclipse.jdt.internal.compiler.Compiler",
                "org.antlr.runtime.Parser",
                "com.thoughtworks.xstream.XStream"
            })
    void what_compiles_rules_is_not_there(String className) {
        assertThat(getClass().getClassLoader().getResource(className.replace('.', '/') + ".class"))
                .isNull();
    }
}
