@CON-4
Feature: Dependencies respect boundaries and promises
  Nobody builds on what was not offered, and nothing important rests on what is not run as such.

  @DEP-007 @error @SOC2-CC6.1 @ISO27001-A.8.22 @NIST-800-53-ac-4
  Rule: No service depends on a private service of another project

    Scenario Outline: <kind> a <visibility> service of another project is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.<kind> = ["bank/ledger-db"]
        """
      And the project "bank"
        """toml
        [services.ledger-db]
        type = "database"
        version = "1.0.0"
        visibility = "<visibility>"
        """
      When the policies are evaluated
      Then DEP-007 is reported on "shop/cart": "depends on bank/ledger-db, whose visibility is <visibility>"

      Examples: ways to cross the boundary
        | kind     | visibility |
        | requires | private    |
        | requires | project    |
        | calls    | private    |
        | optional | private    |

    Example: a public service of another project passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["bank/ledger"]
        """
      And the project "bank"
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        visibility = "public"
        """
      When the policies are evaluated
      Then DEP-007 is not reported

    Example: a private service of the own project passes
      Given the project "bank"
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger-db"]

        [services.ledger-db]
        type = "database"
        version = "1.0.0"
        visibility = "private"
        """
      When the policies are evaluated
      Then DEP-007 is not reported

    Example: a private service of the own project passes, whatever other projects have
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["db"]

        [services.db]
        type = "api"
        version = "1.0.0"
        visibility = "private"
        """
      And the project "sales"
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"
        visibility = "private"
        """
      When the policies are evaluated
      Then DEP-007 is not reported

  @DEP-008 @warning @SOC2-A1.2 @ISO27001-A.5.30 @NIST-800-53-ra-9
  Rule: No service depends on a service of lower criticality

    Scenario Outline: a critical service that <kind> a medium one is reported
      Given the project "shop"
        """toml
        [services.checkout]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.<kind> = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then DEP-008 is reported on "shop/checkout": "is of criticality critical but <kind> shop/prices, which is only of criticality medium"

      Examples: dependencies that the promise rests on
        | kind     |
        | requires |
        | calls    |

    Scenario Outline: a <upper> service that requires a <lower> one passes
      Given the project "shop"
        """toml
        [services.checkout]
        type = "api"
        version = "1.0.0"
        criticality = "<upper>"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "<lower>"
        """
      When the policies are evaluated
      Then DEP-008 is not reported

      Examples: as critical or more
        | upper  | lower    |
        | high   | high     |
        | medium | critical |

    Example: a critical service that can do without a lower one passes
      Given the project "shop"
        """toml
        [services.checkout]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.optional = ["recommendations"]

        [services.recommendations]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      When the policies are evaluated
      Then DEP-008 is not reported

    Example: the order of tiers that an organisation sets is the one that counts
      Given the policies "sla"
        """toml
        [tiers]
        order = ["gold", "bronze"]
        """
      And the project "shop"
        """toml
        [services.checkout]
        type = "api"
        version = "1.0.0"
        criticality = "gold"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "bronze"
        """
      When the policies are evaluated
      Then DEP-008 is reported on "shop/checkout": "only of criticality bronze"

    Example: only the two that depend on each other are compared
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.requires = ["ledger"]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"

        [services.drafts]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      When the policies are evaluated
      Then DEP-008 is not reported

  @DEP-015 @warning @SOC2-A1.2 @ISO27001-A.5.30 @NIST-800-53-cp-2.8
  Rule: No service is required by more than the fan-in limit without criticality to match

    Example: a service that more than the limit require is reported
      Given the policies "dependency"
        """toml
        [dependency]
        max_fan_in = 2
        """
      And the project "shop"
        """toml
        [services]
        db = { type = "database", version = "1.0.0" }
        cart = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        prices = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        stock = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        """
      When the policies are evaluated
      Then DEP-015 is reported on "shop/db": "is required by 3 services, more than 2, without a criticality to match"
      And nothing else of schema and dependency is reported

    Example: a criticality below that of a dependant does not match
      Given the policies "dependency"
        """toml
        [dependency]
        max_fan_in = 1
        """
      And the project "shop"
        """toml
        [services]
        db = { type = "database", version = "1.0.0", criticality = "medium" }
        cart = { type = "api", version = "1.0.0", criticality = "high", dependencies = { requires = ["db"] } }
        prices = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        """
      When the policies are evaluated
      Then DEP-015 is reported on "shop/db": "is required by 2 services, more than 1"

    Example: a service that as many as the limit require passes
      Given the policies "dependency"
        """toml
        [dependency]
        max_fan_in = 2
        """
      And the project "shop"
        """toml
        [services]
        db = { type = "database", version = "1.0.0" }
        cart = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        prices = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        stock = { type = "api", version = "1.0.0", dependencies = { calls = ["db"] } }
        """
      When the policies are evaluated
      Then DEP-015 is not reported

    Example: a service as critical as its most critical dependant passes
      Given the policies "dependency"
        """toml
        [dependency]
        max_fan_in = 1
        """
      And the project "shop"
        """toml
        [services]
        db = { type = "database", version = "1.0.0", criticality = "high" }
        cart = { type = "api", version = "1.0.0", criticality = "high", dependencies = { requires = ["db"] } }
        prices = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        """
      When the policies are evaluated
      Then DEP-015 is not reported
