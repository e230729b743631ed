package dev.serviceregistry.cli.lsp;

import dev.serviceregistry.registry.editing.EditorServer;
import dev.serviceregistry.registry.editing.Judge;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Answers one editor over a pair of streams. */
public final class LanguageServerConnection implements EditorServer {

    /** Found by the service loader. */
    public LanguageServerConnection() {}

    @Override
    public boolean serve(InputStream in, OutputStream out, Path root, Judge judge) {
        ExecutorService listening = Executors.newCachedThreadPool(LanguageServerConnection::thread);
        Leave leave = new Leave();
        try (JudgingThread judging = new JudgingThread(judge)) {
            OpenDocuments documents = new OpenDocuments(root);
            RegistryLanguageServer server = new RegistryLanguageServer(documents, judging, leave);
            Launcher<LanguageClient> launcher = new Conversation(leave)
                    .setLocalService(server)
                    .setRemoteInterface(LanguageClient.class)
                    .setInput(in)
                    .setOutput(out)
                    .setExecutorService(listening)
                    .create();
            judging.speakTo(new Publisher(launcher.getRemoteProxy(), documents));
            server.watchWith(launcher.getRemoteProxy());
            Future<Void> ended = launcher.startListening();
            listening.execute(() -> {
                await(ended);
                leave.gone();
            });
            return leave.await();
        } finally {
            listening.shutdownNow();
        }
    }

    private static void await(Future<Void> ended) {
        try {
            ended.get();
        } catch (ExecutionException e) {
            // The stream broke, which ends the conversation as well as its end does.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "editor");
        thread.setDaemon(true);
        return thread;
    }
}
