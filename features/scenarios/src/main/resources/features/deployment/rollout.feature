@CHG-3 @SOC2-CC8.1
Feature: Changes reach production step by step
  A bad change is met before production, and taken back when it is met there.

  @DPL-008 @warning @ISO27001-A.8.32 @NIST-800-53-cp-10
  Rule: Automatic rollback is on for critical services

    Example: a project with a critical service that does not roll back is reported
      Given the catalog
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["ledger"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment]
        namespace = "shop"
        """
      When the policies are evaluated
      Then DPL-008 is reported on "shop": "runs global/ledger of tier critical and does not roll back by itself"

    Example: a project that rolls back passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.rollback]
        automatic = true
        """
      When the policies are evaluated
      Then DPL-008 is not reported

    Example: a project without a critical service passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.rollback]
        automatic = false
        """
      When the policies are evaluated
      Then DPL-008 is not reported

    Example: a project that does not say how it is deployed passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then DPL-008 is not reported

    Example: the rollback of another project does not count
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.rollback]
        automatic = true
        """
      And the project "sales"
        """toml
        [services.leads]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      And the file "projects/sales/deployment.toml"
        """toml
        [deployment.rollback]
        automatic = false
        """
      When the policies are evaluated
      Then DPL-008 is not reported

  @DPL-009 @warning @ISO27001-A.8.31 @NIST-800-53-cm-4 @PCI-DSS-6.5.3
  Rule: Production is reached only after staging

    Example: production alone is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        order = 1
        """
      When the policies are evaluated
      Then DPL-009 is reported on "shop": "nothing is rolled out to before production"

    Example: a staging that comes at the same time is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.staging]
        order = 1

        [deployment.target.production]
        order = 1
        """
      When the policies are evaluated
      Then DPL-009 is reported on "shop": "nothing is rolled out to before production"

    Example: an order that nobody wrote is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.staging]

        [deployment.target.prod-eu]
        """
      When the policies are evaluated
      Then DPL-009 is reported on "shop": "nothing is rolled out to before prod-eu"

    Example: one production before another does not count
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.prod-eu]
        order = 1

        [deployment.target.prod-us]
        order = 2
        """
      When the policies are evaluated
      Then DPL-009 is reported on "shop": "nothing is rolled out to before prod-us"

    Example: production after staging passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.staging]
        order = 1

        [deployment.target.production]
        order = 2
        """
      When the policies are evaluated
      Then DPL-009 is not reported

    Example: production after a staging that the schema refuses passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target]
        staging = 1
        production = { order = 2 }
        """
      When the policies are evaluated
      Then DPL-009 is not reported

    Example: targets without a production pass
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.demo]
        order = 1
        """
      When the policies are evaluated
      Then DPL-009 is not reported

    Example: the staging of another project does not count
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        order = 2
        """
      And the file "projects/sales/deployment.toml"
        """toml
        [deployment.target.staging]
        order = 1

        [deployment.target.production]
        order = 2
        """
      When the policies are evaluated
      Then DPL-009 is reported on "shop": "nothing is rolled out to before production"
      And nothing else of DPL-009 is reported
