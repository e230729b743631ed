package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** Builds files of rules, as they are told to the compiler, as Drools itself does. */
final class Drools {

    private Drools() {}

    /** What Drools says against the files; nothing when it builds them. */
    static List<String> errors(List<RuleFile> files) {
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        RuleChecker.check(files, files, WrongFiles.KNOWN)
                .files()
                .forEach((file, told) -> system.write("src/main/resources/" + file.path(), told.text()));
        KieBuilder builder = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(Message::toString)
                .toList();
    }
}
