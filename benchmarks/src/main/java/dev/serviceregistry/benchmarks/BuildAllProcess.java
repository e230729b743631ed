package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** Compiles rules as Drools itself does, and nothing else. */
final class BuildAllProcess {

    private static final int REFUSED = 2;

    private BuildAllProcess() {}

    /**
     * Exits with 2 when a rule does not compile.
     *
     * @param arguments the folder of the rules
     */
    public static void main(String[] arguments) throws IOException {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        try (Stream<Path> rules = Files.list(Path.of(arguments[0]))) {
            for (Path rule : rules.sorted().toList()) {
                files.write("src/main/resources/policies/" + rule.getFileName(), Files.readString(rule));
            }
        }
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            System.err.println(errors);
            System.exit(REFUSED);
        }
    }
}
