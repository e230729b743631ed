package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadImportTest {
    @TempDir
    Path directory;

    private ImportDirectory workload(String version, String kind, String spec) {
        return new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: %s
                kind: %s
                metadata: { name: web }
                spec:
                """.formatted(version, kind) + spec.indent(2));
    }

    private static final String TEMPLATE = "template: { spec: { containers: [{ name: c, image: acme/x }] } }";

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, worker, ''",
        "extensions/v1beta1, Deployment, worker, ''",
        "apps/v1, StatefulSet, worker, statefulset",
        "apps/v1, DaemonSet, worker, daemonset",
        "apps/v1, ReplicaSet, worker, ''",
        "v1, ReplicationController, worker, ''",
        "batch/v1, Job, job, job",
        "argoproj.io/v1alpha1, Rollout, worker, ''",
        "apps.openshift.io/v1, DeploymentConfig, worker, ''",
        "serving.knative.dev/v1, Service, worker, ''",
    })
    void every_kind_that_runs_pods_is_a_service(String version, String kind, String type, String deployKind) {
        assertThat(workload(version, kind, TEMPLATE).toml())
                .contains("[services.web]\ntype = \"" + type + "\"\n")
                .contains("image = \"acme/x\"")
                .matches(toml -> deployKind.isEmpty() != toml.contains("kind = \"" + deployKind + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "apps.kruise.io/v1alpha1, CloneSet",
        "serving.knative.dev/v1, Configuration",
        "example.org/v1, Deployment",
    })
    void a_kind_that_nobody_has_heard_of_is_known_by_its_template_of_pods(String version, String kind) {
        ImportDirectory files = workload(
                version,
                kind,
                "scaleStrategy: {}\nlifeTime: 3\n"
                        + TEMPLATE.replace("image:", "securityContext: { privileged: true }, image:"));

        assertThat(files.toml())
                .contains("[services.web]\ntype = \"worker\"\n")
                .contains("image = \"acme/x\"\nprivileged = true");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:1:1: " + kind + " web: a " + kind + " is written as a deployment",
                        "app.yaml:6:3: " + kind + " web.spec.lifeTime: has no place in the registry; left out");
    }

    @Test
    void a_template_of_pods_by_itself_is_one_too() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
            apiVersion: v1
            kind: PodTemplate
            metadata: { name: web }
            template: { spec: { containers: [{ name: c, image: acme/x }] } }
            """);

        assertThat(files.toml()).contains("[services.web.container]\nimage = \"acme/x\"");
        assertThat(files.notes())
                .containsExactly("app.yaml:1:1: PodTemplate web: a PodTemplate is written as a deployment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            template: { spec: { containers: [{ name: c }] } }
            template: { spec: { containers: { name: c, image: x } } }
            template: { containers: [{ name: c, image: x }] }
            containers: [{ name: c, image: x }]
            """)
    void what_only_looks_like_a_template_of_pods_runs_none(String spec) {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.web("")
                                + "---\napiVersion: a.b/v1\nkind: Thing\nmetadata: { name: t }\nspec: { " + spec
                                + " }\n");

        assertThat(files.toml()).doesNotContain("services.t");
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith("Thing t: this kind has no place in the registry; left out"));
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, ReplicaSet",
        "v1, ReplicationController",
        "argoproj.io/v1alpha1, Rollout",
        "apps.openshift.io/v1, DeploymentConfig",
        "serving.knative.dev/v1, Service",
    })
    void a_kind_that_the_registry_does_not_have_is_noted(String version, String kind) {
        assertThat(workload(version, kind, TEMPLATE).notes())
                .containsExactly("app.yaml:1:1: " + kind + " web: a " + kind + " is written as a deployment");
    }

    @Test
    void a_pod_is_its_own_template() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: { name: once, labels: { app: once }, annotations: { a: b } }
                spec: { restartPolicy: Never, containers: [{ name: c, image: x }] }
                """);

        assertThat(files.toml())
                .contains(
                        "[services.once]\ntype = \"job\"\n",
                        "restart = \"no\"\n",
                        "[services.once.deploy]\nkind = \"job\"\n")
                .contains("[services.once.labels]\napp = \"once\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:1:1: Pod once: a Pod is written as a job",
                        "app.yaml:3:48: Pod once.metadata.annotations: a has no place in the registry; left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: x                                                    | job    | true
            image: "redis:7"                                            | cache  | false
            image: x, ports: [{ containerPort: 80 }]                    | api    | false
            image: x, livenessProbe: { exec: { command: [x] } }         | worker | false
            """)
    void a_pod_that_is_restarted_where_it_fails_is_a_job_unless_it_looks_like_one_that_runs_on(
            String container, String type, boolean hasRestart) {
        ImportDirectory files =
                new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: { name: run }
                spec:
                  restartPolicy: OnFailure
                  containers: [{ name: c, CONTAINER }]
                """.replace("CONTAINER", container));

        assertThat(files.toml()).contains("type = \"" + type + "\"\n");
        assertThat(files.toml().contains("restart = \"on-failure\"\n")).isEqualTo(hasRestart);
        assertThat(files.notes()
                        .contains("app.yaml:5:3: Pod run.spec.restartPolicy: OnFailure is none of a service that"
                                + " runs on; left out"))
                .isNotEqualTo(hasRestart);
    }

    @Test
    void every_container_of_a_job_runs_to_its_end() {
        String toml = KubernetesDirectory.written(directory, """
                apiVersion: batch/v1
                kind: Job
                metadata: { name: copy }
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers: [{ name: a, image: x }, { name: b, image: y, ports: [{ containerPort: 80 }] }]
                      initContainers: [{ name: c, image: z, restartPolicy: Always, ports: [{ containerPort: 81 }] }]
                """);

        assertThat(toml)
                .contains("[services.copy]\ntype = \"job\"", "[services.copy-b]\ntype = \"job\"")
                .contains("[services.copy-b.deploy]\nkind = \"job\"\nsidecar_of = \"copy\"\n")
                .contains("[services.copy-c]\ntype = \"api\"");
    }

    @Test
    void a_scaled_job_runs_what_its_jobs_run() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledJob
                metadata: { name: mail }
                spec:
                  jobTargetRef: { backoffLimit: 6, template: { spec: { containers: [{ name: a, image: x }] } } }
                  triggers: [{ type: rabbitmq }]
                """);

        assertThat(files.toml()).contains("[services.mail]\ntype = \"job\"", "kind = \"job\"\n");
        assertThat(files.notes())
                .containsExactly("app.yaml:6:3: ScaledJob mail.spec.triggers: has no place in the registry; left out");
    }

    @Test
    void a_kind_that_nobody_has_heard_of_is_a_job_where_its_pods_end() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: batch.volcano.sh/v1
                kind: Job
                metadata: { name: train }
                spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: x }] } } }
                """);

        assertThat(files.toml()).contains("[services.train]\ntype = \"job\"", "kind = \"job\"\n");
        assertThat(files.notes()).containsExactly("app.yaml:1:1: Job train: a Job is written as a job");
    }

    @Test
    void a_kind_that_runs_objects_with_pods_of_their_own_runs_those() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: agones.dev/v1
                kind: Fleet
                metadata: { name: arena }
                spec:
                  replicas: 2
                  template:
                    spec:
                      ports: [{ name: default, containerPort: 26000 }]
                      template:
                        metadata: { labels: { game: arena } }
                        spec: { containers: [{ name: a, image: "x:1", securityContext: { privileged: true } }] }
                """);

        assertThat(files.toml())
                .contains("[services.arena]\n", "image = \"x\"\ntag = \"1\"\nprivileged = true\n", "replicas = 2\n")
                .contains("[services.arena.labels]\ngame = \"arena\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:1:1: Fleet arena: a Fleet is written as a deployment",
                        "app.yaml:8:7: Fleet arena.spec.template.spec.ports: has no place in the registry; left out");
    }

    @Test
    void a_kind_that_calls_its_template_one_of_pods_runs_those() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: agents.x-k8s.io/v1alpha1
                kind: Sandbox
                metadata: { name: box }
                spec:
                  podTemplate:
                    metadata: { labels: { app: box } }
                    spec: { containers: [{ name: a, image: "x:1", securityContext: { privileged: true } }] }
                """);

        assertThat(files.toml())
                .contains("[services.box]\n", "image = \"x\"\ntag = \"1\"\nprivileged = true\n")
                .contains("[services.box.labels]\napp = \"box\"\n");
        assertThat(files.notes()).containsExactly("app.yaml:1:1: Sandbox box: a Sandbox is written as a deployment");
    }

    @Test
    void a_cron_job_is_started_by_its_schedule() {
        ImportDirectory files = workload("batch/v1", "CronJob", """
                schedule: "*/5 * * * *"
                timeZone: Etc/UTC
                concurrencyPolicy: Forbid
                suspend: true
                jobTemplate:
                  metadata: { labels: { job: x } }
                  spec:
                    backoffLimit: 2
                    template:
                      metadata: { labels: { app: web } }
                      spec: { restartPolicy: OnFailure, containers: [{ name: c, image: "postgres:16" }] }
                """);

        assertThat(files.toml())
                .contains("type = \"job\"")
                .contains("restart = \"on-failure\"")
                .contains("[services.web.deploy]\nkind = \"cronjob\"\nschedule = \"CRON_TZ=Etc/UTC */5 * * * *\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:7:3: CronJob web.spec.concurrencyPolicy: has no place in the registry; left out",
                        "app.yaml:8:3: CronJob web.spec.suspend: has no place in the registry; left out",
                        "app.yaml:10:17: CronJob web.spec.jobTemplate.metadata.labels: job has no place in the registry;"
                                + " left out",
                        "app.yaml:12:7: CronJob web.spec.jobTemplate.spec.backoffLimit: has no place in the registry;"
                                + " left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @daily             | Asia/Tokyo | CRON_TZ=Asia/Tokyo @daily | ''
            0 3 * * SUN        | ''         | 0 3 * * SUN               | ''
            TZ=UTC 0 3 * * 0   | Asia/Tokyo | TZ=UTC 0 3 * * 0          | timeZone: the schedule states one too, which Kubernetes refuses; this one is left out
            0 3 * * 0          | 'a b'      | 0 3 * * 0                 | timeZone: is none that a schedule can state; left out
            0 3 * * 7          | ''         | 0 3 * * 7                 | schedule: is written as it stands, though Kubernetes takes no such schedule
            """)
    void a_schedule_is_in_its_time_zone(String schedule, String zone, String written, String note) {
        ImportDirectory files = workload(
                "batch/v1",
                "CronJob",
                "schedule: \"" + schedule + "\"\ntimeZone: \"" + zone + "\"\njobTemplate: { spec: { " + TEMPLATE
                        + " } }");

        assertThat(files.toml()).contains("schedule = \"" + written + "\"\n");
        assertThat(files.notes()).hasSize(note.isEmpty() ? 0 : 1).allMatch(told -> told.endsWith("web.spec." + note));
    }

    @ParameterizedTest
    @CsvSource({"never", "''", "@every 1h", "1 2 3"})
    void a_cron_job_without_a_schedule_is_a_job(String schedule) {
        ImportDirectory files = workload(
                "batch/v1", "CronJob", "schedule: \"" + schedule + "\"\njobTemplate: { spec: { " + TEMPLATE + " } }");

        assertThat(files.toml()).contains("kind = \"job\"").doesNotContain("cronjob");
        assertThat(files.notes())
                .containsExactly("app.yaml:5:3: CronJob web.spec.schedule: is not a schedule such as `0 3 * * *`; a job"
                        + " without one is written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strategy: { type: Recreate }                                             | { type = "recreate" }
            strategy: { type: RollingUpdate }                                        | { type = "rolling" }
            strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 50% } }        | { type = "rolling", max_surge = 1, max_unavailable = "50%" }
            updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } } | { type = "rolling" }
            """)
    void the_way_of_updating_is_kept(String spec, String strategy) {
        ImportDirectory files = workload("apps/v1", "Deployment", spec + "\n" + TEMPLATE);

        assertThat(files.toml()).contains("strategy = " + strategy + "\n");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void ways_of_updating_that_the_registry_does_not_have_are_noted() {
        assertThat(workload("apps/v1", "StatefulSet", "updateStrategy: { type: OnDelete }\n" + TEMPLATE)
                        .notes())
                .containsExactly(
                        "app.yaml:5:21: StatefulSet web.spec.updateStrategy.type: a strategy of type OnDelete has"
                                + " no place in the registry; left out");
        assertThat(workload("apps/v1", "Deployment", "strategy: { rollingUpdate: { maxSurge: many } }\n" + TEMPLATE)
                        .notes())
                .containsExactly(
                        "app.yaml:5:32: Deployment web.spec.strategy.rollingUpdate.maxSurge: is neither a number"
                                + " nor a percentage; left out");
        assertThat(workload(
                                "argoproj.io/v1alpha1",
                                "Rollout",
                                "strategy: { canary: { steps: [{ setWeight: 20 }] } }\n" + TEMPLATE)
                        .notes())
                .contains("app.yaml:5:15: Rollout web.spec.strategy.canary: has no place in the registry; left out");
    }

    @Test
    void a_rollout_of_another_object_is_that_object() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", KubernetesDirectory.web("") + """
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: { name: web }
                spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
                """);

        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:12:1: Rollout web: it runs the pods of another object, which is written; left out");
    }

    @Test
    void a_number_of_pods_that_is_none_is_noted() {
        for (String replicas : List.of("-1", "many", "99999999999")) {
            ImportDirectory files = workload("apps/v1", "Deployment", "replicas: " + replicas + "\n" + TEMPLATE);
            assertThat(files.toml()).doesNotContain("replicas");
            assertThat(files.notes())
                    .singleElement()
                    .asString()
                    .startsWith("app.yaml:5:3: Deployment web.spec.replicas: is");
        }
        assertThat(workload("apps/v1", "Deployment", "replicas: 0\n" + TEMPLATE).toml())
                .contains("replicas = 0");
    }

    @Test
    void labels_are_those_of_the_pod_and_then_those_of_the_object() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: web, labels: { app: other, team: a } }
                spec:
                  template:
                    metadata: { labels: { app: web, version: v1 } }
                    spec: { containers: [{ name: c, image: x }] }
                """);

        assertThat(files.toml()).endsWith("[services.web.labels]\napp = \"web\"\nversion = \"v1\"\nteam = \"a\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:3:24: Deployment web.metadata.labels: app has no place in the registry; left out");
    }

    @Test
    void the_former_key_of_a_service_account_is_understood() {
        assertThat(workload(
                                "apps/v1",
                                "Deployment",
                                "template: { spec: { serviceAccount: robot, containers: [{ name: c, image: x }] } }")
                        .toml())
                .contains("service_account = \"robot\"");
    }

    @Test
    void a_workload_without_containers_is_left_out() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", KubernetesDirectory.web("") + """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: patch }
                spec: { replicas: 3 }
                """);

        assertThat(files.toml()).doesNotContain("patch");
        assertThat(files.notes()).containsExactly("app.yaml:12:1: Deployment patch: it has no containers; left out");
    }
}
