package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesImporterTest {
    @TempDir
    Path directory;

    @Test
    void everything_that_belongs_to_a_service_is_written_in_one_place() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  labels: { app.kubernetes.io/part-of: shop, tier: back }
                  annotations: { kubernetes.io/description: Keeps what is to be bought }
                spec:
                  replicas: 2
                  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 } }
                  selector: { matchLabels: { app: cart } }
                  template:
                    metadata: { labels: { app: cart } }
                    spec:
                      serviceAccountName: cart
                      terminationGracePeriodSeconds: 45
                      securityContext: { runAsUser: 10001, runAsNonRoot: true }
                      containers:
                      - name: cart
                        image: ghcr.io/acme/cart:1.4.2
                        imagePullPolicy: IfNotPresent
                        args: ["--port", "8080"]
                        ports: [{ name: http, containerPort: 8080 }]
                        env:
                        - { name: CACHE_ADDR, value: "redis:6379" }
                        - { name: PASSWORD, valueFrom: { secretKeyRef: { name: cart, key: password } } }
                        resources:
                          requests: { cpu: 100m, memory: 64Mi }
                          limits: { cpu: "0.5", memory: 128Mi }
                        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true }
                        readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
                        volumeMounts: [{ name: tmp, mountPath: /tmp }]
                      volumes: [{ name: tmp, emptyDir: { sizeLimit: 1Gi } }]
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: cart }
                spec: { selector: { app: cart }, ports: [{ name: http, port: 80, targetPort: http }] }
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: { name: cart }
                spec:
                  tls: [{ hosts: [cart.example.org], secretName: cart-tls }]
                  rules:
                  - host: cart.example.org
                    http:
                      paths:
                      - { path: /, pathType: Prefix, backend: { service: { name: cart, port: { name: http } } } }
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: { name: cart }
                spec:
                  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: cart }
                  minReplicas: 2
                  maxReplicas: 9
                  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: { name: cart }
                spec: { minAvailable: 1, selector: { matchLabels: { app: cart } } }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: redis }
                spec:
                  selector: { matchLabels: { app: redis } }
                  template:
                    metadata: { labels: { app: redis } }
                    spec:
                      containers: [{ name: redis, image: "redis:7", ports: [{ containerPort: 6379 }] }]
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: redis }
                spec: { selector: { app: redis }, ports: [{ port: 6379 }] }
                """);

        assertThat(files.toml()).isEqualTo("""
                schema_version = "1"

                [project]
                name = "shop"

                [services.cart]
                description = "Keeps what is to be bought"
                type = "api"
                version = "0.0.0"
                system = "shop"

                [services.cart.dependencies]
                calls = ["redis"]

                [services.cart.metadata]
                min_memory_mb = 64
                max_memory_mb = 128
                cpu_request_millicores = 100
                cpu_limit_millicores = 500

                [services.cart.container]
                image = "ghcr.io/acme/cart"
                tag = "1.4.2"
                pull_policy = "IfNotPresent"
                command = ["--port", "8080"]
                user = "10001"
                run_as_non_root = true
                read_only_root = true
                security_opt = ["no-new-privileges:true"]

                [services.cart.ports]
                tcp-8080 = { port = 80, target_port = 8080 }

                [services.cart.env]
                CACHE_ADDR = "redis:6379"
                PASSWORD = { from_secret = "cart", key = "password" }

                [services.cart.secrets.cart]
                path = "cart"
                keys = ["password"]

                [services.cart.health]
                readiness = { http_get = { path = "/ready", port = 8080 }, period = "5s" }

                [services.cart.deploy]
                replicas = 2
                strategy = { type = "rolling", max_surge = "25%", max_unavailable = 0 }
                autoscaling = { min = 2, max = 9, cpu_percent = 70 }
                disruption_budget = { min_available = 1 }
                termination_grace = "45s"
                service_account = "cart"

                [services.cart.volumes]
                tmp = { mount = "/tmp", type = "ephemeral", source = "tmp", size = "1Gi" }

                [services.cart.network]
                ingress = [
                  { host = "cart.example.org", path = "/", port = "tcp-8080", tls = true, tls_secret = "cart-tls" },
                ]

                [services.cart.labels]
                app = "cart"
                "app.kubernetes.io/part-of" = "shop"
                tier = "back"

                [services.redis]
                type = "cache"
                version = "0.0.0"

                [services.redis.container]
                image = "redis"
                tag = "7"

                [services.redis.ports]
                tcp-6379 = { port = 6379 }

                [services.redis.deploy]
                kind = "statefulset"

                [services.redis.labels]
                app = "redis"
                """);
        assertThat(files.notes()).isEmpty();
        assertThat(files.project().counts()).isEqualTo(new ImportCounts(2, 2, 2, 1, 0, 1));
    }

    @Test
    void lists_and_typed_lists_are_their_items() {
        String toml = KubernetesDirectory.written(directory, """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Pod
                  metadata: { name: one }
                  spec: { containers: [{ name: c, image: x }] }
                - apiVersion: v1
                  kind: List
                  items:
                  - apiVersion: v1
                    kind: Pod
                    metadata: { name: two }
                    spec: { containers: [{ name: c, image: x }] }
                """, """
                apiVersion: apps/v1
                kind: DeploymentList
                items:
                - metadata: { name: three }
                  spec: { template: { spec: { containers: [{ name: c, image: x }] } } }
                """);

        assertThat(toml).contains("[services.one]", "[services.two]", "[services.three]");
    }

    @Test
    void json_is_read_whatever_it_is_indented_with() {
        String json = """
                {
                \t"apiVersion": "v1",
                \t"kind": "List",
                \t"items": [
                \t\t{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "one" },
                \t\t\t"spec": { "containers": [ { "name": "c", "image": "x", "env": [ { "name": "A", "value": "a\\tb" } ] } ] } }
                \t]
                }
                """;
        String toml = new KubernetesDirectory(directory).with("app.json", json).toml("app.json");

        assertThat(toml).contains("[services.one.container]\nimage = \"x\"", "A = \"a\\tb\"");
    }

    @Test
    void a_directory_stands_for_the_manifests_in_it() {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with("all/b.yml", KubernetesDirectory.web("").replace("web", "b"))
                .with("all/a.yaml", KubernetesDirectory.web("").replace("web", "a"))
                .with("all/values.yaml", "replicas: 2\n")
                .with("all/compose.yaml", "services: { db: { image: y } }\n")
                .with("all/kustomization.yaml", "resources: [a.yaml]\n")
                .with("all/readme.md", "# no YAML\n")
                .with("all/below/c.yaml", KubernetesDirectory.web("").replace("web", "c"));

        assertThat(files.toml("all"))
                .containsSubsequence("[services.a]", "[services.b]")
                .doesNotContain("[services.c]");
        assertThat(files.notes("all"))
                .containsExactly(
                        "all/compose.yaml:1:1: this is a Compose file, not a manifest; bring it in with `import compose`; left out",
                        "all/kustomization.yaml:1:1: this is a kustomization, not a manifest; build it with `kubectl"
                                + " kustomize` and import the result; left out",
                        "all/values.yaml:1:1: this is not a manifest: it has neither `apiVersion` nor `kind`; left out");
    }

    @Test
    void an_object_that_is_declared_twice_is_what_its_last_declaration_says() {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with("base.yaml", KubernetesDirectory.web("workingDir: /old"))
                .with("over.yaml", KubernetesDirectory.web("workingDir: /new"));

        assertThat(files.toml("base.yaml", "over.yaml")).contains("/new").doesNotContain("/old");
        assertThat(files.notes("base.yaml", "over.yaml"))
                .containsExactly(
                        "over.yaml:1:1: Deployment web: it is declared twice, at base.yaml:1:1 too; the last one holds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ replicas: 3 }",
                "{ selector: {}, template: { spec: { containers: [{ name: web, resources: {} }] } } }",
                "{ template: { spec: { containers: [{ name: web, image: 'x:2' }] } } }"
            })
    void a_patch_takes_nothing_away_from_what_it_changes(String spec) {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with(
                        "a.yaml",
                        KubernetesDirectory.web("securityContext: { privileged: true }")
                                .replace("spec:\n  template", "spec:\n  selector: {}\n  template"))
                .with("b.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: " + spec + "\n");

        assertThat(files.toml("a.yaml", "b.yaml")).contains("privileged = true");
        assertThat(files.notes("a.yaml", "b.yaml"))
                .contains("b.yaml:1:1: Deployment web: it changes a part of what is declared at a.yaml:1:1; build both"
                        + " with `kubectl kustomize` and import the result; left out");
    }

    @Test
    void what_a_running_cluster_adds_by_itself_is_no_loss() {
        List<String> notes = KubernetesDirectory.noted(directory, """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  annotations:
                    deployment.kubernetes.io/revision: "3"
                    kubectl.kubernetes.io/last-applied-configuration: "{}"
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  generation: 3
                  name: web
                  resourceVersion: "4711"
                  uid: 0a0a
                spec:
                  progressDeadlineSeconds: 600
                  replicas: 1
                  revisionHistoryLimit: 10
                  selector: { matchLabels: { app: web } }
                  strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }, type: RollingUpdate }
                  template:
                    metadata: { creationTimestamp: null, labels: { app: web } }
                    spec:
                      containers:
                      - image: x
                        imagePullPolicy: Always
                        name: web
                        resources: {}
                        terminationMessagePath: /dev/termination-log
                        terminationMessagePolicy: File
                      dnsPolicy: ClusterFirst
                      restartPolicy: Always
                      schedulerName: default-scheduler
                      securityContext: {}
                      terminationGracePeriodSeconds: 30
                status: { replicas: 1 }
                """, """
                apiVersion: v1
                kind: Service
                metadata: { name: web, namespace: "" }
                spec:
                  clusterIP: 10.0.0.1
                  clusterIPs: [10.0.0.1]
                  internalTrafficPolicy: Cluster
                  ipFamilies: [IPv4]
                  ipFamilyPolicy: SingleStack
                  ports: [{ port: 80, protocol: TCP, targetPort: 80 }]
                  selector: { app: web }
                  sessionAffinity: None
                  type: ClusterIP
                status: { loadBalancer: {} }
                """);

        assertThat(notes).isEmpty();
    }

    @Test
    void what_another_object_of_the_input_runs_is_not_written_twice() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", KubernetesDirectory.web("") + """
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: { name: web-5d8, ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: web }] }
                spec: { template: { spec: { containers: [{ name: web, image: x }] } } }
                ---
                apiVersion: v1
                kind: Pod
                metadata: { name: alone, ownerReferences: [{ kind: ReplicaSet, name: gone }] }
                spec: { containers: [{ name: web, image: x }] }
                """);

        assertThat(files.toml()).contains("[services.alone]").doesNotContain("web-5d8");
        assertThat(files.notes())
                .contains("app.yaml:12:1: ReplicaSet web-5d8: it belongs to Deployment web, which is written");
    }

    @Test
    void the_same_name_in_two_namespaces_or_of_two_kinds_is_numbered() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: { name: db, namespace: a }
                spec: { containers: [{ name: c, image: x }] }
                ---
                apiVersion: v1
                kind: Pod
                metadata: { name: db, namespace: b }
                spec: { containers: [{ name: c, image: x }] }
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: { name: db, namespace: b }
                spec: { template: { spec: { containers: [{ name: c, image: x }] } } }
                """);

        assertThat(files.toml())
                .contains("[services.db]\ntype = \"worker\"\nversion = \"0.0.0\"\n\n")
                .contains("[services.db-2]\ntype = \"worker\"\nversion = \"0.0.0\"\naliases = [\"b/db\"]\n")
                .contains("[services.db-3]\ntype = \"job\"\nversion = \"0.0.0\"\naliases = [\"job/db\"]\n");
        assertThat(files.notes())
                .contains(
                        "app.yaml:3:23: Pod db.metadata.namespace: a belongs into deployment.toml, as"
                                + " deployment.namespace; left out",
                        "app.yaml:6:1: Pod db: there is another db; this one is called db-2",
                        "app.yaml:11:1: Job db: there is another db; this one is called db-3");
    }

    @Test
    void a_name_that_is_no_dns_label_becomes_one_and_stays_an_alias() {
        assertThat(KubernetesDirectory.written(
                        directory, KubernetesDirectory.web("").replace("name: web", "name: web.v1")))
                .contains("[services.web-v1]\ntype = \"worker\"\nversion = \"0.0.0\"\naliases = [\"web.v1\"]\n");
    }

    @Test
    void a_generated_name_is_what_it_begins_with() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", """
                apiVersion: batch/v1
                kind: Job
                metadata: { generateName: migrate- }
                spec: { template: { spec: { restartPolicy: Never, containers: [{ name: c, image: x }] } } }
                """);

        assertThat(files.toml()).contains("[services.migrate]");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:3:13: metadata.generateName: the cluster makes the name of it; here it is migrate");
    }

    @Test
    void the_owner_stands_with_the_project_and_every_service() {
        new KubernetesDirectory(directory).with("app.yaml", KubernetesDirectory.web(""));
        ImportedProject project = (ImportedProject) new KubernetesImporter()
                .importFiles(List.of(directory.resolve("app.yaml")), new ImportOptions("Shop_1", "@ops"));

        assertThat(project.files()).containsOnlyKeys("projects/Shop_1/services.toml");
        assertThat(project.files().get("projects/Shop_1/services.toml"))
                .startsWith("schema_version = \"1\"\n\n[project]\nname = \"Shop_1\"\nowner = \"ops\"\n")
                .contains("[services.web]\ntype = \"worker\"\nversion = \"0.0.0\"\nowner = \"ops\"\n");
    }
}
