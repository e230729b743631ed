package dev.serviceregistry.ledger.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that answers as it is told to: in the shapes that a forge documents for its REST API, or in others. */
public final class LocalForge implements AutoCloseable {

    /** What goes out over a path. */
    public interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    public LocalForge() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The paths that were asked for, with what is behind the question mark. */
    public List<String> asked() {
        return asked;
    }

    /** What was sent as proof that one may ask. */
    public List<String> tokens() {
        return tokens;
    }

    /** Answers with JSON, in which single quotes stand for double ones. */
    public void json(String path, String json) {
        on(path, exchange -> send(exchange, 200, json));
    }

    public void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    public static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = answers.get(exchange.getRequestURI().getRawPath());
        if (answer == null) {
            send(exchange, 404, "{'message':'404 Not Found'}");
        } else {
            answer.send(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
