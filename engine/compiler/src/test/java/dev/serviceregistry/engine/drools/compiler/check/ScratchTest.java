package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import java.nio.file.*;
import java.util.*;
import org.drools.drl.ast.descr.*;
import org.drools.drl.parser.DrlParser;
import org.drools.mvel.parser.*;
import org.drools.mvel.parser.ast.expr.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void scratch() throws Exception {
        StringBuilder out = new StringBuilder();
        Set<String> classes = new TreeSet<>();
        Set<String> ops = new TreeSet<>();
        try (var files = Files.list(Path.of("/tmp/check/in"))) {
            List<RuleFile> all = new ArrayList<>();
            files.sorted().forEach(f -> {
                try {
                    all.add(new RuleFile(f.getFileName().toString(), Files.readString(f)));
                } catch (Exception e) {
                    throw new RuntimeException(e);
                }
            });
            if (Boolean.getBoolean("bundled")) {
                all.addAll(BundledPolicies.all());
            }
            for (RuleFile f : all) {
                out.append("=== ").append(f.path()).append('\n');
                RuleChecker.problems(
                                List.of(f),
                                new dev.serviceregistry.engine.source.KnownRules(Map.of(), Set.of(), Set.of()))
                        .forEach(p -> out.append("  C ")
                                .append(p.place())
                                .append(' ')
                                .append(p.message())
                                .append(" | ")
                                .append(p.hint())
                                .append('\n'));
                try {
                    DrlParser parser = new DrlParser();
                    PackageDescr p = parser.parse(null, f.text());
                    out.append(parser.getErrors().stream()
                                    .map(e -> e.getMessage())
                                    .toList())
                            .append('\n');
                    if (p == null) continue;
                    for (RuleDescr r : p.getRules()) {
                        out.append("rule [")
                                .append(r.getName())
                                .append("] ")
                                .append(r.getAttributes())
                                .append('\n');
                        for (AnnotationDescr a : r.getAnnotations())
                            out.append("  @")
                                    .append(a.getName())
                                    .append(a.getValueMap())
                                    .append('\n');
                        walk(r.getLhs(), "  ", out, classes, ops);
                        out.append("  then [").append(r.getConsequence()).append("]\n");
                    }
                } catch (Throwable t) {
                    out.append("THROWN ").append(t).append('\n');
                }
                if (Boolean.getBoolean("build")) {
                    try {
                        out.append("BUILD ").append(Drools.errors(List.of(f))).append('\n');
                    } catch (Throwable t) {
                        out.append("BUILD THROWS ").append(t).append('\n');
                    }
                }
            }
        }
        out.append(classes).append('\n').append(ops);
        Files.writeString(Path.of("/tmp/check/out.txt"), out.toString());
    }

    static void walk(BaseDescr d, String in, StringBuilder out, Set<String> classes, Set<String> ops) {
        out.append(in).append(d.getClass().getSimpleName());
        if (d instanceof PatternDescr p) {
            out.append(' ')
                    .append(p.getIdentifier())
                    .append(' ')
                    .append(p.getObjectType())
                    .append(" src=")
                    .append(p.getSource())
                    .append('\n');
            for (BaseDescr c : p.getDescrs()) walk(c, in + "  ", out, classes, ops);
            if (p.getSource() != null) walk(p.getSource(), in + "  S ", out, classes, ops);
        } else if (d instanceof AccumulateDescr a) {
            out.append('\n');
            walk(a.getInput(), in + "  ", out, classes, ops);
            a.getFunctions()
                    .forEach(f -> out.append(in)
                            .append(" fn ")
                            .append(f.getBind())
                            .append(f.getFunction())
                            .append(Arrays.toString(f.getParams()))
                            .append('\n'));
        } else if (d instanceof ExprConstraintDescr e) {
            out.append(" [")
                    .append(e.getExpression())
                    .append("] ")
                    .append(e.getType())
                    .append('\n');
            try {
                String ex = e.getExpression();
                DrlxExpression x = DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(List.of()), ex);
                x.walk(n -> {
                    classes.add(n.getClass().getName());
                });
                out.append(in)
                        .append("   -> ")
                        .append(org.drools.mvel.parser.printer.PrintUtil.printNode(x))
                        .append(" ")
                        .append(x.getExpr().getClass().getSimpleName())
                        .append('\n');
            } catch (Throwable t) {
                out.append(in).append(" !! ").append(t).append('\n');
            }
        } else if (d instanceof ConditionalElementDescr c) {
            out.append('\n');
            for (Object x : c.getDescrs()) walk((BaseDescr) x, in + "  ", out, classes, ops);
        } else {
            out.append(' ').append(d).append('\n');
        }
    }
}
