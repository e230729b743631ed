package dev.serviceregistry.generators.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class HclEmitterTest {

    @Test
    void a_file_is_laid_out_as_terraform_formats_it() {
        Body file = new Body();
        file.block("terraform").put("required_version", ">= 1.5");
        Body resource = file.comment("The shop").block("resource", "kubernetes_deployment_v1", "shop");
        Body metadata = resource.block("metadata");
        metadata.put("name", "shop")
                .put("namespace", new Reference("var.namespace"))
                .put(
                        "labels",
                        new Mapping().put("app.kubernetes.io/name", "shop").put("for", "x"))
                .put("wait", true);
        resource.block("spec")
                .put("replicas", 3)
                .put("ports", new Sequence().add(new Mapping().put("port", 80)))
                .comment("Nothing is set here")
                .put("args", List.of("a", "b").stream().collect(Sequence::new, Sequence::add, (a, b) -> {}))
                .put("none", new Nothing())
                .block("empty");

        assertThat(HclEmitter.write(file, "Made by a test")).isEqualTo("""
                # Made by a test

                terraform {
                  required_version = ">= 1.5"
                }

                # The shop
                resource "kubernetes_deployment_v1" "shop" {
                  metadata {
                    name      = "shop"
                    namespace = var.namespace
                    labels = {
                      "app.kubernetes.io/name" = "shop"
                      "for"                    = "x"
                    }
                    wait = true
                  }

                  spec {
                    replicas = 3
                    ports = [
                      {
                        port = 80
                      },
                    ]
                    # Nothing is set here
                    args = ["a", "b"]
                    none = null

                    empty {}
                  }
                }
                """);
    }

    @Test
    void nothing_in_a_text_is_a_template() {
        Body file = new Body()
                .put("a", "${var.secret}")
                .put("b", "$${x}")
                .put("c", "%{ if true }")
                .put("d", "cost: $5, 100%")
                .put("e", "\"quoted\" \\ back\nline\ttab\u0000\u007f");

        assertThat(HclEmitter.write(file, "")).isEqualTo("""
                a = "$${var.secret}"
                b = "$$${x}"
                c = "%%{ if true }"
                d = "cost: $5, 100%"
                e = "\\"quoted\\" \\\\ back\\nline\\ttab\\u0000\\u007f"
                """);
    }

    @Test
    void a_name_that_is_no_identifier_is_refused() {
        assertThatThrownBy(() -> new Body().put("a = 1\nb", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Body().block("a {}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_label_is_quoted() {
        Body file = new Body();
        file.block("resource", "a\" {}\n");

        assertThat(HclEmitter.write(file, "")).isEqualTo("resource \"a\\\" {}\\n\" {}\n");
    }
}
