package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a file of rules: the three lines at its top, and each rule whether or not the one before it could be read. */
public final class FileParser {

    private static final String PACKAGE = "policies";
    private static final String FACTS = "dev.serviceregistry.facts.*";
    private static final Set<String> BEGINNINGS =
            Set.of("package", "import", "global", "rule", "function", "query", "declare", "dialect", "unit");

    private final Problems problems;
    private final List<Token> tokens;
    private final List<Integer> damage;
    private boolean packaged;
    private boolean imported;
    private boolean global;

    private final boolean compiled;

    private FileParser(Problems problems, boolean compiled) {
        this.compiled = compiled;
        this.problems = problems;
        Tokenizer tokenizer = new Tokenizer(problems);
        this.tokens = tokenizer.tokens();
        this.damage = tokenizer.damage();
    }

    /** Reads a file; what is wrong with its syntax goes to the problems. */
    public static FileTree parse(Problems problems) {
        return new FileParser(problems, false).file();
    }

    /** Reads what the compiler is told, which may have words that authors do not have. */
    public static FileTree parseCompiled(Problems problems) {
        return new FileParser(problems, true).file();
    }

    private FileTree file() {
        List<RuleTree> rules = new ArrayList<>();
        int begin = nextRule(0);
        statements(reader(0, begin));
        header(begin);
        while (begin < tokens.size()) {
            int next = nextRule(begin + 1);
            TokenReader in = reader(begin, next);
            if (in.peek(1).is(Kind.TEXT)) {
                rules.add(new RuleParser(in).rule());
                statements(in);
            } else {
                Token title = in.peek(1);
                in.refuse(
                        title.is(Kind.END) ? in.peek() : title,
                        "the rule has no title in double quotes",
                        "write rule \"Every service has an owner\"");
            }
            begin = next;
        }
        if (rules.isEmpty() && problems.count() == 0) {
            problems.add(here(0), "the file has no rule", "write one, or remove the file");
        }
        int lone = problems.source().loneReturn();
        if (lone >= 0) {
            problems.add(
                    here(lone),
                    "the line ends with a carriage return alone, as on an old Mac",
                    "save the file with the line ends of Unix (LF) or Windows (CR LF)");
        }
        return new FileTree(problems.source(), List.copyOf(tokens), List.copyOf(rules));
    }

    private TokenReader reader(int from, int to) {
        int start = from < tokens.size() ? tokens.get(from).start() : 0;
        int end = to < tokens.size()
                ? tokens.get(to).start()
                : problems.source().text().length();
        boolean damaged = damage.stream().anyMatch(offset -> offset >= start && offset <= end);
        return new TokenReader(tokens, from, to, problems, damaged, compiled);
    }

    private int nextRule(int from) {
        int index = from;
        while (index < tokens.size()
                && !(tokens.get(index).is("rule") && tokens.get(index).first())) {
            index++;
        }
        return index;
    }

    /** Says which of the three lines at the top is missing. */
    private void header(int begin) {
        Span place = begin < tokens.size() ? tokens.get(begin) : here(0);
        if (!packaged) {
            problems.add(place, "the file has no package", "begin it with: package " + PACKAGE);
        }
        if (!imported) {
            problems.add(place, "the file does not import the facts", "write before the rules: import " + FACTS);
        }
        if (!global) {
            problems.add(
                    place, "the file does not name what it reports to", "write before the rules: global Report report");
        }
    }

    private static Span here(int offset) {
        return new Token(Kind.SYMBOL, "", offset, offset, false);
    }

    private void statements(TokenReader in) {
        while (!in.isOver()) {
            Token word = in.next();
            if (word.is("package")) {
                statement(in, word, PACKAGE, packaged, "the package of every rule is " + PACKAGE);
                packaged = true;
            } else if (word.is("import")) {
                statement(in, word, FACTS, imported, "nothing is imported but the facts");
                imported = true;
            } else if (word.is("global")) {
                statement(in, word, "Report report", global, "there is no global but report");
                global = true;
            } else if (!word.is(";")) {
                refuse(in, word);
            }
        }
    }

    private static void statement(TokenReader in, Token word, String expected, boolean given, String otherwise) {
        Token begin = in.peek();
        StringBuilder written = new StringBuilder();
        while (!in.isOver() && !in.peek().first() && !in.peek().is(";")) {
            Token token = in.next();
            written.append(
                    written.length() > 0
                                    && token.is(Kind.WORD)
                                    && !written.toString().endsWith(".")
                            ? " "
                            : "");
            written.append(token.text());
        }
        Span span = written.isEmpty() ? word : new Expression.Unreadable(begin.start(), in.lastEnd());
        if (!written.toString().equals(expected)) {
            in.refuse(span, otherwise, "write " + word.text() + " " + expected);
        } else if (given) {
            in.refuse(word, "the line stands here a second time", "remove it");
        }
        in.take(";");
    }

    private static void refuse(TokenReader in, Token word) {
        Refusal refusal = Refusals.ofStatement(word);
        if (refusal != null) {
            in.refuse(word, refusal.message(), refusal.hint());
        } else {
            in.refuse(
                    word,
                    word.shown() + " stands outside of any rule",
                    "a rule begins with rule \"…\" on a line of its own");
        }
        while (!in.isOver()
                && !(in.peek().first() && BEGINNINGS.contains(in.peek().text()))) {
            in.next();
        }
    }
}
