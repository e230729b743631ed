package dev.serviceregistry.cli;

import static dev.serviceregistry.cli.RuledRepository.run;
import static dev.serviceregistry.cli.RuledRepository.validate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** A new rule is begun so that it compiles. */
class RulesNewTest {

    /** A command that is refused at once may end before the thread that compiles rules, which still writes into the cache. */
    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;

    private Path root;

    @BeforeEach
    void aRepositoryWithOneRuleOfItsOwn() throws IOException {
        root = RuledRepository.in(scratch);
    }

    @Test
    void a_new_rule_compiles_and_fires_and_takes_the_next_free_id() throws IOException {
        Run first = run(root, "rules", "new", "platform", "Every service is there twice");
        Run second = run(root, "rules", "new", "cost", "Every service's price is known", "--prefix", "COST");

        assertThat(first.out())
                .contains(
                        "wrote policies/rules/platform/ACM-002-every-service-is-there-twice.drl",
                        "wrote policies/rules/platform/ACM-002-every-service-is-there-twice.feature");
        assertThat(second.out()).contains("wrote policies/rules/cost/COST-001-every-services-price-is-known.drl");
        assertThat(run(root, "rules", "check").out()).isEqualTo("0 problems in 3 files of rules\n");
        assertThat(validate(root).out()).contains("warning[ACM-002] Every service is there twice", "warning[COST-001]");
        assertThat(run(root, "rules", "test", "ACM-002").code()).isZero();
        assertThat(run(root, "rules", "test", "COST-001").code()).isZero();
    }

    @Test
    void a_new_rule_is_refused_where_it_could_not_be_one() {
        assertThat(run(root, "rules", "new", "Big Family", "Every service runs").err())
                .contains("no name of a family");
        assertThat(run(root, "rules", "new", "big", "Every service runs.").err())
                .contains("without a full stop");
        assertThat(run(root, "rules", "new", "big", "Every service runs", "--prefix", "SEC")
                        .err())
                .contains("'SEC' cannot begin the id of an own rule");
        assertThat(run(root, "rules", "new", "big", "Every required or called service exists")
                        .err())
                .contains("rule DEP-001 demands that already");
    }
}
