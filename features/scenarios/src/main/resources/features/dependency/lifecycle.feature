@CON-3 @ISO27001-A.8.8 @NIST-800-53-sa-22 @PCI-DSS-12.3.4
Feature: Nobody relies on what is going away
  Whoever needs a service learns in time that it ends.

  @DEP-005 @error @SOC2-A1.2
  Rule: No service requires a retired service

    Example: a required service that is retired is reported
      Given the catalog
        """toml
        [services.payments-v1]
        type = "api"
        version = "1.9.0"
        lifecycle = "retired"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["payments-v1"]
        """
      When the policies are evaluated
      Then DEP-005 is reported on "shop/cart": "requires global/payments-v1, which is retired"

    Example: a retired service that is used when it is there passes
      Given the catalog
        """toml
        [services.payments-v1]
        type = "api"
        version = "1.9.0"
        lifecycle = "retired"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.optional = ["payments-v1"]
        """
      When the policies are evaluated
      Then DEP-005 is not reported

    Example: an override that keeps a retired service alive passes
      Given the catalog
        """toml
        [services.payments-v1]
        type = "api"
        version = "1.9.0"
        lifecycle = "retired"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["payments-v1"]

        [services.payments-v1]
        lifecycle = "production"

        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["payments-v1"]
        """
      When the policies are evaluated
      Then DEP-005 is not reported

  @DEP-006 @warning @SOC2-CC3.4
  Rule: No service requires a deprecated service

    Scenario Outline: on <today> a service deprecated since 2026-11-23 is reported
      Given today is <today>
      And the catalog
        """toml
        [services.payments-v2]
        type = "api"
        version = "2.3.0"
        lifecycle = "deprecated"
        deprecation = { deprecated_since = 2026-11-23, sunset = 2027-01-31, replaced_by = "payments-v3" }

        [services.payments-v3]
        type = "api"
        version = "3.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["payments-v2"]
        """
      When the policies are evaluated
      Then DEP-006 is reported on "shop/cart": "requires global/payments-v2, which is deprecated"
      And DEP-006 is reported on "shop/cart": "2027-01-31"
      And DEP-006 is reported on "shop/cart": "payments-v3"

      Examples: the first day and later
        | today      |
        | 2026-11-23 |
        | 2027-06-01 |

    Example: a service whose lifecycle alone says so is reported
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        """
      When the policies are evaluated
      Then DEP-006 is reported on "shop/cart": "requires shop/prices, which is deprecated"

    Example: a service that will be deprecated passes until that day
      Given today is 2026-11-22
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        deprecation = { deprecated_since = 2026-11-23, sunset = 2027-01-31 }
        """
      When the policies are evaluated
      Then DEP-006 is not reported

    Example: a deprecated service that is only called passes
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.calls = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        """
      When the policies are evaluated
      Then DEP-006 is not reported

    Example: a deprecated service that nobody requires passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger"]

        [services.ledger]
        type = "api"
        version = "1.0.0"

        [services.till]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        """
      When the policies are evaluated
      Then DEP-006 is not reported

    Example: a service that is deprecated from this day on is reported
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["till"]

        [services.till]
        type = "api"
        version = "1.0.0"
        deprecation = { deprecated_since = 2026-11-23 }
        """
      When the policies are evaluated
      Then DEP-006 is reported on "shop/cart": "requires shop/till"
