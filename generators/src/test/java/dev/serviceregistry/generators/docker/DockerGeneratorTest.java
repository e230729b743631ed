package dev.serviceregistry.generators.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerGeneratorTest {

    @TempDir
    private Path root;

    @Test
    void it_is_installed() {
        assertThat(Generators.installed()).containsKey("docker");
    }

    @Test
    void everything_that_compose_can_say_is_said() throws IOException {
        assertThat(compose("""
                [services.the-db]
                type = "database"
                version = "1.0.0"
                aliases = ["old-db", "The_DB"]
                [services.the-db.container]
                image = "postgres"
                tag = "16"
                digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
                [services.the-db.ports]
                main = { port = 5432, published = 15432, host_ip = "127.0.0.1" }
                [services.the-db.secrets.db-password]
                provider = "file"
                path = "./secrets/db"
                [services.the-db.volumes]
                data = { mount = "/var/lib/postgresql/data", type = "persistent" }
                password = { mount = "/run/secrets/db-password", type = "secret", source = "db-password" }
                conf = { mount = "/etc/postgresql.conf", type = "config", source = "./postgresql.conf" }
                init = { mount = "/init", type = "bind", source = "init", read_only = true, propagation = "rslave" }
                scratch = { mount = "/scratch", type = "ephemeral" }
                [services.the-db.health]
                readiness = { exec = ["/bin/sh", "-c", "pg_isready -U $USER"], period = "10s", timeout = "2s", failure_threshold = 3, initial_delay = "1d" }
                [services.api]
                type = "api"
                version = "1.0.0"
                patterns = ["edge"]
                env.DB = { from_service = "the-db", value = "host:port" }
                env.TOKEN = { from_secret = "api-keys", key = "token" }
                env.CURRENCY = { from_property = "currency" }
                env.HOME_PAGE = { variable = "HOME_PAGE", default = "a$b" }
                env.TEMPLATE = "x-${NAME:-y}"
                env.PRICE = "$5"
                properties.currency = { type = "string", default = "EUR" }
                dependencies.requires = [{ service = "the-db", condition = "healthy" }]
                dependencies.optional = ["worker"]
                [services.api.container]
                build = { context = "app", dockerfile = "Dockerfile", target = "run", args = { N = "22" } }
                command = ["serve", "--name", "${NAME}", "--dsn", "${DB}"]
                user = "10001"
                run_as_non_root = true
                read_only_root = true
                capabilities_drop = ["ALL"]
                tmpfs = ["/tmp"]
                pull_policy = "IfNotPresent"
                restart = "on-failure:5"
                pids_limit = 200
                [services.api.metadata]
                min_memory_mb = 128
                max_memory_mb = 256
                cpu_request_millicores = 50
                cpu_limit_millicores = 1500
                [services.api.deploy]
                replicas = 3
                strategy = { type = "rolling", max_surge = 1, max_unavailable = 0 }
                termination_grace = "30s"
                [services.api.network]
                networks = ["front"]
                [services.api.labels]
                team = "shop"
                [services.worker]
                type = "job"
                version = "1.0.0"
                patterns = ["edge"]
                container = { image = "worker", network_mode = "service:the-db" }
                deploy = { kind = "job" }
                """)).isEqualTo("""
                name: shop
                services:
                  api:
                    build:
                      context: app
                      dockerfile: Dockerfile
                      target: run
                      args:
                        "N": "22"
                    depends_on:
                      The_DB:
                        condition: service_healthy
                      worker:
                        condition: service_started
                        required: false
                    environment:
                      DB: The_DB:5432
                      TOKEN: "${API_KEYS_TOKEN:?}"
                      CURRENCY: EUR
                      HOME_PAGE: "${HOME_PAGE:-a$$b}"
                      TEMPLATE: "x-${NAME:-y}"
                      PRICE: "$$5"
                    networks:
                      - front
                    command:
                      - serve
                      - "--name"
                      - "${NAME}"
                      - "--dsn"
                      - "$${DB}"
                    restart: on-failure:5
                    labels:
                      team: shop
                    user: "10001"
                    cap_drop:
                      - ALL
                    deploy:
                      replicas: 3
                      update_config:
                        parallelism: 1
                        order: start-first
                      resources:
                        limits:
                          cpus: "1.5"
                          memory: "256M"
                        reservations:
                          cpus: "0.05"
                          memory: "128M"
                    pids_limit: 200
                    profiles:
                      - edge
                    pull_policy: missing
                    read_only: true
                    stop_grace_period: "30s"
                    tmpfs:
                      - /tmp
                  The_DB:
                    image: postgres:16@sha256:0000000000000000000000000000000000000000000000000000000000000000
                    volumes:
                      - The_DB-data:/var/lib/postgresql/data
                      - "./init:/init:ro,rslave"
                      - /scratch
                    configs:
                      - source: postgresql-conf
                        target: /etc/postgresql.conf
                    secrets:
                      - db-password
                    ports:
                      - "127.0.0.1:15432:5432"
                    networks:
                      default:
                        aliases:
                          - old-db
                    restart: unless-stopped
                    healthcheck:
                      test:
                        - CMD-SHELL
                        - "pg_isready -U $$USER"
                      start_period: "24h"
                      interval: "10s"
                      timeout: "2s"
                      retries: 3
                  worker:
                    image: worker
                    network_mode: service:The_DB
                    restart: "no"
                    profiles:
                      - edge
                networks:
                  front: {}
                volumes:
                  The_DB-data: {}
                secrets:
                  db-password:
                    file: "./secrets/db"
                configs:
                  postgresql-conf:
                    file: "./postgresql.conf"
                """);
    }

    @Test
    void a_host_binds_a_published_port_for_one_container() throws IOException {
        String services = """
            [services.api]
            type = "api"
            version = "1.0.0"
            container.image = "api"
            ports.main = { port = 80, published = 8080 }
            deploy.replicas = 3
            [services.worker]
            type = "worker"
            version = "1.0.0"
            container.image = "worker"
            ports.main = { port = 80 }
            deploy.replicas = 2
            """;

        assertThat(losses(services))
                .containsExactly("deploy.replicas: a host binds a published port for one container alone");
        assertThat(text()).contains("8080:80", "replicas: 2").doesNotContain("replicas: 3");
    }

    @Test
    void a_variable_is_left_to_a_shell_in_commands_alone_where_the_container_has_it() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                env = { DB = "db", PASSWORD = { variable = "PASSWORD" }, LEVEL = { variable = "LEVEL", default = "info" } }
                labels.owner = "${USER}"
                volumes.aws = { mount = "/aws", type = "bind", source = "${HOME}/.aws" }
                health.liveness.exec = ["check", "${DB}", "${PASSWORD}"]
                [services.api.container]
                image = "api"
                user = "${UID}:${GID}"
                working_dir = "${PWD}/x"
                restart = "${RESTART}"
                build = { context = ".", args = { UID = "${UID}", DB = "${DB}" } }
                command = ["sh", "-c", "$HOME ${HOME} ${DB} ${LEVEL} ${PASSWORD} ${OTHER} $PASSWORD"]
                """))
                .contains("owner: \"${USER}\"", "\"${HOME}/.aws:/aws\"", "restart: \"${RESTART}\"")
                .contains("user: \"${UID}:${GID}\"", "working_dir: \"${PWD}/x\"")
                .contains("DB: \"${DB}\"", "UID: \"${UID}\"")
                .contains("- check\n        - \"$${DB}\"\n        - \"${PASSWORD}\"")
                .contains("\"$$HOME $${HOME} $${DB} $${LEVEL} ${PASSWORD} ${OTHER} $$PASSWORD\"");
    }

    @Test
    void ports_are_published_in_modes_that_share_no_network() throws IOException {
        assertThat(losses("""
                [services.bridged]
                type = "api"
                version = "1.0.0"
                container = { image = "api", network_mode = "bridge" }
                ports.main = { port = 80, published = 8080, host_ip = "127.0.0.1" }
                [services.shared]
                type = "api"
                version = "1.0.0"
                container = { image = "api", network_mode = "container:vpn" }
                ports.main = { port = 80, published = 8081 }
                """))
                .containsExactly("ports.main.published: a container that shares a network publishes no port");
        assertThat(text()).contains("127.0.0.1:8080:80").doesNotContain("8081");
    }

    @Test
    void ports_in_a_row_and_those_that_a_variable_tells_are_published() throws IOException {
        assertThat(compose("""
                [services.turn]
                type = "api"
                version = "1.0.0"
                container.image = "turn"
                [services.turn.ports]
                relay = { port = 49152, end_port = 65535, protocol = "UDP", published = 30000 }
                open = { port = 20, end_port = 40 }
                main = { port = 80, published = "${HTTP_PORT}" }
                proxy = { port = "${PROXY_PORT}", published = "${PROXY_PORT}", host_ip = "::1" }
                """))
                .contains("- \"30000-46383:49152-65535/udp\"", "- \"20-40\"")
                .contains("- \"${HTTP_PORT}:80\"", "- \"[::1]:${PROXY_PORT}:${PROXY_PORT}\"");
    }

    @Test
    void a_port_and_a_row_that_begins_with_it_are_two() throws IOException {
        assertThat(compose("""
                [services.turn]
                type = "api"
                version = "1.0.0"
                container.image = "turn"
                [services.turn.ports]
                main = { port = 80, published = 8080 }
                more = { port = 80, end_port = 82, published = 8080 }
                same = { port = 80, end_port = 82, published = 8080 }
                """)).containsOnlyOnce("- \"8080:80\"").containsOnlyOnce("- \"8080-8082:80-82\"");
    }

    @Test
    void a_variable_that_no_container_can_have_is_lost() throws IOException {
        String services = """
            [services.api]
            type = "api"
            version = "1.0.0"
            container.image = "api"
            [services.api.env]
            "" = "empty"
            "A=B" = "equals"
            "with space" = "kept"
            "with.dots" = "kept"
            GIVEN = { variable = "not a name", default = "x" }
            """;

        assertThat(losses(services))
                .containsExactly(
                        "env.\"\": a container has no variable of this name",
                        "env.\"A=B\": a container has no variable of this name",
                        "env.GIVEN.variable: Compose takes no variable of this name from where the project is started");
        assertThat(text())
                .contains("with space: kept", "with.dots: kept", "GIVEN: x")
                .doesNotContain("empty", "equals", "${not a name");
    }

    @Test
    void what_compose_cannot_say_is_lost_for_a_reason() throws IOException {
        assertThat(losses("""
                [services.api]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["mail/smtp"]
                env.SMTP = { from_service = "mail/smtp" }
                env.JSON = { variable = "JSON", default = "{}" }
                ports.main = { port = 80, target_port = 8080, app_protocol = "http" }
                network.ingress = [{ host = "a.example" }]
                health.liveness = { http_get = { path = "/", port = "main" } }
                container = { image = "api", run_as_non_root = true }
                volumes.conf = { mount = "/etc/conf", type = "config" }
                [services.api.deploy]
                kind = "statefulset"
                autoscaling = { min = 1, max = 3 }
                service_account = "api"
                strategy = { type = "recreate" }
                """))
                .containsExactly(
                        "dependencies.requires: the other service does not run in this project",
                        "env.SMTP: the other service does not run in this project",
                        "env.JSON.variable: a brace in its default would end the variable",
                        "ports.main.port: other containers reach this one on the port that it listens on",
                        "ports.main.app_protocol: a port that is not published has none there",
                        "network.ingress: Docker Compose has no place for it",
                        "health.liveness: a health check runs a command in the container: state one with exec",
                        "container.run_as_non_root: a container runs as the user of its image where no other is stated",
                        "volumes.conf: no file is stated that it would be read from",
                        "deploy.kind: its containers have no identity of their own there",
                        "deploy.autoscaling: Docker Compose has no place for it",
                        "deploy.service_account: Docker Compose has no place for it",
                        "deploy.strategy.type: containers are replaced one by one there");
    }

    @Test
    void a_pattern_that_is_asked_for_leaves_no_profiles() throws IOException {
        write("""
                [services.api]
                type = "api"
                version = "1.0.0"
                patterns = ["edge"]
                container.image = "api"
                dependencies.requires = ["db"]
                [services.db]
                type = "database"
                version = "1.0.0"
                patterns = ["data"]
                container.image = "db"
                """);
        GenerationRequest request = new GenerationRequest(Set.of(), "edge", Set.of(), Set.of(), SecretTexts.none());

        assertThat(generate(request).files().values())
                .singleElement()
                .asString()
                .contains("  db:\n")
                .doesNotContain("profiles");
    }

    @Test
    void what_closes_a_circle_without_being_required_is_lost() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                dependencies.optional = ["worker@^1", "api"]
                [services.worker]
                type = "worker"
                version = "1.0.0"
                container.image = "worker"
                dependencies.requires = ["db"]
                dependencies.optional = [{ service = "api" }]
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                """;

        String reason = " waits for it too, and Compose starts nothing in a circle";
        assertThat(losses(services))
                .containsExactly("dependencies.optional: api" + reason, "dependencies.optional: api" + reason);
        assertThat(text())
                .contains(
                        "    depends_on:\n      worker:\n        condition: service_started\n        required: false\n");
    }

    @Test
    void a_profile_starts_everything_that_its_services_require() throws IOException {
        String services = """
                [services.web]
                type = "web"
                version = "1.0.0"
                patterns = ["edge"]
                container.image = "web"
                dependencies.requires = ["api@^1"]
                dependencies.optional = ["mail"]
                [services.api]
                type = "api"
                version = "1.0.0"
                patterns = ["core"]
                container.image = "api"
                dependencies.requires = ["db"]
                [services.db]
                type = "database"
                version = "1.0.0"
                patterns = ["data"]
                container.image = "db"
                [services.mail]
                type = "worker"
                version = "1.0.0"
                patterns = ["mail"]
                container.image = "mail"
                """;

        assertThat(profiles(compose(services)))
                .containsExactly("api core edge", "db data core edge", "mail mail", "web edge");
        String without = services.replace("patterns = [\"edge\"]\n", "");
        assertThat(losses(without))
                .containsExactly(
                        "patterns: it always starts, since web does and requires it",
                        "patterns: it always starts, since api does and requires it");
        assertThat(profiles(generate(GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .get("default/shop/compose.yaml")))
                .containsExactly("mail mail");
    }

    /** Each service that has profiles, with them. */
    private static List<String> profiles(String compose) {
        List<String> profiles = new ArrayList<>();
        String service = "";
        boolean inside = false;
        for (String line : compose.split("\n")) {
            if (line.matches("  [a-z].*:")) {
                service = line.strip().replace(":", "");
            }
            inside = line.equals("    profiles:") || inside && line.startsWith("      - ");
            if (line.equals("    profiles:")) {
                profiles.add(service);
            } else if (inside) {
                profiles.add(profiles.remove(profiles.size() - 1) + line.replace("      -", ""));
            }
        }
        return profiles;
    }

    @Test
    void nothing_waits_for_a_service_to_become_healthy_that_has_no_health_check() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                dependencies.requires = [{ service = "db", condition = "healthy" }]
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                """;

        // The image may bring a check.
        assertThat(compose(services)).contains("condition: service_healthy");
        assertThat(losses(services + "health.readiness = { tcp_socket = { port = 5432 } }\n"))
                .containsExactly(
                        "dependencies.requires.condition: no probe of the other service runs a command, by which a"
                                + " container is known to be healthy",
                        "health.readiness: a health check runs a command in the container: state one with exec");
        assertThat(generate(GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .values())
                .singleElement()
                .asString()
                .contains("depends_on:\n      - db\n");
    }

    @Test
    void containers_that_keep_data_of_their_own_do_not_share_a_volume() throws IOException {
        String services = """
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                deploy = { kind = "statefulset", replicas = 3 }
                volumes.data = { mount = "/data", type = "persistent" }
                """;
        String reason =
                "deploy.replicas: containers of one service share its volumes there, and each of these needs data"
                        + " of its own";

        assertThat(losses(services)).contains(reason);
        assertThat(generate(GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .values())
                .noneMatch(file -> file.contains("replicas"));
        assertThat(losses(services.replace("persistent", "ephemeral"))).doesNotContain(reason);
        assertThat(losses(services.replace("statefulset", "deployment"))).doesNotContain(reason);
    }

    @Test
    void a_variable_that_is_escaped_is_one_of_nobody_who_starts_the_project() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                labels.rule = "Host(`$${SUB}.x`)"
                health.liveness.exec = ["/bin/sh", "-c", "test $${CODE} = $${CODE:-1} $$ $$(date)"]
                volumes.data = { mount = "/data/$${d}", type = "ephemeral" }
                [services.api.container]
                image = "api"
                user = "$${u}"
                working_dir = "/w/$$$${w}"
                command = ["sh", "-c", "for t in a b; do echo $${t} $$${OTHER}; done"]
                """))
                .contains("rule: \"Host(`$${SUB}.x`)\"", "user: \"$${u}\"", "working_dir: \"/w/$$$${w}\"")
                .contains("- \"for t in a b; do echo $${t} $$${OTHER}; done\"", "- \"/data/$${d}\"")
                .contains("- \"test $${CODE} = $${CODE:-1} $$$$ $$$$(date)\"");
    }

    @Test
    void what_kubernetes_puts_into_a_text_stands_in_it() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container = { image = "api", entrypoint = ["run", "--dsn=$(URL)"], command = ["$(NONE) $(date) $$(USER)"] }
                health.liveness.exec = ["check", "$(USER)", "$${SHELL_S}"]
                [services.api.env]
                URL = "postgres://$(USER):$(PASSWORD)@db/$$x"
                USER = { variable = "DB_USER", default = "app" }
                PASSWORD = { from_secret = "db", key = "password" }
                MIXED = "${HOST}/$(USER)/$$5"
                """))
                .contains("URL: \"postgres://${DB_USER:-app}:${DB_PASSWORD:?}@db/$$x\"")
                .contains("MIXED: \"${HOST}/${DB_USER:-app}/$$5\"")
                .contains("- \"--dsn=postgres://${DB_USER:-app}:${DB_PASSWORD:?}@db/$$x\"")
                .contains("- \"$$(NONE) $$(date) $$(USER)\"", "- \"${DB_USER:-app}\"", "- \"$${SHELL_S}\"");
    }

    @Test
    void what_names_itself_or_grows_without_end_is_told() throws IOException {
        StringBuilder env = new StringBuilder("A = \"$(A)\"\nB0 = \"0123456789\"\n");
        for (int i = 1; i < 30; i++) {
            env.append("B%d = \"$(B%d)$(B%d)\"\n".formatted(i, i - 1, i - 1));
        }

        assertThat(losses("""
                        [services.api]
                        type = "api"
                        version = "1.0.0"
                        container.image = "api"
                        [services.api.env]
                        """ + env))
                .contains("env.A: nothing gives A a value there", "env.B29: nothing gives B28 a value there")
                .doesNotContain("env.B9: nothing gives B8 a value there");
        assertThat(text()).contains("A: \"$$(A)\"").hasSizeLessThan(10_000_000);
    }

    @Test
    void what_a_file_gives_a_container_holds_over_the_variables_of_whoever_starts_it() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                PATH = { variable = "PATH", default = "/app/bin:$x", from_file = "app.env" }
                LEVEL = { variable = "LEVEL", default = "info", from_file = ".env" }
                PLACE = { variable = "PLACE", default = "here", from_file = "deploy/.env" }
                """)).contains("PATH: \"/app/bin:$$x\"", "LEVEL: \"${LEVEL:-info}\"", "PLACE: here\n");
    }

    @Test
    void a_lone_dollar_beside_a_variable_is_a_dollar() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                B = "${A1:-x}$5"
                C = "^${HOST}$"
                D = "$$$(A)${X}"
                E = "${X:-$}$ $$5 $$$${X} $$${X} $${X} ${1} $Y"
                """))
                .contains("B: \"${A1:-x}$$5\"", "C: \"^${HOST}$$\"", "D: \"$$$$(A)${X}\"")
                .contains("E: \"${X:-$$}$$ $$5 $$$${X} $$${X} $${X} $${1} $Y\"");
    }

    @Test
    void a_default_of_several_lines_stands_in_the_place_of_its_variable() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                KEY = { variable = "KEY", default = "one\\ntwo$" }
                TEXT = "a ${X:-one\\ntwo} $$b ${Y}"
                """;

        assertThat(losses(services))
                .containsExactly(
                        "env.KEY.variable: Compose reads no default of several lines",
                        "env.TEXT: Compose reads no default of several lines");
        assertThat(text())
                .contains("KEY: |-\n        one\n        two$$\n", "TEXT: |-\n        a one\n        two $$b ${Y}\n");
    }

    @Test
    void a_container_that_has_to_end_before_its_pod_starts_does_not_join_it() throws IOException {
        String services = """
                [services.site]
                type = "web"
                version = "1.0.0"
                container.image = "site"
                dependencies.requires = [{ service = "fetch", condition = "completed" }, "proxy"]
                volumes.html = { mount = "/html", type = "ephemeral", source = "html" }
                volumes.own = { mount = "/own", type = "ephemeral", source = "own" }
                [services.fetch]
                type = "job"
                version = "1.0.0"
                container.image = "fetch"
                deploy = { kind = "job", sidecar_of = "site" }
                volumes.html = { mount = "/data", type = "ephemeral", source = "html", read_only = true }
                [services.proxy]
                type = "gateway"
                version = "1.0.0"
                container.image = "proxy"
                deploy.sidecar_of = "site"
                [services.other]
                type = "web"
                version = "1.0.0"
                container = { image = "other", network_mode = "service:proxy" }
                volumes.html = { mount = "/html", type = "ephemeral", source = "html" }
                volumes.kept = { mount = "/kept", type = "persistent", source = "site-html" }
                """;

        assertThat(losses(services))
                .containsExactlyInAnyOrder(
                        "deploy.sidecar_of: the container that it belongs to waits for it, and Compose starts nothing in"
                                + " a circle",
                        "dependencies.requires: proxy waits for it too, and Compose starts nothing in a circle");
        assertThat(text().replaceAll("(?m)^    (image|restart): .*\n", "")).isEqualTo("""
                name: shop
                services:
                  fetch:
                    volumes:
                      - site-html-2:/data:ro
                  other:
                    volumes:
                      - /html
                      - site-html:/kept
                    network_mode: service:proxy
                  proxy:
                    network_mode: service:site
                  site:
                    depends_on:
                      fetch:
                        condition: service_completed_successfully
                    volumes:
                      - site-html-2:/html
                      - /own
                volumes:
                  site-html-2: {}
                  site-html: {}
                """);
    }

    @Test
    void what_is_declared_twice_stands_once() throws IOException {
        assertThat(losses("""
                [services.web]
                type = "web"
                version = "1.0.0"
                container = { image = "web", capabilities_add = ["NET_RAW", "NET_RAW"] }
                network.networks = ["front", "front"]
                ports.a = { port = 8080 }
                ports.b = { port = 81, target_port = 8080 }
                ports.c = { port = 90, published = 9000 }
                ports.d = { port = 91, target_port = 90, published = 9000 }
                """)).hasSize(2);
        assertThat(text())
                .containsOnlyOnce("- \"8080\"")
                .containsOnlyOnce("- \"9000:90\"")
                .containsOnlyOnce("- NET_RAW")
                .containsOnlyOnce("- front");
    }

    @Test
    void a_config_is_a_file_where_its_source_is_a_path() throws IOException {
        assertThat(losses("""
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                volumes.a = { mount = "/a", type = "config", source = "./Caddyfile" }
                volumes.b = { mount = "/b", type = "config", source = "app.v1", item = "app.v1" }
                volumes.c = { mount = "/c", type = "config", source = "conf/c" }
                volumes.d = { mount = "/d", type = "config", source = "${FILE}" }
                """)).containsExactly("volumes.b.source: whoever starts the project gives it as APP_V1");
        assertThat(text()).endsWith("""
                configs:
                  Caddyfile:
                    file: "./Caddyfile"
                  app-v1:
                    environment: APP_V1
                  conf-c:
                    file: conf/c
                  FILE:
                    file: "${FILE}"
                """);
    }

    @Test
    void what_the_platform_holds_is_read_from_a_variable_since_only_swarms_have_it() throws IOException {
        assertThat(losses("""
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                env.PASSWORD = { from_secret = "db", key = "password" }
                [services.web.secrets]
                shell = { provider = "external-secrets", path = "SHELL_SECRET" }
                db = { provider = "vault", path = "kv/db" }
                tls = { provider = "vault", path = "kv/tls", keys = ["tls.crt", "tls.key"] }
                [services.web.volumes]
                a = { mount = "/run/secrets/bar", type = "secret", source = "shell", item = "shell" }
                b = { mount = "/etc/db", type = "secret", source = "db", item = "password" }
                c = { mount = "/tls", type = "secret", source = "tls" }
                d = { mount = "/etc/site.conf", type = "config", source = "site", item = "site.conf" }
                e = { mount = "/from_env", type = "config", source = "CONFIG", item = "CONFIG" }
                """))
                .containsExactly(
                        "volumes.b.source: whoever starts the project gives it as DB_PASSWORD",
                        "volumes.c.source: whoever starts the project gives it as TLS_TLS_CRT, TLS_TLS_KEY",
                        "volumes.d.source: whoever starts the project gives it as SITE_SITE_CONF");
        assertThat(text())
                .contains("PASSWORD: \"${DB_PASSWORD:?}\"")
                .endsWith("""
                secrets:
                  shell:
                    environment: SHELL_SECRET
                  db-password:
                    environment: DB_PASSWORD
                  tls-tls-crt:
                    environment: TLS_TLS_CRT
                  tls-tls-key:
                    environment: TLS_TLS_KEY
                configs:
                  site-site-conf:
                    environment: SITE_SITE_CONF
                  CONFIG:
                    environment: CONFIG
                """)
                .contains("target: /tls/tls.crt", "target: /tls/tls.key")
                .doesNotContain("external");
    }

    @Test
    void a_directory_of_all_that_a_secret_or_a_config_has_is_lost_where_nothing_says_what_that_is() throws IOException {
        assertThat(losses("""
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                [services.web.secrets]
                a = { provider = "external-secrets", path = "A" }
                [services.web.volumes]
                a = { mount = "/a", type = "secret", source = "a" }
                b = { mount = "/b", type = "config", source = "B" }
                """))
                .containsExactly(
                        "volumes.a.mount: Compose mounts one file, and no item says which",
                        "volumes.b.mount: Compose mounts one file, and no item says which");
    }

    @Test
    void a_volume_has_a_name_that_the_engine_takes_and_no_propagation() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "nfs.example.com:/exports" }
                b = { mount = "/b", type = "persistent", source = "s:/exports" }
                c = { mount = "/c", type = "persistent", source = "s-exports", propagation = "rslave" }
                d = { mount = "/d", type = "ephemeral", read_only = true, propagation = "rslave" }
                """;

        String reason = "the engine calls no volume so: it has an empty one called ";
        assertThat(losses(services))
                .containsExactly(
                        "volumes.a.source: " + reason + "nfs.example.com-exports",
                        "volumes.b.source: " + reason + "s-exports-2",
                        "volumes.c.propagation: a container shares mounts below folders of the host alone",
                        "volumes.d.propagation: a container shares mounts below folders of the host alone");
        assertThat(text())
                .contains("- nfs.example.com-exports:/a\n", "- s-exports-2:/b\n", "- s-exports:/c\n")
                .endsWith("volumes:\n  nfs.example.com-exports: {}\n  s-exports-2: {}\n  s-exports: {}\n");
    }

    @Test
    void a_volume_is_called_what_its_source_comes_to_and_begins_with_a_letter_or_a_digit() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "${VOL:-data}" }
                b = { mount = "/b", type = "persistent", source = "data" }
                c = { mount = "/c", type = "persistent", source = "_cache" }
                d = { mount = "/d", type = "persistent", source = "${OTHER}" }
                e = { mount = "/e", type = "persistent", source = "__" }
                f = { mount = "/f", type = "ephemeral", source = "${TMP:-scratch}" }
                g = { mount = "/g", type = "ephemeral", source = "scratch" }
                """;

        String reason = "the engine calls no volume so: it has an empty one called ";
        assertThat(losses(services))
                .containsExactly(
                        "volumes.c.source: " + reason + "cache",
                        "volumes.d.source: " + reason + "OTHER-",
                        "volumes.e.source: " + reason + "volume");
        assertThat(text())
                .contains("- data:/a\n", "- data:/b\n", "- cache:/c\n", "- OTHER-:/d\n", "- volume:/e\n")
                .contains("- api-scratch:/f\n", "- api-scratch:/g\n");
    }

    private String compose(String services) throws IOException {
        write(services);
        GeneratedFiles generated = generate(GenerationRequest.everything(SecretTexts.none()));
        assertThat(generated.losses()).isEmpty();
        return text();
    }

    private String text() {
        GeneratedFiles generated = generate(GenerationRequest.everything(SecretTexts.none()));
        String text = generated.files().get("default/shop/compose.yaml");
        return text.substring(text.indexOf("---\n") + 4);
    }

    private List<String> losses(String services) throws IOException {
        write(services);
        return generate(GenerationRequest.everything(SecretTexts.none())).losses().stream()
                .map(loss -> loss.key() + ": " + loss.reason())
                .toList();
    }

    private GeneratedFiles generate(GenerationRequest request) {
        return new DockerGenerator().generate(new RegistryReader().read(root).registry(), request);
    }

    private void write(String services) throws IOException {
        Files.createDirectories(root.resolve("services"));
        Files.createDirectories(root.resolve("projects/shop"));
        Files.createDirectories(root.resolve("projects/mail"));
        Files.writeString(root.resolve("services/catalog.toml"), "");
        Files.writeString(root.resolve("projects/shop/services.toml"), services);
    }
}
