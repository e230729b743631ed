@CHG-7
Feature: Nothing changes while nobody can mend it
  A target is left alone on the days on which the organisation has said so.

  @GOV-011 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3 @PCI-DSS-6.5.1
  Rule: Nothing is deployed to a frozen target

    Scenario Outline: a change <when> is <outcome>
      Given today is <today>
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03, reason = "year end" }]
        """
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "acme/cart:1.4.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.1"
        container.image = "acme/cart:1.4.1"
        """
      When the policies are evaluated
      Then GOV-011 is <outcome>

      Examples: the edges of the window
        | when                     | today      | outcome                                                                                                               |
        | before the window        | 2026-12-19 | not reported                                                                                                          |
        | on the window's first day | 2026-12-20 | reported on "shop/cart": "changes what runs in production, which is frozen until 2027-01-03 (year end)" |
        | on the window's last day | 2027-01-03 | reported on "shop/cart": "changes what runs in production, which is frozen until 2027-01-03 (year end)" |
        | after the window         | 2027-01-04 | not reported                                                                                                          |

    Example: a change reaches only the targets of who runs it
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        """
      And the file "projects/sales/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        """
      And the catalog before
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        port = 8080
        """
      And the catalog
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.1"
        port = 8081
        """
      And the project "shop"
        """toml
        [uses]
        services = ["ledger"]
        """
      And the project "sales"
        """toml
        [services.report]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-011 is reported on "shop/ledger": "changes what runs in production, which is frozen until 2027-01-03"
      And nothing else of GOV-011 is reported

    Example: a change cannot lift its own freeze
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = []
        """
      And the project "shop" before
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
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-011 is reported on "shop/cart": "frozen until 2027-01-03, which the same change lifts"

    Example: to lift a freeze changes nothing that runs
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = []
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-011 is not reported

    Example: how a project is deployed reaches its targets
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        [deployment.region.east]
        cluster = "one"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        [deployment.region.east]
        cluster = "two"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-011 is reported on "shop": "changes what runs in production"

    Example: what people read changes nothing that runs
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
        """
      And the project "shop" before
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
        description = "Keeps what customers want to buy"
        """
      When the policies are evaluated
      Then GOV-011 is not reported

    Example: a window before or after today, of another target or of another project, hides none
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-01, to = 2026-12-05 }, { from = 2027-02-01, to = 2027-02-05 }, { from = 2026-12-20, to = 2027-01-03 }]

        [deployment.target.staging]
        freeze = [{ from = 2026-12-23, to = 2026-12-24 }]
        """
      And the file "projects/sales/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-22, to = 2026-12-26 }]
        """
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "info"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-011 is reported on "shop/cart": "changes what runs in production, which is frozen until 2027-01-03"
      And GOV-011 is reported on "shop/cart": "changes what runs in staging, which is frozen until 2026-12-24"
      And nothing else of GOV-011 is reported

    Example: of two windows that begin or end today the first is told
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-24, to = 2026-12-24 }, { from = 2026-12-20, to = 2027-01-03 }]
        """
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "info"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-011 is reported on "shop/cart": "frozen until 2026-12-24"
      And nothing else of GOV-011 is reported

    Example: what reaches another target, or another project, does not reach the frozen one
      Given today is 2026-12-24
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]

        [deployment.target.staging]
        order = 1
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        freeze = [{ from = 2026-12-20, to = 2027-01-03 }]

        [deployment.target.staging]
        order = 2
        """
      And the file "projects/sales/deployment.toml"
        """toml
        [deployment.target.production]
        order = 1
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "sales" before
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "info"
        """
      And the project "sales"
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-011 is not reported
