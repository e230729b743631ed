package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.AutoComplete;

/** What a shell knows of the program: how its words are completed, and its manual. */
final class ShellSupport {

    private static final String COMPLETION = "bash-completion/completions/" + CommandTree.PROGRAM;

    /** What the library's text calls when a word is completed. */
    private static final String COMPLETES = "complete -F _complete_" + CommandTree.PROGRAM + " ";

    /**
     * Completes {@code --option=value} as though a space stood in the place of the sign: bash hands it over in three words,
     * zsh in one.
     */
    private static final String WITH_SIGN = """
            function _complete_service-registry_with_sign() {
              local -a words
              local word last sign before current i
              words=() last='' before='' current=$COMP_CWORD
              for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
                word=${COMP_WORDS[i]} sign=''
                if [[ $word == '=' && $last == --* ]]; then
                  # What follows the sign is the next word; nothing follows it yet where one stands.
                  if ((i == COMP_CWORD)); then word=''; else last=$word; ((i < COMP_CWORD)) && ((current--)); continue; fi
                elif [[ $word == --*=* ]]; then
                  sign=${word%%=*}
                  words+=("$sign")
                  word=${word#*=}
                  ((i == COMP_CWORD)) && before=$sign=
                  ((i <= COMP_CWORD)) && ((current++))
                fi
                words+=("$word")
                last=$word
              done
              COMP_WORDS=("${words[@]}")
              COMP_CWORD=$current
              _complete_service-registry
              if [[ -n $before ]]; then
                # Behind a sign zsh does not look for files by itself.
                if ((${#COMPREPLY[@]} == 0)); then
                  # Of a report, the file stands behind its format.
                  word=${COMP_WORDS[COMP_CWORD]} sign=''
                  [[ $word == *=* ]] && sign=${word%%=*}= word=${word#*=}
                  for word in "$word"*; do
                    [[ -e $word ]] && COMPREPLY+=("$sign$word")
                  done
                fi
                for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=$before${COMPREPLY[i]}; done
              fi
            }
            """;

    private final Call call;

    ShellSupport(Call call) {
        this.call = call;
    }

    /** Writes everything for this user, in place of what an earlier version wrote, and says where. */
    void install(AuditOptions audit) throws IOException {
        Path data = data();
        Map<String, String> files = files();
        for (String file : files.keySet()) {
            AtomicFile.requireWritable(data.resolve(file));
        }
        if (audit.areSet()) {
            Map<String, byte[]> written = new TreeMap<>();
            files.forEach(
                    (file, text) -> written.put(data.resolve(file).toString(), text.getBytes(StandardCharsets.UTF_8)));
            AuditTrail.open(audit, call).writes(written, List.of()).record();
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFile.write(data.resolve(file.getKey()), writer -> writer.write(file.getValue()));
        }
        if (!call.common().quiet) {
            call.out()
                    .line("wrote " + data.resolve(COMPLETION))
                    .line("wrote " + (files.size() - 1) + " manual pages into " + data.resolve("man/man1"))
                    .line("")
                    .line("Bash completes in the next shell, where its package bash-completion is installed.")
                    .line("For zsh add to ~/.zshrc: source " + data.resolve(COMPLETION))
                    .line("The manual: man service-registry");
        }
    }

    /** All files by their path below the user's data directory. */
    static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        // In zsh the library's text would keep every alias of its user from being completed as what it stands for.
        files.put(
                COMPLETION,
                AutoComplete.bash(CommandTree.PROGRAM, CommandTree.commandLine())
                        .replace("  setopt COMPLETE_ALIASES\n", "")
                        .replace(COMPLETES, WITH_SIGN + COMPLETES.stripTrailing() + "_with_sign "));
        files.put("man/man1/" + CommandTree.PROGRAM + ".1", ManualPage.ofProgram());
        CommandTree.options()
                .forEach((command, options) ->
                        files.put("man/man1/" + ManualPage.name(command) + ".1", ManualPage.of(command, options)));
        return files;
    }

    private Path data() {
        String named = call.surroundings().variable("XDG_DATA_HOME");
        String home = call.surroundings().variable("HOME");
        if (named.isEmpty() && home.isEmpty()) {
            throw new UsageProblem("it is not known where this user's data is: set HOME or XDG_DATA_HOME");
        }
        return named.isEmpty() ? Path.of(home, ".local", "share") : Path.of(named);
    }
}
