package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.schema.VariableText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which texts only stand for a secret that is kept elsewhere or put in their place. */
final class StandIns {

    /** How texts begin that say where a secret is kept, or hold one that somebody has encrypted. */
    private static final List<String> REFERENCES = Words.list("""
            vault: vault:// op:// arn: ssm: ssm:// secretsmanager: awssm:// gcpsm:// azurekeyvault:
            @microsoft.keyvault( ref+ sops: enc[ enc( {cipher} {vault} file: env: secret: secret:// keyring:
            docker-secret: sm:// akv:// projects/ k8s: kubernetes: valuefrom: !vault path: os.environ/
            process.env. secrets. env. env( getenv( $__ gcp:secretmanager: gcp: secretref: secretkeyref: gsm: keyvault:
            >>vault: conjur: credhub: keychain: docker:secret: aws:secretsmanager: {aes} credentials('
            """);

    /** The same as a tag of YAML with what it asks for. */
    private static final Pattern TAGGED = Pattern.compile("!(?i:secret|ref|getatt)\\s+\\S.*", Pattern.DOTALL);

    /** How a text ends that says the same. */
    private static final String KEY_VAULT = "@azurekeyvault";

    /** As what somebody blacks a secret out, or leaves it for later, in brackets or alone. */
    private static final Set<String> BLACKED_OUT = Words.set("redacted todo tbd fixme");

    /** A dollar and words of small letters; a digit among letters is more likely one of a password. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]+\\d*(?:_[a-z]*\\d*)*");

    /** How texts begin that ask for something else in their place, and are the secret until somebody does that. */
    private static final List<String> REQUESTS = Words.list("""
            YOUR MY_ SOME_ CHANGE REPLACE INSERT ENTER PUT_ EXAMPLE TEST DUMMY DEFAULT SUPER ADD_
            """);

    private StandIns() {}

    /** Whether a text only stands for a secret that is kept elsewhere or put in its place. */
    static boolean is(String text) {
        return text.isEmpty()
                || text.indexOf(VariableText.UNKNOWN) >= 0
                || Words.begins(text.toLowerCase(Locale.ROOT), REFERENCES)
                || TAGGED.matcher(text).matches()
                || text.endsWith(KEY_VAULT)
                || isBlackedOut(text)
                || isPlaceholder(text);
    }

    /** Whether a text is words of letters with dots, hyphens or underscores between. */
    static boolean isName(String text) {
        return !text.isEmpty() && isIdentifier(text);
    }

    /** Whether a text is a variable in small letters and no more, as shells and nginx have it. */
    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    private static boolean isBlackedOut(String text) {
        int last = text.length() - 1;
        boolean enclosed = last > 1 && "[(<".indexOf(text.charAt(0)) >= 0 && "])>".indexOf(text.charAt(last)) >= 0;
        String word = enclosed ? text.substring(1, last) : text;
        return BLACKED_OUT.contains(word.toLowerCase(Locale.ROOT)) || isAll(text, '\u2022');
    }

    /** A text that only names what is to be put in its place, or that somebody has blacked out. */
    private static boolean isPlaceholder(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return first == '<' && last == '>' && !WellKnownPasswords.contains(text)
                || first == '$' && text.length() > 1 && (text.charAt(1) == '{' || text.charAt(1) == '(')
                || first == '%' && last == '%' && text.length() > 2
                || first == '@' && last == '@' && text.length() > 2
                || text.startsWith("__") && text.endsWith("__") && text.length() > 4
                || text.startsWith("#{") && (last == '}' || text.endsWith("}#"))
                || text.startsWith("$[") && last == ']'
                || text.startsWith("((") && text.endsWith("))")
                || text.startsWith("[[") && text.endsWith("]]")
                || first == '[' && last == ']' && isCapitals(text.substring(1, text.length() - 1))
                || first == '{'
                        && last == '}'
                        && isParameter(text.substring(1, text.length() - 1).strip())
                || text.startsWith("%(") && text.contains(")s")
                || isAll(text, '*')
                || isAll(text, '.')
                || isVariable(text) && SecretNames.strength(text) != NameStrength.NONE
                || isVariableName(text.startsWith("$$") ? text.substring(2) : text);
    }

    /** Whether what stands in braces is the name of a parameter, or its number. */
    private static boolean isParameter(String text) {
        return isIdentifier(text) || text.length() < 3 && text.chars().allMatch(Character::isDigit);
    }

    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && c != '_' && c != '-' && c != ' ') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAll(String text, char c) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != c) {
                return false;
            }
        }
        return true;
    }

    /** A name of a secret in the letters of variables, such as {@code DB_PASSWORD}; who writes YOUR_PASSWORD has one. */
    private static boolean isVariableName(String text) {
        if (text.indexOf('_') < 0 || Words.begins(text, REQUESTS) || SecretNames.strength(text) == NameStrength.NONE) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c == '_' || i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }
}
