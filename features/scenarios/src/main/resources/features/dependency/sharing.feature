@CON-5
Feature: What is shared is kept together
  The catalogue holds what projects really share, and they share it in one version.

  @DEP-010 @warning @SOC2-CC8.1 @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: All projects agree on the version of a shared service

    Example: projects that pin different versions of the catalogue are reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the file "services/versions.toml"
        """toml
        versions."v1.0" = { path = "versions/v1.0/catalog.toml", status = "supported" }
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "15.0.0"
        """
      And the project "shop"
        """toml
        uses.services = ["postgres"]
        """
      And the project "blog"
        """toml
        project.catalog_version = "v1.0"
        uses.services = ["postgres"]
        """
      When the policies are evaluated
      Then DEP-010 is reported on "global/postgres": "runs in 2 versions"
      And DEP-010 is reported on "global/postgres": "15.0.0"

    Example: an override of the version is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        uses.services = ["postgres"]
        """
      And the project "blog"
        """toml
        uses.services = ["postgres"]
        services.postgres.version = "17.0.0"
        """
      When the policies are evaluated
      Then DEP-010 is reported on "global/postgres": "17.0.0"

    Example: projects that override everything but the version pass
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        uses.services = ["postgres"]
        """
      And the project "blog"
        """toml
        uses.services = ["postgres"]
        services.postgres.deploy.replicas = 2
        """
      When the policies are evaluated
      Then DEP-010 is not reported

    Example: different own services of one id pass
      Given the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "16.2.0"
        """
      And the project "blog"
        """toml
        [services.db]
        type = "database"
        version = "15.0.0"
        """
      When the policies are evaluated
      Then DEP-010 is not reported

  @DEP-011 @note @ISO27001-A.5.9 @NIST-800-53-cm-8 @PCI-DSS-12.5.1
  Rule: Every global service is used

    Example: a service of the catalogue that nobody uses is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      When the policies are evaluated
      Then DEP-011 is reported on "global/postgres": "no project uses it"
      And nothing else of schema and dependency is reported

    Example: a service that a project uses passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        uses.services = ["postgres"]
        """
      When the policies are evaluated
      Then DEP-011 is not reported

    Example: a service that only another service depends on passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.calls = ["postgres"]
        """
      When the policies are evaluated
      Then DEP-011 is not reported

    Example: a service that a project with an unreadable file may use is not called unused
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [uses
        services = ["postgres"]
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/shop/services.toml:1": ""
      And DEP-011 is not reported
