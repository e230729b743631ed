@OWN-1
Feature: Somebody answers for every service
  Who meets a service can find out whose it is, what it does and how it is brought back.

  @GOV-001 @error @SOC2-CC1.3 @ISO27001-A.5.9 @NIST-800-53-cm-8 @PCI-DSS-12.5.1
  Rule: Every service has an owner that is a known team

    Example: a service without an owner is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-001 is reported on "shop/cart": "has no owner"

    Example: an owner that is no team is reported with the one that is meant
      Given the catalog
        """toml
        [teams.payments]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        owner = "paymets"
        """
      When the policies are evaluated
      Then GOV-001 is reported on "global/ledger": "is owned by 'paymets', which is no team; did you mean 'payments'?"

    Example: an unknown owner of a project is reported once
      Given the catalog
        """toml
        [teams.payments]
        """
      And the project "shop"
        """toml
        [project]
        owner = "shop-team"

        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-001 is reported on "shop": "is owned by 'shop-team', which is no team"

    Example: a service that leaves it to its project passes
      Given the catalog
        """toml
        [teams.shop]
        """
      And the project "shop"
        """toml
        [project]
        owner = "@shop"

        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-001 is not reported

    Example: a service of the catalogue with a known owner passes
      Given the catalog
        """toml
        [teams.payments]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        owner = "payments"
        """
      When the policies are evaluated
      Then GOV-001 is not reported

    Example: nobody is called unknown while the teams cannot be read
      Given the catalog
        """toml
        [teams
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "shop"
        """
      When the policies are evaluated
      Then GOV-001 is not reported
      And SCH-001 is reported at "services/catalog.toml:1": "]"

  @GOV-012 @warning @SOC2-CC2.1 @ISO27001-A.5.9 @NIST-800-53-cm-8 @PCI-DSS-12.5.1
  Rule: Every service has a description and a repository

    Example: a service that says neither what it does nor where its code is is reported twice
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-012 is reported on "shop/cart": "states no description"
      And GOV-012 is reported on "shop/cart": "states no metadata.repository"

    Example: an empty description is none
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        description = " "
        """
      When the policies are evaluated
      Then GOV-012 is reported on "shop/cart": "states no description"

    Example: a service with both passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        description = "Keeps what people want to buy"
        metadata.repository = "https://example.org/cart"
        """
      When the policies are evaluated
      Then GOV-012 is not reported

    Example: an override has what the catalogue says
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        description = "Keeps what people want to buy"
        metadata.repository = "https://example.org/cart"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        deploy.replicas = 2
        """
      When the policies are evaluated
      Then GOV-012 is not reported

  @GOV-013 @error @SOC2-CC7.4 @ISO27001-A.5.37 @NIST-800-53-ir-8 @HIPAA-164.308(a)(6)(ii)
  Rule: Every critical service has a runbook

    Example: a critical service without a runbook is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then GOV-013 is reported on "global/payments": "is of tier critical and names no runbook"

    Example: a critical service with a runbook passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        metadata.runbook = "docs/runbooks/payments.md"
        """
      When the policies are evaluated
      Then GOV-013 is not reported

    Example: a service of a lower tier passes without one
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then GOV-013 is not reported

    Example: a retired service passes, and so does one of a lower tier beside one with a runbook
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        lifecycle = "retired"

        [services.reports]
        type = "api"
        version = "1.0.0"
        criticality = "high"

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        metadata.runbook = "docs/runbook.md"
        """
      When the policies are evaluated
      Then GOV-013 is not reported
