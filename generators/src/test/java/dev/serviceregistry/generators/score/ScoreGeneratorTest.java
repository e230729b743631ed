package dev.serviceregistry.generators.score;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.generators.HostileTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ScoreGeneratorTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new ScoreGenerator());
    }

    @Test
    void it_is_installed() {
        assertThat(Generators.installed()).containsKey("score");
    }

    @Test
    void everything_that_score_can_say_is_said() throws IOException {
        GeneratedFiles files = generate("""
                [services.db]
                type = "database"
                version = "1.0.0"
                container = { image = "postgres", tag = "16", restart = "always" }
                ports.main = { port = 5432 }
                deploy.kind = "statefulset"
                volumes.data = { mount = "/data", type = "persistent", source = "pgdata", size = "1Gi" }

                [services.api]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["db@^1"]
                env.DB = { from_service = "db", value = "host:port" }
                env.DB_URL = { from_service = "db", value = "url" }
                env.TOKEN = { from_secret = "api-keys", key = "token.v1" }
                env.CURRENCY = { from_property = "currency" }
                env.REGION = { variable = "REGION" }
                env.HOME_PAGE = "https://${HOST}/$5"
                env.ESCAPED = "a $${HOST} b"
                properties.currency = { type = "string", default = "EUR" }
                secrets.api-keys = { provider = "vault", path = "kv/api", keys = ["token.v1", "cert"] }
                [services.api.container]
                image = "ghcr.io/org/api"
                tag = "1.0.0"
                digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
                entrypoint = ["/api"]
                command = ["--port", "8080"]
                [services.api.ports]
                admin = { port = 9090, protocol = "TCP" }
                main = { port = 80, target_port = 8080 }
                [services.api.metadata]
                min_memory_mb = 128
                max_memory_mb = 256
                cpu_request_millicores = 50
                cpu_limit_millicores = 1500
                [services.api.volumes]
                cache = { mount = "/cache", type = "ephemeral", read_only = false }
                conf = { mount = "/etc/api.conf", type = "config", source = "./api.conf" }
                keys = { mount = "/keys", type = "secret", source = "api-keys" }
                [services.api.health]
                liveness = { http_get = { path = "/live", port = "main", headers = { X-Probe = "1" } } }
                readiness = { exec = ["/api", "check"] }
                [services.api.network]
                ingress = [{ host = "pay.example.org", path = "/pay", port = "main" }]
                [services.api.labels]
                "example.org/team" = "shop"

                [services.migrate]
                type = "job"
                version = "1.0.0"
                container.image = "migrate"
                deploy.sidecar_of = "api"
                ports.main = { port = 7000 }
                """);

        assertThat(losses(files)).isEmpty();
        assertThat(files.files()).containsOnlyKeys("default/shop/api.yaml", "default/shop/db.yaml");
        assertThat(files.files().get("default/shop/db.yaml")).endsWith("""
                ---
                apiVersion: score.dev/v1b1
                metadata:
                  name: db
                  annotations:
                    k8s.score.dev/kind: StatefulSet
                service:
                  ports:
                    main:
                      port: 5432
                containers:
                  db:
                    image: postgres:16
                    volumes:
                      /data:
                        source: "${resources.pgdata}"
                resources:
                  pgdata:
                    type: volume
                    class: persistent
                    id: pgdata
                    params:
                      size: "1Gi"
                """);
        assertThat(files.files().get("default/shop/api.yaml")).endsWith("""
                ---
                apiVersion: score.dev/v1b1
                metadata:
                  name: api
                  annotations:
                    example.org/team: shop
                service:
                  ports:
                    main:
                      port: 80
                      targetPort: 8080
                    admin:
                      port: 9090
                      protocol: TCP
                    migrate-main:
                      port: 7000
                containers:
                  api:
                    image: ghcr.io/org/api:1.0.0@sha256:0000000000000000000000000000000000000000000000000000000000000000
                    command:
                      - /api
                    args:
                      - "--port"
                      - "8080"
                    variables:
                      DB: "${resources.db.hostname}:${resources.db.port}"
                      DB_URL: "http://${resources.db.hostname}:${resources.db.port}"
                      TOKEN: '${resources.api-keys.token\\.v1}'
                      CURRENCY: EUR
                      REGION: "${resources.env.REGION}"
                      HOME_PAGE: "https://${resources.env.HOST}/$$5"
                      ESCAPED: "a $${HOST} b"
                    files:
                      /etc/api.conf:
                        source: "./api.conf"
                        noExpand: true
                      /keys/token.v1:
                        content: '${resources.api-keys.token\\.v1}'
                      /keys/cert:
                        content: "${resources.api-keys.cert}"
                    volumes:
                      /cache:
                        source: "${resources.api-cache}"
                        readOnly: false
                    resources:
                      requests:
                        cpu: "50m"
                        memory: "128Mi"
                      limits:
                        cpu: "1500m"
                        memory: "256Mi"
                    livenessProbe:
                      httpGet:
                        path: /live
                        port: 8080
                        httpHeaders:
                          - name: X-Probe
                            value: "1"
                    readinessProbe:
                      exec:
                        command:
                          - /api
                          - check
                  migrate:
                    image: migrate
                resources:
                  api-cache:
                    type: volume
                    class: ephemeral
                  api-keys:
                    type: secret
                    params:
                      provider: vault
                      path: kv/api
                      keys:
                        - token.v1
                        - cert
                  db:
                    type: service-port
                    params:
                      workload: db
                      port: main
                  env:
                    type: environment
                  route:
                    type: route
                    params:
                      host: pay.example.org
                      path: /pay
                      port: 80
                """);
    }

    @Test
    void containers_of_one_workload_wait_for_each_other() throws IOException {
        GeneratedFiles files = generate("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                dependencies.requires = [{ service = "migrate", condition = "completed" }]
                [services.migrate]
                type = "worker"
                version = "1.0.0"
                container.image = "migrate"
                deploy.sidecar_of = "api"
                """);

        assertThat(losses(files)).isEmpty();
        assertThat(files.files().get("default/shop/api.yaml")).endsWith("""
                containers:
                  api:
                    image: api
                    before:
                      migrate:
                        ready: complete
                  migrate:
                    image: migrate
                """);
    }

    @Test
    void what_score_cannot_say_is_lost_with_its_reason() throws IOException {
        GeneratedFiles files = generate("""
                [services.a]
                type = "worker"
                version = "1.0.0"
                port = 53
                ports.dns = { port = 53, protocol = "SCTP", published = 53 }
                env.LEVEL = { variable = "LEVEL", default = "info" }
                env.NAMED = "${NAME:-x}"
                dependencies.optional = ["b"]
                dependencies.requires = [{ service = "b", condition = "healthy" }]
                container = { build = { context = "." }, restart = "no", user = "10001" }
                deploy = { replicas = 3 }
                health.startup = { exec = ["x"] }
                health.liveness = { tcp_socket = { port = 53 }, period = "5s" }
                labels."not a key" = "x"
                volumes.host = { mount = "/host", type = "bind", source = "/etc" }
                [services.b]
                type = "worker"
                version = "1.0.0"
                container.image = "b"
                deploy = { kind = "cronjob", schedule = "0 3 * * *" }
                """);

        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "ports.dns: Score has ports of TCP and UDP alone",
                        "env.LEVEL.variable: a variable of Score has no default: it stands in its place",
                        "env.NAMED: a variable of Score has no default: it stands in its place",
                        "dependencies.optional: no resource of Score is optional",
                        "dependencies.requires.condition: platforms of Score choose the order in which workloads start",
                        "container.build: Score builds nothing: give the image to the tool that reads the workload",
                        "container.restart: platforms of Score choose when a container is started again",
                        "container.user: Score has no place for it",
                        "deploy.replicas: Score has no place for it",
                        "health.startup: Score knows whether a container lives and is ready alone",
                        "health.liveness: a probe of Score is a request over HTTP or a command",
                        "labels.\"not a key\": no annotation can be called so",
                        "volumes.host: a workload of Score sees nothing of the machine that it runs on",
                        "deploy.kind: the workloads of Score run on until they are stopped",
                        "deploy.schedule: Score has no place for it");
        assertThat(files.files().get("default/shop/a-x.yaml"))
                .contains("image: \".\"\n", "LEVEL: info\n", "NAMED: x\n");
    }

    @Test
    void what_kubernetes_puts_into_a_text_stands_in_it_where_it_is_known() throws IOException {
        GeneratedFiles files = generate("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container = { image = "api", command = ["--dsn=$(URL)", "$${f} $(USER) $$(USER) $(date)"] }
                health.readiness.exec = ["check", "$(USER)"]
                volumes.conf = { mount = "/a", type = "config", source = "app.v1" }
                [services.api.env]
                URL = "postgres://$(USER):$(PASSWORD)@db/$$x"
                MIXED = "${HOST}/$$(USER)/$5"
                USER = "app"
                PASSWORD = { variable = "PASSWORD" }
                """);

        assertThat(losses(files))
                .containsExactly(
                        "container.command: nothing gives URL a value there",
                        "volumes.conf: a file is read from where it is kept, and no place is declared");
        assertThat(files.files().get("default/shop/api.yaml"))
                .contains("URL: \"postgres://app:${resources.env.PASSWORD}@db/$$x\"")
                .contains("MIXED: \"${resources.env.HOST}/app/$$5\"")
                .contains("- \"--dsn=$(URL)\"", "- \"${f} app $(USER) $(date)\"", "- check\n          - app\n");
    }

    @Test
    void a_plain_secret_stands_in_no_file() throws IOException {
        GeneratedFiles files = generate("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                env.DB_PASSWORD = "hunter2-hunter2"
                """);

        assertThat(files.files().get("default/shop/api.yaml"))
                .contains("DB_PASSWORD: \"${resources.env.DB_PASSWORD}\"")
                .doesNotContain("hunter2");
    }

    @Test
    void every_value_comes_back_from_its_file() throws IOException {
        StringBuilder services =
                new StringBuilder("[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\ncontainer.image = \"a\"\n");
        Map<String, String> values = new TreeMap<>();
        for (String text : HostileTexts.all()) {
            // A text that is a secret is asked for.
            if (!text.contains("user:pass@")) {
                String name = "V" + values.size();
                values.put(name, text);
                services.append("env.").append(name).append(" = { variable = \"X\", default = ");
                services.append(toml(text)).append(" }\n");
            }
        }

        GeneratedFiles files = generate(services.toString());

        Map<?, ?> workload = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(files.files().get("default/shop/api.yaml"));
        Map<?, ?> container = (Map<?, ?>) ((Map<?, ?>) workload.get("containers")).get("api");
        Map<String, String> read = new TreeMap<>();
        ((Map<?, ?>) container.get("variables"))
                .forEach((name, value) -> read.put(name.toString(), replaced(value.toString())));
        assertThat(read).isEqualTo(values);
    }

    private static String toml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c < 0x7f) {
                quoted.appendCodePoint(c);
            } else {
                String hex = Integer.toHexString(c);
                quoted.append("\\U").append("0".repeat(8 - hex.length())).append(hex);
            }
        });
        return quoted.append('"').toString();
    }

    @Test
    void a_literal_comes_back_as_it_was_when_placeholders_are_replaced() {
        for (String text : HostileTexts.all()) {
            assertThat(replaced(Placeholders.literal(text))).isEqualTo(text);
        }
        for (String text : new String[] {"${a$b}", "${a${b}}", "$${a}$", "${open", "a$$${b}c${d}$"}) {
            assertThat(replaced(Placeholders.literal(text))).isEqualTo(text);
        }
    }

    /** What the tools of Score make of a text: two dollars are one, and a placeholder after a dollar is none. */
    private static String replaced(String text) {
        Matcher matcher = Pattern.compile("\\$(\\$?\\{[^}]*}|\\$)").matcher(text);
        return matcher.replaceAll(found -> {
            assertThat(found.group(1)).as("a placeholder in " + text).startsWith("$");
            return Matcher.quoteReplacement(found.group().substring(1));
        });
    }
}
