package dev.serviceregistry.engine.drools.compiler.check.reading;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Span;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;

/**
 * Has the compiler's own parsers read a file with which nothing seems wrong, and refuses it when they find anything in it
 * that was not checked. Whatever the two readings take differently can then hide nothing.
 */
public final class SecondReading {

    private static final Set<Class<?>> ACTS = Set.of(
            BlockStmt.class,
            ExpressionStmt.class,
            MethodCallExpr.class,
            NameExpr.class,
            SimpleName.class,
            StringLiteralExpr.class);

    private static final Set<String> CALLS = Set.of("report.violation", "at");

    private final FileTree file;
    private final Problems problems;

    private SecondReading(FileTree file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the file; what the compiler finds otherwise goes to the problems. */
    public static void of(FileTree file, Problems problems) {
        SecondReading reading = new SecondReading(file, problems);
        try {
            reading.read();
        } catch (DroolsParserException | RuntimeException e) {
            reading.refuse(reading.file.tokens().get(0), "the compiler cannot read the file");
        }
    }

    private void read() throws DroolsParserException {
        DrlParser parser = new DrlParser();
        PackageDescr read = parser.parse(false, file.source().text());
        if (parser.hasErrors() || read == null) {
            for (DroolsError error : parser.getErrors()) {
                refuse(token(error), "the compiler cannot read this");
            }
            return;
        }
        Token begin = file.tokens().get(0);
        List<RuleTree> rules = file.rules();
        if (!isPlain(read) || read.getRules().size() != rules.size()) {
            refuse(begin, "the compiler finds something here that is not a rule");
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            compare(rules.get(i), read.getRules().get(i));
        }
    }

    /** The token at which the compiler found something. */
    private Token token(DroolsError error) {
        int line = error.getLines().length == 0 ? 1 : error.getLines()[0];
        Token at = file.tokens().get(0);
        for (Token token : file.tokens()) {
            if (problems.place(token).line() <= line) {
                at = token;
            }
        }
        return at;
    }

    private static boolean isPlain(PackageDescr read) {
        return read.getNamespace().equals("policies")
                && read.getImports().size() == 1
                && read.getImports().get(0).getTarget().equals("dev.serviceregistry.facts.*")
                && read.getGlobals().size() == 1
                && read.getGlobals().get(0).getType().equals("Report")
                && read.getGlobals().get(0).getIdentifier().equals("report")
                && read.getUnit() == null
                && read.getAttributes().isEmpty()
                && read.getFunctionImports().isEmpty()
                && read.getAccumulateImports().isEmpty()
                && read.getFunctions().isEmpty()
                && read.getClassAndEnumDeclarationDescrs().isEmpty()
                && read.getEntryPointDeclarations().isEmpty()
                && read.getWindowDeclarations().isEmpty();
    }

    private void compare(RuleTree written, RuleDescr read) {
        boolean same = read.getName().equals(written.title().text())
                && read.isRule()
                && read.getParentName() == null
                && read.getAttributes().isEmpty()
                && read.getNamedConsequences().isEmpty()
                && new Outline(file).annotations(written).equals(CompilersOutline.annotations(read));
        try {
            String conditions = CompilersOutline.conditions(read);
            if (!same || !conditions.equals(new Outline(file).conditions(written)) || !isOneCall(read)) {
                refuse(written.title(), "the compiler reads this rule otherwise than it is written");
            }
        } catch (CompilersOutline.Surprise e) {
            refuse(
                    written.title(),
                    "the compiler finds a " + e.getMessage() + " in this rule, which rules do not have");
        }
    }

    private static boolean isOneCall(RuleDescr read) {
        ParseResult<BlockStmt> block = new JavaParser().parseBlock("{" + read.getConsequence() + "}");
        if (!block.isSuccessful() || block.getResult().isEmpty()) {
            return false;
        }
        BlockStmt statements = block.getResult().get();
        for (Node node : statements.findAll(Node.class)) {
            boolean known = node instanceof Comment
                    || ACTS.contains(node.getClass())
                            && (!(node instanceof MethodCallExpr call) || CALLS.contains(name(call)));
            if (!known) {
                return false;
            }
        }
        return statements.getStatements().size() == 1
                && statements.getStatement(0) instanceof ExpressionStmt statement
                && statement.getExpression() instanceof MethodCallExpr call
                && name(call).equals("report.violation");
    }

    private static String name(MethodCallExpr call) {
        String name = call.getNameAsString();
        return name.equals("at") ? name : call.getScope().map(Node::toString).orElse("") + "." + name;
    }

    private void refuse(Span span, String message) {
        problems.add(span, message, "write it in another way; docs/rule-language.md shows what may be written");
    }
}
