@CHG-1
Feature: No service vanishes from under those who use it
  A service stays where it is and what it is until nobody relies on it.

  Background: an experiment without a version that changes elsewhere excuses nothing here
    Given the project "lab" before
      """toml
      [services.prototype]
      type = "job"
      version = "0.0.0"
      lifecycle = "experimental"
      """
    And the project "lab"
      """toml
      [services.prototype]
      type = "job"
      version = "0.0.0"
      lifecycle = "experimental"
      env.TRACE = "on"
      """

  @BRK-001 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service is removed

    Example: a removed service is reported with whom it breaks
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.orders]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["cart"]
        """
      And the project "shop"
        """toml
        [services.orders]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["cart"]
        """
      When the policies are evaluated
      Then BRK-001 is reported on "shop/cart": "is removed; breaks shop/orders"

    Example: a service that keeps its former id as an alias is still there
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        aliases = ["cart"]
        """
      When the policies are evaluated
      Then BRK-001 is not reported
      And BRK-002 is not reported

    Example: a container that only its own pod knew may go
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.wait-for-database]
        type = "job"
        version = "1.0.0"
        deploy.sidecar_of = "cart"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then BRK-001 is not reported

    Example: a service on trial may go at any time
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "experimental"
        """
      And the project "shop"
        """toml
        [project]
        owner = "shop"
        """
      When the policies are evaluated
      Then BRK-001 is not reported

    Example: a service on trial is held to its word where that is set
      Given the policies "governance"
        """toml
        [breaking]
        exempt_experimental = false
        """
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "experimental"
        """
      And the project "shop"
        """toml
        [project]
        owner = "shop"
        """
      When the policies are evaluated
      Then BRK-001 is reported on "shop/cart": "is removed"

  @BRK-002 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service is renamed without an alias

    Example: the same service under another id is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      When the policies are evaluated
      Then BRK-002 is reported on "shop/cart": "is gone, and shop/basket seems to stand in its place"
      And BRK-001 is not reported

    Example: an alias keeps the former id alive
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        aliases = ["cart"]
        """
      When the policies are evaluated
      Then BRK-002 is not reported

    Example: a service that is gone for good is not called renamed
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then BRK-002 is not reported
      And BRK-003 is not reported
      And BRK-001 is reported on "shop/cart": "is removed"

    Example: a container that only its own pod knew may have another name
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.proxy]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/proxy", tag = "1.0" }
        deploy.sidecar_of = "cart"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.gate]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/proxy", tag = "1.0" }
        deploy.sidecar_of = "cart"
        """
      When the policies are evaluated
      Then BRK-002 is not reported

  @BRK-042 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No alias that somebody writes is removed

    Example: a former id that a dependant still writes is reported
      Given the catalog before
        """toml
        [services.ledger]
        aliases = ["books"]
        type = "api"
        version = "1.0.0"
        """
      And the catalog
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["books"]
        """
      When the policies are evaluated
      Then BRK-042 is reported on "global/ledger": "is not known as books any more, which is still written; breaks shop/cart"

    Example: a former id that nobody writes any more may go
      Given the catalog before
        """toml
        [services.ledger]
        aliases = ["books"]
        type = "api"
        version = "1.0.0"
        """
      And the catalog
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger"]
        """
      When the policies are evaluated
      Then BRK-042 is not reported

  @BRK-003 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service moves to another project

    Example: a service that is found in another project is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      And the project "shop"
        """toml
        [project]
        owner = "shop"
        """
      And the project "sales" before
        """toml
        [project]
        owner = "sales"
        """
      And the project "sales"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      When the policies are evaluated
      Then BRK-003 is reported on "shop/cart": "is gone, and sales/cart seems to stand in its place"

    Example: another service of that name in another project is no move
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "sales" before
        """toml
        [project]
        owner = "sales"
        """
      And the project "sales"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then BRK-003 is not reported

    Example: a service that has another id in the same project is renamed, not moved
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      When the policies are evaluated
      Then BRK-003 is not reported
      And BRK-002 is reported on "shop/cart": "shop/basket seems to stand in its place"

    Example: a service that has moved is not called renamed
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      And the project "sales" before
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"
        """
      And the project "sales"
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"

        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      When the policies are evaluated
      Then BRK-002 is not reported
      And BRK-003 is reported on "shop/cart": "sales/cart seems to stand in its place"

  @BRK-004 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service changes its type

    Example: another type is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "worker"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-004 is reported on "shop/cart": "was of type api and is of type worker"

    Example: a service that was imported promises no type
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "0.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "worker"
        version = "0.0.0"
        """
      When the policies are evaluated
      Then BRK-004 is not reported

  @BRK-023 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service becomes less visible

    Example: a service that withdraws is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        visibility = "public"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        visibility = "private"
        """
      When the policies are evaluated
      Then BRK-023 is reported on "shop/cart": "was public and is private"

    Example: a service that becomes visible hides from nobody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        visibility = "private"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        visibility = "public"
        """
      When the policies are evaluated
      Then BRK-023 is not reported

  @BRK-030 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No lifecycle skips a state

    Example: a skipped deprecation is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "production"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        lifecycle = "retired"
        """
      When the policies are evaluated
      Then BRK-030 is reported on "shop/cart": "was production and is retired"

    Example: one step after the other is as it should be
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "production"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        lifecycle = "deprecated"
        """
      When the policies are evaluated
      Then BRK-030 is not reported

  @BRK-031 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No sunset is brought forward

    Example: an earlier day is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation.sunset = 2027-06-30
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        lifecycle = "deprecated"
        deprecation.sunset = 2027-01-31
        """
      When the policies are evaluated
      Then BRK-031 is reported on "shop/cart": "was to go on 2027-06-30 and goes on 2027-01-31"

    Example: a later day gives more time
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation.sunset = 2027-01-31
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        lifecycle = "deprecated"
        deprecation.sunset = 2027-06-30
        """
      When the policies are evaluated
      Then BRK-031 is not reported

  @BRK-032 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No service leaves a pattern

    Example: a pattern that is left is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        patterns = ["production"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-032 is reported on "shop/cart": "belongs to pattern production no more"

    Example: a pattern that a service joins breaks nobody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        patterns = ["production"]
        """
      When the policies are evaluated
      Then BRK-032 is not reported
