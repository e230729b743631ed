package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearlyTheSameTest {

    @ParameterizedTest
    @CsvSource({
        "shpo, shop",
        "kart, cart",
        "shop/crat, shop/cart",
        "shpo/crat, shop/cart",
        "payemnts-gatway, payments-gateway",
        "paymnets_core, payments-core",
        "Platform, platform",
        "eu-wset-1, eu-west-1"
    })
    void a_name_is_near_of_which_each_part_hardly_differs(String name, String other) {
        assertThat(NearlyTheSame.of(name, List.of("something-else", other))).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-1, eu-west-1",
        "eu-west-1, eu-east-1",
        "eu-west-1, eu-west-2",
        "shop/api, shop/a",
        "shop/api, shop/app",
        "shop/car, shop/cart",
        "shop/carts, shop/crat",
        "payments-api, payments-web",
        "payments-core-api, payments-core",
        "worker2, worker3",
        "node12-main, node13-mian",
        "'', shop"
    })
    void a_name_is_not_near_of_which_a_part_is_short_or_another_number_or_differs_more(String name, String other) {
        assertThat(NearlyTheSame.of(name, List.of(other))).isEmpty();
    }

    @Test
    void of_several_names_the_nearest_is_meant() {
        assertThat(NearlyTheSame.of("paymentss", List.of("paymentsco", "payments", "repayments")))
                .isEqualTo("payments");
    }
}
