package dev.serviceregistry.generators.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Text;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void literal_parts_alone_are_a_text() {
        assertThat(new Template().literal("${a").literal("}").tree()).isEqualTo(new Text("${a}"));
    }

    @Test
    void an_expression_alone_is_that_expression() {
        assertThat(new Template().expression("var.a").tree()).isEqualTo(new Reference("var.a"));
    }

    @Test
    void no_literal_part_becomes_a_template() {
        assertThat(new Template()
                        .literal("a\"${b}$")
                        .expression("var.c")
                        .literal("%{d}")
                        .tree())
                .isEqualTo(new Reference("\"a\\\"$${b}${\"$\"}${var.c}%%{d}\""));
        assertThat(new Template()
                        .literal("a$")
                        .append(new Template().literal("{b}").expression("var.c"))
                        .tree())
                .isEqualTo(new Reference("\"a${\"$\"}{b}${var.c}\""));
    }
}
