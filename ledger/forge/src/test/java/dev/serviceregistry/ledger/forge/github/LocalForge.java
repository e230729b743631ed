package dev.serviceregistry.ledger.forge.github;

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

/** A server that answers in the shapes that GitHub documents for its REST API. */
final class LocalForge implements AutoCloseable {

    /** What goes out over a path, in place of what is expected there. */
    interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    LocalForge() {
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
        json("/repos/acme/registry", "{'id':1,'name':'registry','full_name':'acme/registry','owner':{'login':'acme'}}");
        json("/repos/acme/registry/pulls/7", "{'id':70,'number':7,'state':'open','user':{'login':'eve','id':5}}");
        json("/repos/acme/registry/pulls/7/commits", "[]");
        json("/orgs/acme", "{'login':'acme','id':10,'type':'Organization'}");
        json("/orgs/acme/teams/security", "{'id':20,'slug':'security','name':'Security'}");
        json("/organizations/10/team/20/members", "[]");
        for (String login : List.of("ana", "bo", "eve")) {
            json("/users/" + login, "{'login':'" + login + "','id':1}");
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The paths that were asked for, with what is behind the question mark. */
    List<String> asked() {
        return asked;
    }

    /** What was sent as proof that one may ask. */
    List<String> tokens() {
        return tokens;
    }

    /** Answers with JSON, in which single quotes stand for double ones. */
    void json(String path, String json) {
        on(path, exchange -> send(exchange, 200, json));
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = answers.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            send(exchange, 404, "{'message':'Not Found','documentation_url':'https://docs.github.com/rest'}");
        } else {
            answer.send(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
