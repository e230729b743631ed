package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.oracle.Repository.Catalogue;
import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import dev.serviceregistry.oracle.Repository.Settings;
import dev.serviceregistry.oracle.Tree.Secret;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The second opinion on secrets, on repositories small enough to be judged by eye. */
class SecretOracleTest {

    @Test
    void a_secret_is_named_by_its_variable_its_property_or_its_path() {
        Tree service = ByEye.quiet()
                .with("env.DB_PASSWORD", new Secret("changeme", true, true))
                .with("env.API_KEY", Tree.of("variable", "API_KEY").with("default", new Secret("y", false, true)))
                .with("env.TOKEN", new Secret("${TOKEN:-" + ByEye.TOKEN.text() + "}", true, true))
                .with("labels.api_token", ByEye.TOKEN)
                .with("container.command", List.of("serve", ByEye.TOKEN))
                .with("metadata.links", List.of(Tree.of("title", "x").with("url", ByEye.TOKEN)))
                .with("properties.region", Tree.of("type", "string").with("default", new Secret("z", true, true)))
                .with("properties.db_password", Tree.of("type", "string").with("default", "abc"))
                .with(
                        "properties.pin",
                        Tree.of("type", "string").with("secret", true).with("default", "abc"))
                .with(
                        "properties.api_key",
                        Tree.of("type", "string").with("secret", true).with("default", "${API_KEY}"))
                .with("properties.colour", Tree.of("type", "string").with("default", "blue"));

        assertThat(ByEye.in(service))
                .containsExactly(
                        "SEC-001 container.command",
                        "SEC-001 env:DB_PASSWORD",
                        "SEC-001 env:TOKEN",
                        "SEC-001 labels.api_token",
                        "SEC-001 metadata.links.url",
                        "SEC-001 properties.region",
                        "SEC-028 env:API_KEY",
                        "SEC-028 env:DB_PASSWORD",
                        "SEC-028 env:TOKEN",
                        "SEC-028 properties.db_password",
                        "SEC-028 properties.pin",
                        "SEC-028 properties.region");
        assertThat(ByEye.in(service, Tree.of("security.forbid_plaintext_secrets", false)))
                .allMatch(finding -> finding.startsWith("SEC-028"))
                .hasSize(6);
    }

    @Test
    void a_secret_is_found_in_every_file_that_can_be_read() {
        Catalogue head =
                new Catalogue(Flaw.NONE, new TreeMap<>(), List.of(), Tree.of("catalog.description", ByEye.TOKEN));
        Release release = new Release(
                "v1.0",
                "supported",
                new Catalogue(Flaw.NONE, new TreeMap<>(), List.of(), ByEye.NOTHING),
                Seal.ABSENT,
                Tree.of("notes", ByEye.TOKEN));
        Project project = new Project(
                "shop", Flaw.NONE, "", List.of(), new TreeMap<>(), Tree.of("project.description", ByEye.TOKEN));
        Tree deployment = Tree.of("deployment.target.production.freeze", List.of(Tree.of("reason", ByEye.TOKEN)));
        List<Operations> operations = List.of(
                new Operations("shop", "deployment", Flaw.NONE, deployment),
                new Operations("shop", "monitoring", Flaw.BROKEN, Tree.of("monitoring.note", ByEye.TOKEN)));
        List<Settings> policies = List.of(new Settings(
                "waivers", Flaw.NONE, Tree.of("waivers", List.of(Tree.of("reason", ByEye.TOKEN)))));

        assertThat(ByEye.findings(
                        new Repository(ByEye.day(), head, List.of(release), List.of(project), operations, policies)))
                .containsExactly(
                        "SEC-001 on [] [] [versions.v1.0.notes]",
                        "SEC-001 on [] [] [waivers.reason]",
                        "SEC-001 on [global] [] [catalog.description]",
                        "SEC-001 on [shop] [] [deployment.target.production.freeze.reason]",
                        "SEC-001 on [shop] [] [project.description]");
    }
}
