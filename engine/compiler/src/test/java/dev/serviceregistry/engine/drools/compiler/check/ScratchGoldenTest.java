package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchGoldenTest {
    @Test
    void write() throws Exception {
        Path r = Path.of("src", "test", "resources", "dev", "serviceregistry", "engine", "drools", "compiler", "check");
        for (RuleFile f : WrongFiles.in("mistakes"))
            Files.writeString(
                    r.resolve("mistakes").resolve(f.path().replace(".drl", ".txt")), WrongFiles.shown(List.of(f)));
        Files.writeString(r.resolve("several/all.txt"), WrongFiles.shown(WrongFiles.in("several")));
        if (Files.isDirectory(r.resolve("attacks"))) {
            StringBuilder o = new StringBuilder();
            for (RuleFile f : WrongFiles.in("attacks"))
                o.append("== ")
                        .append(WrongFiles.sentence(f))
                        .append(" ~ ")
                        .append(WrongFiles.line(f, 1))
                        .append('\n')
                        .append(WrongFiles.shown(List.of(f)));
            Files.writeString(Path.of("/tmp/check/attacks.txt"), o.toString());
        }
    }
}
