package dev.serviceregistry.engine.drools.compiler.check.reading;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;

/** A rule in the same form as {@link Outline}, from the tree that the compiler makes of it. */
final class CompilersOutline {

    /** All that a constraint may be made of, in the compiler's own terms. */
    private static final Set<Class<?>> EXPRESSIONS = Set.of(
            DrlNameExpr.class,
            NameExpr.class,
            SimpleName.class,
            ThisExpr.class,
            FieldAccessExpr.class,
            MethodCallExpr.class,
            BinaryExpr.class,
            UnaryExpr.class,
            EnclosedExpr.class,
            PointFreeExpr.class,
            StringLiteralExpr.class,
            IntegerLiteralExpr.class,
            DoubleLiteralExpr.class,
            BooleanLiteralExpr.class);

    private static final Set<BinaryExpr.Operator> OPERATORS = Set.of(
            BinaryExpr.Operator.OR,
            BinaryExpr.Operator.AND,
            BinaryExpr.Operator.EQUALS,
            BinaryExpr.Operator.NOT_EQUALS,
            BinaryExpr.Operator.LESS,
            BinaryExpr.Operator.LESS_EQUALS,
            BinaryExpr.Operator.GREATER,
            BinaryExpr.Operator.GREATER_EQUALS,
            BinaryExpr.Operator.PLUS,
            BinaryExpr.Operator.MINUS,
            BinaryExpr.Operator.MULTIPLY,
            BinaryExpr.Operator.DIVIDE,
            BinaryExpr.Operator.REMAINDER);

    private static final Set<UnaryExpr.Operator> SIGNS =
            Set.of(UnaryExpr.Operator.MINUS, UnaryExpr.Operator.LOGICAL_COMPLEMENT);

    /** The compiler found something that no checked rule has. */
    static final class Surprise extends Exception {
        private static final long serialVersionUID = 1L;

        Surprise(Class<?> type) {
            super(type.getSimpleName());
        }
    }

    private CompilersOutline() {}

    /** What a rule says of itself, line by line and sorted. */
    static List<String> annotations(RuleDescr rule) {
        List<String> lines = new ArrayList<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            StringBuilder line = new StringBuilder(annotation.getName());
            new TreeMap<>(annotation.getValueMap())
                    .forEach((name, value) ->
                            line.append(name.equals("value") ? "" : name).append(value));
            lines.add(squeezed(line.toString()));
        }
        return lines.stream().sorted().toList();
    }

    /** The conditions of a rule. */
    static String conditions(RuleDescr rule) throws Surprise {
        return all(rule.getLhs().getDescrs());
    }

    private static String all(List<? extends BaseDescr> parts) throws Surprise {
        StringBuilder text = new StringBuilder();
        for (BaseDescr part : parts) {
            text.append(condition(part));
        }
        return text.toString();
    }

    private static String condition(BaseDescr part) throws Surprise {
        if (part instanceof PatternDescr pattern) {
            return pattern(pattern);
        } else if (part instanceof AndDescr and) {
            return all(and.getDescrs());
        } else if (part instanceof OrDescr or) {
            return "(" + alternatives(or) + ")";
        } else if (part instanceof NotDescr not) {
            return "not" + all(not.getDescrs());
        } else if (part instanceof ExistsDescr exists) {
            return "exists" + all(List.of((BaseDescr) exists.getDescrs().get(0)));
        } else if (part instanceof ForallDescr forall) {
            return "forall" + all(forall.getDescrs());
        } else if (part instanceof EvalDescr test) {
            return "eval[" + expression(String.valueOf(test.getContent())) + "]";
        }
        throw new Surprise(part.getClass());
    }

    private static String alternatives(OrDescr or) throws Surprise {
        List<String> texts = new ArrayList<>();
        for (BaseDescr alternative : or.getDescrs()) {
            texts.add(alternative instanceof OrDescr inner ? alternatives(inner) : condition(alternative));
        }
        return String.join("|", texts);
    }

    private static String pattern(PatternDescr pattern) throws Surprise {
        if (pattern.isUnification()
                || pattern.isQuery()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getAnnotations().isEmpty()) {
            throw new Surprise(pattern.getClass());
        }
        if (pattern.getSource() == null) {
            return Outline.named(pattern.getIdentifier(), pattern.getObjectType()) + constraints(pattern);
        }
        if (!(pattern.getSource() instanceof AccumulateDescr accumulate)
                || !accumulate.isMultiFunction() && !accumulate.isExternalFunction()
                || accumulate.getInitCode() != null
                || accumulate.getActionCode() != null
                || accumulate.getReverseCode() != null
                || accumulate.getResultCode() != null) {
            throw new Surprise(pattern.getSource().getClass());
        }
        StringBuilder text = new StringBuilder("accumulate").append(all(List.of(accumulate.getInput())));
        for (AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            List<String> arguments = new ArrayList<>();
            for (String argument : function.getParams()) {
                arguments.add(expression(argument));
            }
            text.append(Outline.named(function.getBind(), function.getFunction()))
                    .append('<');
            text.append(String.join(",", arguments)).append('>');
        }
        return text.append(constraints(pattern)).toString();
    }

    private static String constraints(PatternDescr pattern) throws Surprise {
        List<String> texts = new ArrayList<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr expression)
                    || expression.getType() != ExprConstraintDescr.Type.NAMED) {
                throw new Surprise(constraint.getClass());
            }
            texts.add(expression(expression.getExpression()));
        }
        return "[" + String.join(",", texts) + "]";
    }

    private static String expression(String text) throws Surprise {
        DrlxExpression expression =
                DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(List.of()), text);
        check(expression.getExpr());
        return squeezed(PrintUtil.printNode(expression));
    }

    /** Refuses what no constraint is made of. */
    private static void check(Node node) throws Surprise {
        node.removeComment();
        boolean known = EXPRESSIONS.contains(node.getClass())
                && (!(node instanceof BinaryExpr binary) || OPERATORS.contains(binary.getOperator()))
                && (!(node instanceof UnaryExpr unary) || SIGNS.contains(unary.getOperator()));
        if (!known) {
            throw new Surprise(node.getClass());
        }
        if (node instanceof PointFreeExpr relation) {
            // Its parts are not its children.
            check(relation.getLeft());
            for (Node part : relation.getRight()) {
                check(part);
            }
        }
        for (Node child : node.getChildNodes()) {
            if (!(child instanceof Comment)) {
                check(child);
            }
        }
    }

    /** The text without spaces, but for those in quotes. */
    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                squeezed.append(c);
                i++;
                c = i < text.length() ? text.charAt(i) : c;
            } else if (c == '"') {
                quoted = !quoted;
            }
            if (quoted || !Character.isWhitespace(c)) {
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }
}
