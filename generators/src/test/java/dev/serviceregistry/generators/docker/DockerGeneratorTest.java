package dev.serviceregistry.generators.docker;

import static dev.serviceregistry.generators.docker.ComposeFiles.compose;
import static dev.serviceregistry.generators.docker.ComposeFiles.losses;
import static dev.serviceregistry.generators.docker.ComposeFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Generators;
import java.io.IOException;
import java.nio.file.Path;
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
        assertThat(compose(root, """
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
    void what_compose_cannot_say_is_lost_for_a_reason() throws IOException {
        assertThat(losses(root, """
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
    void what_is_declared_twice_stands_once() throws IOException {
        assertThat(losses(root, """
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
        assertThat(text(root))
                .containsOnlyOnce("- \"8080\"")
                .containsOnlyOnce("- \"9000:90\"")
                .containsOnlyOnce("- NET_RAW")
                .containsOnlyOnce("- front");
    }
}
