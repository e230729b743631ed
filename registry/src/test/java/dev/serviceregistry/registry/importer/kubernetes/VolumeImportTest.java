package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeImportTest {
    @TempDir
    Path directory;

    private ImportDirectory files(String volume, String mount, String... others) {
        String web = KubernetesDirectory.deployment("web", """
                      volumes: [%s]
                      containers: [{ name: web, image: x, volumeMounts: [%s] }]
                """.formatted(volume, mount));
        return new KubernetesDirectory(directory)
                .with("app.yaml", web + (others.length == 0 ? "" : "---\n" + String.join("---\n", others)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: v, emptyDir: {} }                                       | type = "ephemeral", source = "v"
            { name: v, emptyDir: { sizeLimit: 1Gi } }                       | type = "ephemeral", source = "v", size = "1Gi"
            { name: v, hostPath: { path: /var/log } }                       | type = "bind", source = "/var/log"
            { name: v, persistentVolumeClaim: { claimName: data } }         | type = "persistent", source = "data"
            { name: v, persistentVolumeClaim: { claimName: data, readOnly: true } } | type = "persistent", source = "data", read_only = true
            { name: v, configMap: { name: conf } }                          | type = "config", source = "conf"
            { name: v, secret: { secretName: keys } }                       | type = "secret", source = "keys"
            { name: v, projected: { sources: [{ configMap: { name: conf } }] } } | type = "config", source = "conf"
            { name: v, projected: { sources: [{ secret: { name: keys } }] } }    | type = "secret", source = "keys"
            { name: v, ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: 2Gi } } } } } } | type = "ephemeral", source = "v", size = "2Gi"
            """)
    void every_volume_has_a_type(String volume, String toml) {
        ImportDirectory files = files(volume, "{ name: v, mountPath: /a/B_c }");

        assertThat(files.toml()).contains("[services.web.volumes]\na-b-c = { mount = \"/a/B_c\", " + toml + " }\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: v, emptyDir: { medium: Memory } }          | 8:40 | type = "ephemeral", source = "v"           | emptyDir.medium: a volume in memory is written as any ephemeral one
            { name: v, hostPath: { path: /s, type: Socket } }  | 8:50 | type = "bind", source = "/s"               | hostPath.type: has no place in the registry; left out
            { name: v, nfs: { server: s, path: /p } }          | 8:28 | type = "persistent", source = "s:/p"       | nfs: a volume of this kind is written as a persistent one
            { name: v, downwardAPI: { items: [] } }            | 8:28 | type = "config", source = "v"              | downwardAPI: facts of the pod as files are written as a config
            { name: v, csi: { driver: d } }                    | 8:35 | type = "ephemeral", source = "v"           | csi.driver: a volume of d is written as an ephemeral one
            { name: v, csi: { driver: d, volumeAttributes: { share: s } } } | 8:66 | type = "ephemeral", source = "v" | csi.volumeAttributes.share: has no place in the registry; left out
            { name: v, image: { reference: r } }               | 8:28 | type = "ephemeral", source = "r"           | image: the files of an image are written as an ephemeral volume
            { name: v, gitRepo: { repository: r } }            | 8:28 | type = "ephemeral", source = "v"           | gitRepo: a volume of this kind is written as an ephemeral one
            { name: v, configMap: { name: c, items: [{ key: a, path: b }] } } | 8:50 | type = "config", source = "c" | configMap.items: has no place in the registry; left out
            { name: v, secret: { secretName: k, defaultMode: 256 } } | 8:53 | type = "secret", source = "k"         | secret.defaultMode: has no place in the registry; left out
            """)
    void what_the_registry_does_not_know_of_a_volume_is_noted(String volume, String place, String toml, String note) {
        ImportDirectory files = files(volume, "{ name: v, mountPath: /a }");

        assertThat(files.toml()).contains("a = { mount = \"/a\", " + toml + " }\n");
        assertThat(files.notes())
                .contains("app.yaml:" + place + ": Deployment web.spec.template.spec.volumes.v." + note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: v, mountPath: /a, readOnly: true }                      | a = { mount = "/a", type = "ephemeral", source = "v", read_only = true }
            { name: v, mountPath: /a, mountPropagation: None }              | a = { mount = "/a", type = "ephemeral", source = "v" }
            { name: v, mountPath: /a, mountPropagation: HostToContainer }   | a = { mount = "/a", type = "ephemeral", source = "v", propagation = "rslave" }
            { name: v, mountPath: /a, mountPropagation: Bidirectional }     | a = { mount = "/a", type = "ephemeral", source = "v", propagation = "rshared" }
            { name: v, mountPath: 'C:\\data' }                              | c-data = { mount = 'C:\\data', type = "ephemeral", source = "v" }
            """)
    void how_a_volume_is_mounted_is_kept(String mount, String toml) {
        ImportDirectory files = files("{ name: v, emptyDir: {} }", mount);

        assertThat(files.toml()).contains("[services.web.volumes]\n" + toml.replace("\\\\", "\\") + "\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: v, mountPath: /a, subPath: b }      | subPath: has no place in the registry; left out
            { name: v, mountPath: a }                   | mountPath: starts from the root of the container; written so
            { name: v }                                 | mountPath: a mount without a path was left out
            { name: v, mountPath: /a, mountPropagation: Odd } | mountPropagation: is none that Kubernetes knows; left out
            """)
    void what_the_registry_does_not_know_of_a_mount_is_noted(String mount, String note) {
        assertThat(files("{ name: v, emptyDir: {} }", mount).notes())
                .anyMatch(line -> line.endsWith("containers.web.volumeMounts.v." + note));
    }

    @Test
    void volumes_without_a_mount_and_mounts_without_a_volume_are_noted() {
        ImportDirectory files = files("{ name: v, emptyDir: {} }", "{ name: w, mountPath: /w }");

        assertThat(files.toml()).contains("w = { mount = \"/w\", type = \"ephemeral\", source = \"w\" }");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:8:19: Deployment web.spec.template.spec.volumes.v.name: no container mounts it; left out",
                        "app.yaml:9:60: Deployment web.spec.template.spec.containers.web.volumeMounts.w.name: the pod has no"
                                + " volume called w; an ephemeral one is written");
    }

    @Test
    void a_brace_of_a_path_is_no_variable_of_whoever_starts_the_project() {
        String pod = """
                      containers:
                      - name: c
                        image: x
                        volumeMounts: [{ name: v, mountPath: "/a/${x}" }, { name: h, mountPath: /h }]
                        livenessProbe:
                          httpGet: { path: "/${x}", port: 80, httpHeaders: [{ name: X-Rule, value: "${x}$" }] }
                      volumes: [{ name: v, emptyDir: {} }, { name: h, hostPath: { path: "/b/$${x}" } }]
                """;

        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.deployment("web", pod)))
                .contains("mount = \"/a/$${x}\"", "source = \"/b/$$$${x}\"", "path = \"/$${x}\"", "\"$${x}$\"");
    }

    @Test
    void two_mounts_on_one_path_are_noted() {
        assertThat(files(
                                "{ name: v, emptyDir: {} }, { name: w, emptyDir: {} }",
                                "{ name: v, mountPath: /a }, { name: w, mountPath: /a }")
                        .notes())
                .singleElement()
                .asString()
                .endsWith("volumeMounts.w.mountPath: two mounts have the target /a; the last one holds");
    }

    @Test
    void a_claim_says_how_large_its_volume_is() {
        ImportDirectory files =
                files("{ name: v, persistentVolumeClaim: { claimName: data } }", "{ name: v, mountPath: /a }", """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: { name: data }
                spec: { accessModes: [ReadWriteOnce], volumeMode: Filesystem, resources: { requests: { storage: 10Gi } } }
                """);

        assertThat(files.toml())
                .contains("a = { mount = \"/a\", type = \"persistent\", source = \"data\", size = \"10Gi\" }");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:14:9: PersistentVolumeClaim data.spec.accessModes: has no place in the registry;"
                                + " left out");
    }

    @Test
    void each_pod_of_a_stateful_set_has_a_volume_of_its_own() {
        String toml = KubernetesDirectory.written(directory, """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: db }
                spec:
                  serviceName: db
                  template: { spec: { containers: [{ name: c, image: postgres, volumeMounts: [{ name: data, mountPath: /data }] }] } }
                  volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1500M } } }
                """);

        assertThat(toml)
                .contains(
                        "data = { mount = \"/data\", type = \"persistent\", source = \"data-db\", size = \"1500M\" }");
    }

    @Test
    void a_mounted_secret_is_one_that_the_service_uses() {
        ImportDirectory files = files(
                "{ name: v, secret: { secretName: keys, items: [{ key: tls.crt, path: cert }] } }",
                "{ name: v, mountPath: /a }");

        assertThat(files.toml()).contains("[services.web.secrets.keys]\npath = \"keys\"\nkeys = [\"tls.crt\"]\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:8:80: Deployment web.spec.template.spec.volumes.v.secret.items.path: another name of"
                                + " the file has no place in the registry; left out");
    }

    @Test
    void a_secret_that_is_mounted_as_a_whole_has_no_keys_of_those_that_are_used_beside() {
        String all = """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: { name: tls }
                spec: { dataFrom: [{ extract: { key: kv/tls } }] }
                """;
        String whole = "{ name: v, mountPath: /etc/tls }";
        String one = "{ name: v, mountPath: /etc/one, subPath: tls.crt }";

        assertThat(files("{ name: v, secret: { secretName: tls } }", whole + ", " + one, all)
                        .toml())
                .contains("[services.web.secrets.tls]\nprovider = \"external-secrets\"\npath = \"tls\"\n")
                .doesNotContain("keys =");
        assertThat(files("{ name: v, secret: { secretName: tls } }", one, all).toml())
                .contains("keys = [\"tls.crt\"]");
    }

    @Test
    void a_projected_volume_uses_all_its_secrets() {
        ImportDirectory files = files(
                "{ name: v, projected: { sources: [{ configMap: { name: c } }, { secret: { name: a } }, { secret: { name: b } }, { serviceAccountToken: { path: t } }] } }",
                "{ name: v, mountPath: /a }");

        assertThat(files.toml())
                .contains("a = { mount = \"/a\", type = \"secret\", source = \"a\" }")
                .contains("[services.web.secrets.a]\npath = \"a\"\n", "[services.web.secrets.b]\npath = \"b\"\n");
        assertThat(files.notes()).hasSize(2);
    }

    private static String volume(String name, String spec) {
        return "apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: " + name + " }\nspec: { " + spec + " }\n";
    }

    private static String claim(String spec) {
        return "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { " + spec + " }\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            volumeName: pv           | hostPath: { path: /etc/ssl }
            volumeName: pv           | local: { path: /etc/ssl }
            resources: {}            | claimRef: { name: data }, hostPath: { path: /etc/ssl }
            resources: {}            | claimRef: { name: data, namespace: shop }, hostPath: { path: /etc/ssl }
            storageClassName: manual | storageClassName: manual, hostPath: { path: /etc/ssl }
            storageClassName: ''     | hostPath: { path: /etc/ssl }
            storageClassName: ''     | storageClassName: '', local: { path: /etc/ssl }
            """)
    void a_claim_of_a_directory_of_the_host_is_a_bind_mount_of_it(String claim, String volume) {
        ImportDirectory files = files(
                "{ name: v, persistentVolumeClaim: { claimName: data } }",
                "{ name: v, mountPath: /a }",
                claim(claim),
                volume("pv", volume),
                volume("other", "storageClassName: other, hostPath: { path: /b }"));

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"bind\", source = \"/etc/ssl\" }\n");
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith(
                        "claimName: the volume that it claims is a directory of the host; a bind mount of it"
                                + " is written"))
                .anyMatch(note -> note.endsWith("PersistentVolume other: nothing in the input uses it; left out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            volumeName: pv           | nfs: { server: s, path: /p }
            volumeName: gone         | hostPath: { path: /etc/ssl }
            resources: {}            | hostPath: { path: /etc/ssl }
            resources: {}            | claimRef: { name: other }, hostPath: { path: /etc/ssl }
            storageClassName: manual | storageClassName: manual, claimRef: { name: other }, hostPath: { path: /etc/ssl }
            storageClassName: other  | storageClassName: manual, hostPath: { path: /etc/ssl }
            storageClassName: ''     | storageClassName: manual, hostPath: { path: /etc/ssl }
            'storageClassName: manual, selector: { matchLabels: { use: a } }' | storageClassName: manual, hostPath: { path: /etc/ssl }
            """)
    void a_claim_that_may_be_bound_to_anything_stays_one(String claim, String volume) {
        ImportDirectory files = files(
                "{ name: v, persistentVolumeClaim: { claimName: data } }",
                "{ name: v, mountPath: /a }",
                claim(claim),
                volume("pv", volume));

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"persistent\", source = \"data\" }\n");
    }

    @Test
    void a_claim_selects_its_volume_by_labels() {
        ImportDirectory files = files(
                "{ name: v, persistentVolumeClaim: { claimName: data } }",
                "{ name: v, mountPath: /a }",
                claim("storageClassName: '', selector: { matchLabels: { use: certificates } }"),
                volume("pv, labels: { use: certificates }", "hostPath: { path: /etc/ssl }"),
                volume("other, labels: { use: data }", "hostPath: { path: /b }"));

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"bind\", source = \"/etc/ssl\" }\n");
    }

    @Test
    void a_claim_of_one_of_several_directories_stays_one_and_a_note_says_so() {
        ImportDirectory files = files(
                "{ name: v, persistentVolumeClaim: { claimName: data } }",
                "{ name: v, mountPath: /a }",
                claim("storageClassName: manual"),
                volume("one", "storageClassName: manual, hostPath: { path: /etc/ssl }"),
                volume("two", "storageClassName: manual, hostPath: { path: /b }"));

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"persistent\", source = \"data\" }\n");
        assertThat(files.notes())
                .anyMatch(note ->
                        note.endsWith("PersistentVolume two: one of several volumes that a claim may be bound to;"
                                + " its directory is not written"));
    }

    private static String set(String name, String claim) {
        return """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: %s }
                spec:
                  template: { spec: { containers: [{ name: c, image: x, volumeMounts: [{ name: data, mountPath: /d }] }] } }
                  volumeClaimTemplates: [{ metadata: { name: data }, spec: { %s } }]
                """.formatted(name, claim);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storageClassName: manual | storageClassName: manual, hostPath: { path: /etc/ssl }
            ''                       | claimRef: { name: data-db-0 }, hostPath: { path: /etc/ssl }
            """)
    void a_volume_of_each_pod_may_be_a_directory_of_the_host(String claim, String volume) {
        assertThat(KubernetesDirectory.written(directory, set("db", claim), volume("pv", volume)))
                .contains("d = { mount = \"/d\", type = \"bind\", source = \"/etc/ssl\" }\n");
        assertThat(KubernetesDirectory.noted(directory, set("db", claim), volume("pv", volume)))
                .noneMatch(note -> note.contains("nothing in the input uses it"))
                .anyMatch(note -> note.endsWith("volumeClaimTemplates.metadata.name: the volume that it claims is a"
                        + " directory of the host; a bind mount of it is written"));
    }

    @Test
    void two_stateful_sets_have_no_volume_in_common() {
        assertThat(KubernetesDirectory.written(directory, set("mysql", ""), set("redis", "")))
                .contains("source = \"data-mysql\"", "source = \"data-redis\"");
    }

    @Test
    void claims_of_two_namespaces_have_no_volume_in_common_and_those_of_one_have() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: { name: NAME }
                spec:
                  volumes: [{ name: v, persistentVolumeClaim: { claimName: store } }]
                  containers: [{ name: c, image: x, volumeMounts: [{ name: v, mountPath: /s }] }]
                """;

        assertThat(KubernetesDirectory.written(
                        directory,
                        pod.replace("NAME", "one, namespace: a"),
                        pod.replace("NAME", "two, namespace: b"),
                        pod.replace("NAME", "three, namespace: b"),
                        pod.replace("NAME", "four")))
                .containsSubsequence(
                        "[services.one.volumes]\ns = { mount = \"/s\", type = \"persistent\", source = \"store\" }",
                        "[services.two.volumes]\ns = { mount = \"/s\", type = \"persistent\", source = \"store-2\" }",
                        "[services.three.volumes]\ns = { mount = \"/s\", type = \"persistent\", source = \"store-2\" }",
                        "[services.four.volumes]\ns = { mount = \"/s\", type = \"persistent\", source = \"store\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /var/run | docker.sock | /var/run/docker.sock
            /        | srv/app     | /srv/app
            /srv/    | app         | /srv/app
            """)
    void a_mount_below_a_directory_of_the_host_is_one_of_what_is_there(String path, String below, String source) {
        ImportDirectory files = files(
                "{ name: v, hostPath: { path: " + path + " } }", "{ name: v, mountPath: /a, subPath: " + below + " }");

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"bind\", source = \"" + source + "\" }\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            configMap: { name: site }                                           | site.conf | type = "config", source = "site", item = "site.conf"
            configMap: { name: site, items: [{ key: a.conf, path: x/site.conf }] } | x/site.conf | type = "config", source = "site", item = "a.conf"
            secret: { secretName: keys, items: [{ key: tls.crt, path: cert }] } | cert      | type = "secret", source = "keys", item = "tls.crt"
            projected: { sources: [{ configMap: { name: site } }] }             | a         | type = "config", source = "site", item = "a"
            """)
    void one_file_of_a_config_or_a_secret_is_mounted_by_its_key(String volume, String below, String toml) {
        ImportDirectory files =
                files("{ name: v, " + volume + " }", "{ name: v, mountPath: /a, subPath: " + below + " }");

        assertThat(files.toml()).contains("a = { mount = \"/a\", " + toml + " }\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { secret: { name: creds } }, { configMap: { name: app } }       | app.conf | type = "config", source = "app", item = "app.conf"
            { secret: { name: creds } }, { configMap: { name: app } }       | token    | type = "secret", source = "creds", item = "token"
            { secret: { name: creds, items: [{ key: k, path: a/b }] } }, { configMap: { name: x, items: [{ key: l, path: c }] } } | a/b | type = "secret", source = "creds", item = "k"
            { secret: { name: creds, items: [{ key: k, path: a/b }] } }, { configMap: { name: x, items: [{ key: l, path: c }] } } | c   | type = "config", source = "x", item = "l"
            """)
    void one_file_of_a_volume_of_several_sources_is_one_of_the_source_that_has_it(
            String sources, String below, String toml) {
        ImportDirectory files = files(
                "{ name: v, projected: { sources: [" + sources + "] } }",
                "{ name: v, mountPath: /a, subPath: " + below + " }",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\ndata: { app.conf: x }\n");

        assertThat(files.toml())
                .contains("a = { mount = \"/a\", " + toml + " }\n")
                .doesNotContain("\"app.conf\"]");
        assertThat(files.notes()).noneMatch(note -> note.contains("subPath"));
    }

    @Test
    void a_file_that_several_sources_may_have_is_noted() {
        ImportDirectory files = files(
                "{ name: v, projected: { sources: [{ secret: { name: a } }, { configMap: { name: b } }] } }",
                "{ name: v, mountPath: /a, subPath: f }");

        assertThat(files.toml())
                .contains("type = \"secret\", source = \"a\", item = \"f\" }\n")
                .doesNotContain("keys =");
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith("volumeMounts.v.subPath: which source has this file is not in the"
                        + " input; it is written as one of a"));
    }

    @Test
    void a_directory_of_a_volume_of_files_is_none_of_them() {
        ImportDirectory files = files(
                "{ name: v, configMap: { name: site, items: [{ key: a, path: conf.d/a.conf }] } }",
                "{ name: v, mountPath: /a, subPath: conf.d }");

        assertThat(files.toml()).contains("a = { mount = \"/a\", type = \"config\", source = \"site\" }\n");
        assertThat(files.notes())
                .singleElement()
                .asString()
                .endsWith("volumeMounts.v.subPath: is no file of the volume; all of it is written");
    }

    @Test
    void a_file_that_is_mounted_beside_the_whole_volume_is_known_by_its_key() {
        ImportDirectory files = files(
                "{ name: v, configMap: { name: site, items: [{ key: a.conf, path: site.conf }] } }",
                "{ name: v, mountPath: /all }, { name: v, mountPath: /a, subPath: site.conf }");

        assertThat(files.toml()).contains("source = \"site\", item = \"a.conf\" }\n");
        assertThat(files.notes())
                .singleElement()
                .asString()
                .endsWith("volumes.v.configMap.items: has no place in the registry; left out");
    }

    @Test
    void what_a_cluster_adds_to_each_pod_is_passed_over() {
        ImportDirectory files = files(
                "{ name: kube-api-access-x7, projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: token } },"
                        + " { configMap: { name: kube-root-ca.crt } }, { downwardAPI: {} }] } }",
                "{ name: kube-api-access-x7, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true }");

        assertThat(files.toml()).doesNotContain("volumes", "kube-root-ca");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostPath: { path: / }                                                | /host    | type = "bind", source = "/"
            hostPath: { path: /etc }                                             | ACCOUNT  | type = "bind", source = "/etc"
            projected: { sources: [{ secret: { name: s } }] }                    | ACCOUNT  | type = "secret", source = "s"
            projected: { sources: [{ serviceAccountToken: { path: t } }, { secret: { name: s } }] } | ACCOUNT | type = "secret", source = "s"
            projected: { sources: [{ serviceAccountToken: { path: t } }, { configMap: { name: c } }] } | ACCOUNT | type = "config", source = "c"
            projected: { sources: [{ serviceAccountToken: { path: t } }, { configMap: { name: kube-root-ca.crt } }] } | /t | type = "config", source = "kube-root-ca.crt"
            """)
    void what_is_only_called_as_what_a_cluster_adds_is_read_as_any_volume(String volume, String path, String toml) {
        ImportDirectory files = files(
                "{ name: kube-api-access-x, " + volume + " }",
                "{ name: kube-api-access-x, mountPath: "
                        + path.replace("ACCOUNT", "/var/run/secrets/kubernetes.io/serviceaccount") + " }");

        assertThat(files.toml()).contains(toml + " }\n");
        assertThat(files.notes()).noneMatch(note -> note.contains("the pod has no volume"));
    }

    @Test
    void a_token_alone_is_left_out() {
        ImportDirectory files = files(
                "{ name: token, projected: { sources: [{ serviceAccountToken: { path: token, audience: vault } }] } }",
                "{ name: token, mountPath: /t }");

        assertThat(files.toml()).doesNotContain("volumes");
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith("serviceAccountToken: one source of a projected volume has no place in"
                        + " the registry; left out"))
                .anyMatch(note -> note.endsWith("volumeMounts.token.name: nothing of the volume has a place in the"
                        + " registry; the mount is left out"))
                .hasSize(2);
    }

    @Test
    void parts_of_what_only_one_pod_has_are_volumes_of_their_own() {
        String set = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: one }
                spec:
                  template:
                    spec:
                      containers:
                      - name: c
                        image: x
                        volumeMounts:
                        - { name: data, mountPath: /var/lib/mysql, subPath: mysql }
                        - { name: data, mountPath: /logs, subPath: logs }
                        - { name: e, mountPath: /tmp, subPath: tmp-dir }
                        - { name: e, mountPath: /etc/app, subPath: app-conf-dir }
                        - { name: n, mountPath: /nfs, subPath: a/b }
                      volumes: [{ name: e, emptyDir: {} }, { name: n, nfs: { server: s, path: /p } }]
                  volumeClaimTemplates: [{ metadata: { name: data } }]
                """;

        assertThat(KubernetesDirectory.written(directory, set))
                .contains("mount = \"/var/lib/mysql\", type = \"persistent\", source = \"data-one-mysql\"")
                .contains("mount = \"/logs\", type = \"persistent\", source = \"data-one-logs\"")
                .contains("mount = \"/tmp\", type = \"ephemeral\", source = \"e-tmp-dir\"")
                .contains("mount = \"/etc/app\", type = \"ephemeral\", source = \"e-app-conf-dir\"")
                .contains("mount = \"/nfs\", type = \"persistent\", source = \"s:/p/a/b\"");
    }

    @Test
    void a_part_of_a_volume_is_called_as_no_other_volume_of_the_pod() {
        ImportDirectory files = files(
                "{ name: e, emptyDir: {} }, { name: e-t, emptyDir: {} }",
                "{ name: e, mountPath: /e1, subPath: t }, { name: e, mountPath: /e2, subPath: r },"
                        + " { name: e-t, mountPath: /e3 }");

        assertThat(files.toml())
                .contains("mount = \"/e1\", type = \"ephemeral\", source = \"e-t-2\"")
                .contains("mount = \"/e2\", type = \"ephemeral\", source = \"e-r\"")
                .contains("mount = \"/e3\", type = \"ephemeral\", source = \"e-t\"");
    }

    @Test
    void parts_of_a_volume_of_the_pod_are_none_of_a_claim_of_its_name() {
        ImportDirectory files = files(
                "{ name: data, emptyDir: {} }, { name: p, persistentVolumeClaim: { claimName: data } }",
                "{ name: data, mountPath: /e1, subPath: a }, { name: data, mountPath: /e2, subPath: b },"
                        + " { name: p, mountPath: /p1, subPath: a }, { name: p, mountPath: /p2 }");

        assertThat(files.toml())
                .contains("mount = \"/e1\", type = \"ephemeral\", source = \"data-a\"")
                .contains("mount = \"/p1\", type = \"persistent\", source = \"data\"")
                .contains("mount = \"/p2\", type = \"persistent\", source = \"data\"");
    }

    @Test
    void a_claimed_device_of_the_host_is_one_of_the_container() {
        String web = KubernetesDirectory.deployment("web", """
                      volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]
                      containers: [{ name: web, image: x, volumeDevices: [{ name: v, devicePath: /dev/x }] }]
                """);

        String[] manifests = {
            web,
            claim("volumeMode: Block, volumeName: pv"),
            volume("pv", "volumeMode: Block, local: { path: /dev/sdb }")
        };
        assertThat(KubernetesDirectory.written(directory, manifests))
                .contains("devices = [\"/dev/sdb:/dev/x\"]")
                .doesNotContain("volumes");
        assertThat(KubernetesDirectory.noted(directory, manifests))
                .anyMatch(note -> note.endsWith("is a device of the host; it is written as one of the container"))
                .noneMatch(note -> note.contains("bind mount") || note.contains("v.name: has no place"));
    }

    @Test
    void a_device_of_the_host_that_a_claim_reads_only_is_one_that_the_container_reads_only() {
        String web = KubernetesDirectory.deployment("web", """
                      volumes:
                      - { name: v, persistentVolumeClaim: { claimName: data, readOnly: true } }
                      - { name: w, persistentVolumeClaim: { claimName: other } }
                      containers:
                      - { name: web, image: x, volumeDevices: [{ name: v, devicePath: /x }, { name: w, devicePath: /y }] }
                """);

        String[] manifests = {
            web,
            claim("volumeMode: Block, volumeName: pv"),
            volume("pv", "volumeMode: Block, local: { path: /dev/sdb }")
        };
        assertThat(KubernetesDirectory.written(directory, manifests)).contains("devices = [\"/dev/sdb:/x:r\"]");
        assertThat(KubernetesDirectory.noted(directory, manifests))
                .filteredOn(note -> note.contains("volumeDevices"))
                .satisfiesExactly(
                        note -> assertThat(note)
                                .endsWith("volumeDevices.v.name: the volume is a device of the host;"
                                        + " it is written as one of the container"),
                        note -> assertThat(note)
                                .endsWith("volumeDevices.w.name: has no place in the registry; left out"));
    }

    @Test
    void a_mounted_device_is_not_said_to_be_written() {
        assertThat(files(
                                "{ name: v, persistentVolumeClaim: { claimName: data } }",
                                "{ name: v, mountPath: /a }",
                                claim("volumeMode: Block, volumeName: pv"),
                                volume("pv", "volumeMode: Block, local: { path: /dev/sdb }"))
                        .notes())
                .anyMatch(note -> note.endsWith("the mount is left out"))
                .noneMatch(note -> note.contains("it is written as one of the container"));
    }

    @Test
    void each_pod_of_a_stateful_set_may_claim_a_device() {
        String set = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: db }
                spec:
                  template: { spec: { containers: [{ name: c, image: x, volumeDevices: [{ name: raw, devicePath: /x }] }] } }
                  volumeClaimTemplates: [{ metadata: { name: raw }, spec: { volumeMode: Block, storageClassName: loc } }]
                """;
        String[] manifests = {set, volume("pv", "storageClassName: loc, volumeMode: Block, local: { path: /dev/sdc }")};

        assertThat(KubernetesDirectory.written(directory, manifests)).contains("devices = [\"/dev/sdc:/x\"]");
        assertThat(KubernetesDirectory.noted(directory, manifests)).noneMatch(note -> note.contains("bind mount"));
    }

    @Test
    void a_volume_of_the_network_is_known_by_its_place() {
        assertThat(files("{ name: v, awsElasticBlockStore: { volumeID: vol-1 } }", "{ name: v, mountPath: /a }")
                        .toml())
                .contains("a = { mount = \"/a\", type = \"persistent\", source = \"vol-1\" }\n");
    }

    @Test
    void a_volume_that_is_used_as_a_device_is_not_said_to_be_unused() {
        String web = KubernetesDirectory.deployment("web", """
                      volumes: [{ name: v, persistentVolumeClaim: { claimName: raw } }]
                      containers: [{ name: web, image: x, volumeDevices: [{ name: v, devicePath: /dev/x }] }]
                """);

        assertThat(KubernetesDirectory.noted(directory, web))
                .singleElement()
                .asString()
                .endsWith("volumeDevices: has no place in the registry; left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ', subPath: one'   | ', subPath: two'   | store-one | store-two
            ', subPath: one'   | ', subPath: one-2' | store-one | store-one-2
            ', subPath: one'   | ', subPath: one'   | store     | store
            ', subPath: one'   | ', subPath: one/b' | store     | store
            ', subPath: one'   | ''                 | store     | store
            ', subPath: one'   | ', subPath: ./one/' | store    | store
            ', subPath: a/b'   | ', subPath: a//b'  | store     | store
            """)
    void parts_of_a_claim_are_volumes_of_their_own_where_none_lies_in_another(
            String first, String second, String one, String two) {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: { name: NAME }
                spec:
                  volumes: [{ name: v, persistentVolumeClaim: { claimName: store } }]
                  containers: [{ name: c, image: x, volumeMounts: [{ name: v, mountPath: /sPART }] }]
                """;
        String[] manifests = {
            pod.replace("NAME", "a").replace("PART", first),
            pod.replace("NAME", "b").replace("PART", second)
        };

        assertThat(KubernetesDirectory.written(directory, manifests))
                .containsSubsequence("source = \"" + one + "\" }", "source = \"" + two + "\" }");
        assertThat(KubernetesDirectory.noted(directory, manifests))
                .filteredOn(note -> note.contains("subPath: each part of the volume is written as one of its own"))
                .hasSize(one.equals(two) ? 0 : 2);
    }
}
