@CON-2 @SOC2-A1.2
Feature: Services can start
  From a cold start, and after an outage, there is an order in which everything comes up.

  @DEP-002 @error @ISO27001-A.8.27 @NIST-800-53-sa-8
  Rule: Start order has no cycle

    Example: two services that require each other are reported once
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["cart"]
        """
      When the policies are evaluated
      Then DEP-002 is reported on "shop/cart": "shop/cart → shop/prices → shop/cart"
      And DEP-002 is reported at "projects/shop/services.toml:4": ""
      And nothing else of schema and dependency is reported

    Example: a cycle through two projects is reported on its smallest service
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["bank/ledger"]

        [services.stock]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["cart"]
        """
      And the project "bank"
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["shop/stock"]
        """
      When the policies are evaluated
      Then DEP-002 is reported on "bank/ledger": "bank/ledger → shop/stock → shop/cart → bank/ledger"

    Example: two separate cycles are reported each
      Given the project "shop"
        """toml
        [services]
        a = { type = "api", version = "1.0.0", dependencies = { requires = ["b"] } }
        b = { type = "api", version = "1.0.0", dependencies = { requires = ["a"] } }
        c = { type = "api", version = "1.0.0", dependencies = { requires = ["d"] } }
        d = { type = "api", version = "1.0.0", dependencies = { requires = ["c", "a"] } }
        """
      When the policies are evaluated
      Then DEP-002 is reported on "shop/a": "shop/a → shop/b → shop/a"
      And DEP-002 is reported on "shop/c": "shop/c → shop/d → shop/c"
      And nothing else of schema and dependency is reported

    Example: a container that joins one which requires it is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["proxy"]

        [services.proxy]
        type = "api"
        version = "1.0.0"
        container.network_mode = "service:cart"
        """
      When the policies are evaluated
      Then DEP-002 is reported on "shop/cart": "shop/cart → shop/proxy → shop/cart"
      And nothing else of schema and dependency is reported

    Example: containers that start together in one pod pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["proxy"]

        [services.proxy]
        type = "api"
        version = "1.0.0"
        deploy.sidecar_of = "cart"
        """
      When the policies are evaluated
      Then DEP-002 is not reported

    Example: services that call each other at run time pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        dependencies.calls = ["cart"]
        """
      When the policies are evaluated
      Then DEP-002 is not reported

    Example: two ways to one service are no cycle and pass
      Given the project "shop"
        """toml
        [services]
        cart = { type = "api", version = "1.0.0", dependencies = { requires = ["prices", "stock"] } }
        prices = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        stock = { type = "api", version = "1.0.0", dependencies = { requires = ["db"] } }
        db = { type = "database", version = "1.0.0" }
        """
      When the policies are evaluated
      Then DEP-002 is not reported

  @DEP-003 @error @ISO27001-A.8.27 @NIST-800-53-sa-8
  Rule: No service requires itself

    Example: a service that requires itself is reported, and not as a cycle
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["cart"]
        """
      When the policies are evaluated
      Then DEP-003 is reported on "shop/cart": "requires cart, which is the service itself"
      And DEP-002 is not reported
      And nothing else of schema and dependency is reported

    Example: a service that calls itself passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.calls = ["cart"]
        """
      When the policies are evaluated
      Then DEP-003 is not reported

    Example: a service of the same id in another project passes
      Given the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        dependencies.requires = ["bank/db"]
        """
      And the project "bank"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-003 is not reported

  @DEP-009 @error @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: No service runs beside one it conflicts with

    Example: two services of a project that exclude each other are reported
      Given the project "shop"
        """toml
        [services.search-v2]
        type = "api"
        version = "2.0.0"
        dependencies.conflicts = ["search"]

        [services.search]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-009 is reported on "shop/search-v2": "runs beside search, with which it conflicts"

    Example: two used services that exclude each other are reported on the project
      Given the catalog
        """toml
        [services.mysql]
        type = "database"
        version = "8.0.0"
        dependencies.conflicts = ["mariadb"]

        [services.mariadb]
        type = "database"
        version = "11.0.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["mysql", "mariadb"]
        """
      When the policies are evaluated
      Then DEP-009 is reported on "shop/mysql": "runs beside mariadb, with which it conflicts"

    Example: two services that exclude each other in different projects pass
      Given the catalog
        """toml
        [services.mysql]
        type = "database"
        version = "8.0.0"
        dependencies.conflicts = ["mariadb"]

        [services.mariadb]
        type = "database"
        version = "11.0.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["mysql"]
        """
      And the project "blog"
        """toml
        [uses]
        services = ["mariadb"]
        """
      When the policies are evaluated
      Then DEP-009 is not reported

  @DEP-013 @warning @ISO27001-A.8.9 @NIST-800-53-cm-6
  Rule: A dependency condition can be met

    Example: waiting for the health of a service without a health check is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = [{ service = "ledger", condition = "healthy" }]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-013 is reported on "shop/cart": "waits until shop/ledger is healthy"

    Example: waiting for the end of a service that never ends is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = [{ service = "ledger", condition = "completed" }]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-013 is reported on "shop/cart": "waits until shop/ledger is completed"

    Example: conditions that the required services can report pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = [
          { service = "ledger", condition = "healthy" },
          { service = "migration", condition = "completed" },
        ]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        health.readiness = { exec = ["ledger", "ping"] }

        [services.migration]
        type = "job"
        version = "1.0.0"
        deploy.kind = "job"
        """
      When the policies are evaluated
      Then DEP-013 is not reported

    Example: waiting for a start needs nothing and passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = [{ service = "ledger", condition = "started" }]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-013 is not reported
