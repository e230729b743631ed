@GEN-1
Feature: What is declared is what runs
  A generated file says everything that is declared, or it is known what it leaves out.

  @GEN-001 @note @ISO27001-A.8.9 @NIST-800-53-cm-2 @SOC2-CC8.1
  Rule: Every declared key is expressed by the target

    Example: what a format cannot say is reported where it is declared
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, app_protocol = "http" }
        """
      When the policies are evaluated for the format docker
      Then GEN-001 is reported on "shop/cart": "ports.main.app_protocol is left out of docker: a port that is not published has none there"
      And GEN-001 is reported at "projects/shop/services.toml:4:44": ""
      And nothing else of GEN-001 is reported

    Example: what the catalogue declares is reported there, once for all who use it
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.4.0"
        ports.main = { port = 5432, app_protocol = "tcp" }
        """
      And the project "shop"
        """toml
        uses.services = ["postgres"]
        """
      And the project "mail"
        """toml
        uses.services = ["postgres"]
        """
      When the policies are evaluated for the format docker
      Then GEN-001 is reported on "global/postgres": "ports.main.app_protocol is left out of docker"
      And nothing else of GEN-001 is reported

    Example: a service of which everything is said passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080 }
        """
      When the policies are evaluated for the format docker
      Then GEN-001 is not reported
