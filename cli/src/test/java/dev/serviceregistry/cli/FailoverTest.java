package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverTest {

    private @TempDir Path root;

    @BeforeEach
    void aSoundRepository() throws IOException {
        Repositories.sound(root);
        deploy("60%");
    }

    private void deploy(String capacity) throws IOException {
        Repositories.write(root, "projects/shop/deployment.toml", """
                [deployment.multi-region]
                regions = ["us", "eu", "asia"]
                [deployment.region.us]
                traffic_split = "50%%"
                failover_to = ["asia", "eu"]
                capacity = "100%%"
                [deployment.region.eu]
                traffic_split = "30%%"
                capacity = "100%%"
                [deployment.region.asia]
                traffic_split = "20%%"
                capacity = "%s"

                """.formatted(capacity));
    }

    @Test
    void the_regions_that_are_named_fill_up_in_their_order() {
        Run run = Run.in(root, "failover", "simulate", "--lose", "us");

        assertThat(run.out()).isEqualTo("""
                PROJECT  REGION  BEFORE  AFTER  CAPACITY  STATE
                shop     us      50%     0%     100%      lost
                shop     eu      30%     40%    100%      ok
                shop     asia    20%     60%    60%       ok
                without us all traffic is carried, as far as capacities are declared
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void without_names_the_others_share_in_proportion_and_one_may_be_overloaded() {
        Run run = Run.in(root, "failover", "simulate", "--lose", "eu", "--project", "shop");

        assertThat(run.out())
                .contains("shop     us      50%     71.43%  100%      ok")
                .contains("asia    20%     28.57%");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_region_that_would_carry_more_than_it_can_fails() throws IOException {
        deploy("25%");
        Run run = Run.in(root, "failover", "simulate", "--lose", "eu");

        assertThat(run.out())
                .contains("asia    20%     28.57%  25%       overloaded")
                .endsWith("without eu the traffic of 1 of 1 project is not carried\n");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void a_program_reads_the_same() throws IOException {
        deploy("25%");
        Run run = Run.in(root, "failover", "simulate", "--lose", "us", "-f", "json");

        assertThat(run.out()).isEqualTo("""
                {
                  "lost": "us",
                  "carried": true,
                  "projects": [
                    {
                      "project": "shop",
                      "served": true,
                      "regions": [
                        {
                          "region": "us",
                          "before": 50,
                          "after": 0,
                          "capacity": 100,
                          "state": "lost"
                        },
                        {
                          "region": "eu",
                          "before": 30,
                          "after": 75,
                          "capacity": 100,
                          "state": "ok"
                        },
                        {
                          "region": "asia",
                          "before": 20,
                          "after": 25,
                          "capacity": 25,
                          "state": "ok"
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void a_capacity_that_is_not_declared_is_said_to_be_unknown() throws IOException {
        Repositories.write(root, "projects/shop/deployment.toml", """
                [deployment.region.us]
                traffic_split = "50%"
                [deployment.region.eu]
                traffic_split = "50%"
                """);
        Run run = Run.in(root, "failover", "simulate", "--lose", "us");

        assertThat(run.out())
                .contains("shop     eu      50%     100%   -         unknown")
                .contains("shop: nobody knows whether eu can carry it: declare its capacity\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void a_region_from_which_nobody_takes_over_fails() throws IOException {
        Repositories.write(root, "projects/shop/deployment.toml", """
                [deployment.region.us]
                traffic_split = "100%"
                """);
        Run run = Run.in(root, "failover", "simulate", "--lose", "us");

        assertThat(run.out()).contains("shop: nobody takes over from us");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void a_region_that_nobody_has_is_wrong_usage() {
        Run unknown = Run.in(root, "failover", "simulate", "--lose", "asai");
        Run silent = Run.in(root, "failover", "simulate");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no project serves from 'asai'", "asia");
        assertThat(silent.code()).isEqualTo(2);
        assertThat(silent.err()).contains("--lose: say which region is lost");
    }
}
