package dev.serviceregistry.cli.lsp;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.editing.Assistance;
import dev.serviceregistry.registry.editing.Judge;
import dev.serviceregistry.registry.editing.Remark;
import dev.serviceregistry.registry.editing.RuleText;
import dev.serviceregistry.registry.editing.UnableToJudge;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads and judges the repository whenever something has changed, on a thread of its own; what is outdated is dropped. */
final class JudgingThread implements AutoCloseable {

    /** How long nobody must type: shorter than a reader notices, longer than between two keys. */
    private static final long QUIET_MILLIS = 150;

    private final Judge judge;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(JudgingThread::thread);
    private final AtomicInteger changes = new AtomicInteger();
    private final CompletableFuture<Assistance> first = new CompletableFuture<>();
    private volatile @Nullable Assistance latest;
    private volatile @Nullable Publisher publisher;
    private @Nullable ScheduledFuture<?> next;
    private String told = "";
    private @Nullable Reading learned;
    private List<RuleText> rules = List.of();

    JudgingThread(Judge judge) {
        this.judge = judge;
    }

    /** Tells this editor what is found. */
    void speakTo(Publisher editor) {
        publisher = editor;
    }

    /** Judges again as soon as nobody types any more. */
    synchronized void soon() {
        changes.incrementAndGet();
        if (next != null) {
            next.cancel(false);
        }
        if (!thread.isShutdown()) {
            next = thread.schedule(this::rejudge, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes back what was said of a file that the editor no longer holds. */
    void forget(OpenDocument closed) {
        Publisher editor = publisher;
        if (editor != null) {
            editor.clear(closed);
        }
        soon();
    }

    /** What is known of the repository, once it was read for the first time. */
    CompletableFuture<Assistance> assistance() {
        Assistance known = latest;
        return known == null ? first.copy() : CompletableFuture.completedFuture(known);
    }

    private void rejudge() {
        Publisher editor = publisher;
        if (editor == null) {
            return;
        }
        try {
            judge(editor, changes.get());
        } catch (UnableToJudge e) {
            tell(editor, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Its message may quote the text, so that only its kind is told.
            tell(
                    editor,
                    "service-registry failed to judge what is written: "
                            + e.getClass().getName());
        }
    }

    private void judge(Publisher editor, int change) throws UnableToJudge {
        Collection<OpenDocument> documents = editor.documents();
        Map<String, String> unsaved = new HashMap<>();
        documents.forEach(document -> unsaved.put(document.name(), document.text()));
        Reading reading = judge.read(unsaved);
        learn(reading, documents);
        if (change == changes.get()) {
            List<Remark> remarks = judge.remarks(reading);
            learnRules();
            if (change == changes.get()) {
                editor.publish(documents, remarks);
                told = "";
            }
        }
    }

    /** While an open file is no TOML, what was known before says more of its names. */
    private void learn(Reading reading, Collection<OpenDocument> documents) {
        boolean usable = true;
        for (OpenDocument document : documents) {
            ParsedFile file = reading.files().get(document.name());
            usable &= file == null || file.usable();
        }
        if (usable || learned == null) {
            learned = reading;
            know(reading);
        }
    }

    private void learnRules() {
        List<RuleText> now = judge.rules();
        Reading reading = learned;
        if (reading != null && !now.equals(rules)) {
            rules = now;
            know(reading);
        }
    }

    private void know(Reading reading) {
        Assistance assistance = new Assistance(reading, rules, judge.controls());
        latest = assistance;
        first.complete(assistance);
    }

    private void tell(Publisher editor, String message) {
        if (!message.equals(told)) {
            told = message;
            editor.tell(message);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "judge");
        thread.setDaemon(true);
        return thread;
    }
}
