package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyImportTest {
    @TempDir
    Path directory;

    private String dependencies(String yaml) {
        return ComposeDirectory.written(directory, compose(yaml))
                .lines()
                .filter(line -> line.startsWith("requires") || line.startsWith("optional") || line.startsWith("calls"))
                .collect(Collectors.joining("\n"));
    }

    private static String compose(String yaml) {
        return "services:\n  web:\n    image: x\n" + yaml.indent(4)
                + "  db: { image: a, container_name: main-db, hostname: dbhost }\n  user_db: { image: b }\n  admin: { image: c }\n";
    }

    @Test
    void a_list_and_a_mapping_give_requirements_with_conditions() {
        assertThat(dependencies("depends_on: [db, user_db]")).isEqualTo("requires = [\"db\", \"user-db\"]");
        assertThat(dependencies("""
                        depends_on:
                          db: { condition: service_started }
                          user_db: { condition: service_healthy }
                        """))
                .isEqualTo("requires = [\"db\", { service = \"user-db\", condition = \"healthy\" }]");
        assertThat(dependencies("depends_on: { db: { condition: service_completed_successfully } }"))
                .isEqualTo("requires = [{ service = \"db\", condition = \"completed\" }]");
    }

    @Test
    void a_service_that_is_not_required_is_optional() {
        assertThat(dependencies("depends_on: { db: { condition: service_started, required: false } }"))
                .isEqualTo("optional = [\"db\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"links: ['db:database']", "volumes_from: [db]", "network_mode: service:db", "pid: service:db"})
    void what_else_demands_a_service_leaves_one_that_may_be_missing_optional(String demand) {
        assertThat(dependencies("depends_on: { db: { condition: service_started, required: false } }\n" + demand))
                .isEqualTo("optional = [\"db\"]");
    }

    @Test
    void links_and_shared_namespaces_require_the_other_service() {
        assertThat(dependencies("links: ['db:database']")).isEqualTo("requires = [\"db\"]");
        assertThat(dependencies("network_mode: service:user_db\npid: service:db\nipc: service:admin"))
                .isEqualTo("requires = [\"user-db\", \"db\", \"admin\"]");
        assertThat(ComposeDirectory.written(directory, compose("network_mode: service:user_db")))
                .contains("network_mode = \"service:user-db\"");
    }

    @Test
    void a_container_that_a_service_of_the_project_has_is_that_service() {
        assertThat(dependencies("network_mode: container:main-db")).isEqualTo("requires = [\"db\"]");
        assertThat(ComposeDirectory.written(directory, compose("pid: container:main-db")))
                .contains("pid = \"service:db\"");
        assertThat(ComposeDirectory.noted(directory, compose("network_mode: container:main-db")))
                .contains("compose.yaml:4:5: web.network_mode: the container main-db is that of db; it is written so");
        assertThat(ComposeDirectory.written(directory, compose("network_mode: container:stranger")))
                .contains("network_mode = \"container:stranger\"");
    }

    @Test
    void a_dependency_on_no_service_is_written_and_noted() {
        assertThat(dependencies("depends_on: [ghost]")).isEqualTo("requires = [\"ghost\"]");
        assertThat(ComposeDirectory.noted(directory, compose("depends_on: [ghost]")))
                .anyMatch(note -> note.startsWith("compose.yaml:4:18: no service is called ghost"));
    }

    @Test
    void a_restart_of_dependants_and_the_condition_of_an_optional_service_are_noted() {
        assertThat(ComposeDirectory.noted(
                        directory,
                        compose("depends_on: { db: { condition: service_healthy, restart: true, required: false } }")))
                .anyMatch(note -> note.contains("depends_on.db.restart"))
                .anyMatch(note -> note.contains("depends_on.db.condition"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DB_HOST                | db                                        | db
                    DB_HOST                | DB                                        | db
                    DBHOST                 | db                                        | db
                    spring.dbHost          | db                                        | db
                    DATABASE_URL           | postgres://u:p@db:5432/x                  | db
                    ANYTHING               | postgres://u:p@db/x                       | db
                    JDBC                   | jdbc:mysql://db:3306/x?a=b                | db
                    JDBC                   | jdbc:sqlserver://db:1433;encrypt=true     | db
                    ORACLE                 | jdbc:oracle:thin:@//db:1521/xe            | db
                    ORACLE                 | jdbc:oracle:thin:@db:1521:xe              | db
                    GO_DSN                 | root:pw@tcp(db:3306)/x                    | db
                    MONGO                  | mongodb://db:1,user_db:2/x                | db user-db
                    MONGO                  | mongodb+srv://u:p@db/x                    | db
                    LISTENERS              | IN://db:1,OUT://user_db:2                 | db user-db
                    VOTERS                 | 1@db:29093,2@user_db:29093                | db user-db
                    WAIT_FOR               | db:5432 user_db:5432                      | db user-db
                    ES_SEEDS               | db,user_db                                | db user-db
                    discovery.seed_hosts   | user-db                                   | user-db
                    DB_HOST                | main-db                                   | db
                    DB_HOST                | dbhost                                    | db
                    UPSTREAM               | db:80/path                                | db
                    JSON                   | {"host":"db:80"}                          | db
                    DB_HOST                | ${X:-db}                                  | db
                    URL                    | http://${X:-db}:80                        | db
                    DB_HOST_NAME           | db                                        | db
                    LIBPQ                  | host=db port=5432 dbname=admin            | db
                    LIBPQ                  | dbname=admin host = db user=user_db        | db
                    LIBPQ                  | host=db,user_db port=5432,5433            | db user-db
                    JDBC                   | jdbc:postgresql:///x?host=db&user=admin   | db
                    MSSQL                  | Server=db;Port=1433;User Id=admin         | db
                    MSSQL                  | Data Source=tcp:db,1433;Database=admin    | db
                    PRE_COMMAND            | PGHOST=db PGUSER=admin ./migrate          | db
                    OPTIONS                | --db-host=db --user=admin                 | db
                    """)
    void an_address_of_a_service_is_a_call(String key, String value, String expected) {
        String calls = List.of(expected.split(" ")).stream()
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(", ", "calls = [", "]"));
        assertThat(dependencies("environment: { '" + key + "': '" + value + "' }"))
                .isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"command: psql -h db", "command: proxy --url=redis://db:6379", "entrypoint: [mysql, -h, db]"})
    void a_command_tells_of_no_call(String command) {
        assertThat(dependencies(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_USER: admin",
                "POSTGRES_DB: db",
                "MODE: web",
                "SELF_URL: http://web:80",
                "WEB_HOST: web",
                "API_URL: http://db.example.org/",
                "PATH_URL: http://example.org/db:80",
                "DB_IMAGE: db:16",
                "KAFKA_CREATE_TOPICS: db:1",
                "BUCKET: s3://db/x",
                "CONTEXT: docker-image://db:16",
                "REDIS_AUTH: admin:12345",
                "VIRTUAL_HOST: admin",
                "GHOST: db",
                "DB_HOST: ${X}",
                "OPTIONS: dbname=db user=admin",
                "OPTIONS: server_name=db",
                "OPTIONS: ghost=db",
                "OPTIONS: host=db.example.org",
                "OPTIONS: -h db",
            })
    void other_words_are_no_call(String variable) {
        assertThat(dependencies("environment: { " + variable.replace(": ", ": '") + "' }"))
                .isEmpty();
    }

    @Test
    void a_required_service_is_not_called_too() {
        assertThat(dependencies("depends_on: [db]\nenvironment: [DB_HOST=db, U_URL=http://user_db]"))
                .isEqualTo("requires = [\"db\"]\ncalls = [\"user-db\"]");
    }

    @Test
    void links_and_network_aliases_are_names_of_services() {
        assertThat(dependencies("links: ['db:database']\nenvironment: [X_HOST=database]"))
                .isEqualTo("requires = [\"db\"]");
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, environment: { A_HOST: primary } }
                          db: { image: y, networks: { default: { aliases: [primary] } } }
                        """)).contains("calls = [\"db\"]");
    }

    @Test
    void a_value_of_an_env_file_is_looked_at_too() {
        assertThat(new ComposeDirectory(directory)
                        .with("a.env", "DB_HOST=db\n")
                        .with("compose.yaml", "services: { web: { image: x, env_file: a.env }, db: { image: y } }")
                        .toml())
                .contains("calls = [\"db\"]");
    }
}
