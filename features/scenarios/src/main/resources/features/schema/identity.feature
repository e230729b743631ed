@INT-2
Feature: Every service is known by one name
  An inventory answers what runs where only when each service has one name, one kind and one version.

  @SCH-004 @error @SOC2-CC2.1 @ISO27001-A.5.9 @NIST-800-53-cm-8
  Rule: Every service id is a DNS label

    Scenario Outline: the id <id> is reported
      Given the project "shop"
        """toml
        [services.<id>]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-004 is reported on "shop/<id>": "is called '<id>'"

      Examples: ids that cannot be host names
        | id                                                               |
        | Cart                                                             |
        | shopping_cart                                                    |
        | cart-                                                            |
        | -cart                                                            |
        | aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234 |

    Scenario Outline: the id <id> passes
      Given the project "shop"
        """toml
        [services.<id>]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-004 is not reported

      Examples: DNS labels
        | id                                                              |
        | cart                                                            |
        | 2nd-cart                                                        |
        | c                                                               |
        | aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff123 |

  @SCH-005 @error @SOC2-CC2.1 @ISO27001-A.5.9 @NIST-800-53-cm-8 @PCI-DSS-6.3.2
  Rule: Every service states its type and version

    Example: a service without a type is reported
      Given the project "shop"
        """toml
        [services.cart]
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-005 is reported on "shop/cart": "states no type"
      And nothing else of schema and dependency is reported

    Example: a service without a version is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        """
      When the policies are evaluated
      Then SCH-005 is reported on "global/postgres": "states no version"

    Example: a service with both passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-005 is not reported

    Example: an override that leaves both to the catalogue passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]

        [services.postgres.deploy]
        replicas = 2
        """
      When the policies are evaluated
      Then SCH-005 is not reported
      And nothing else of schema and dependency is reported

    Example: another key that is missing is another finding
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { type = "persistent" }
        """
      When the policies are evaluated
      Then SCH-005 is not reported

  @SCH-006 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3
  Rule: Every version is a semantic version

    Scenario Outline: the version <version> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "<version>"
        """
      When the policies are evaluated
      Then SCH-006 is reported on "shop/cart": "has the version '<version>'"
      And SCH-006 is reported at "projects/shop/services.toml:3": "MAJOR.MINOR.PATCH"

      Examples: versions that do not order
        | version    |
        | 1          |
        | 1.0        |
        | v1.0.0     |
        | 01.2.3     |
        | 1.2.3-01   |
        | 1.2.3-     |
        | 1.2.3-a..b |
        | 1.2.3+     |
        | 1.2.3.4    |
        | latest     |

    Scenario Outline: the version <version> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "<version>"
        """
      When the policies are evaluated
      Then SCH-006 is not reported

      Examples: semantic versions
        | version                  |
        | 0.0.0                    |
        | 2.3.1                    |
        | 10.20.30                 |
        | 1.0.0-rc.1               |
        | 1.0.0-0a.x-y             |
        | 1.0.0+001.sha-5114f85    |
        | 1.0.0-alpha.1+build.2026 |

    Example: a version that is missing is SCH-005
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        """
      When the policies are evaluated
      Then SCH-006 is not reported
      And SCH-005 is reported on "shop/cart": "version"

  @SCH-014 @error @SOC2-CC2.1 @ISO27001-A.5.9 @NIST-800-53-cm-8
  Rule: Every alias belongs to one service

    Example: an alias that is another service's id is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        aliases = ["checkout"]

        [services.checkout]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-014 is reported on "shop/cart": "alias checkout, which also stands for shop/checkout"

    Example: an alias that two services have is reported on both
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        aliases = ["basket"]

        [services.wishlist]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]
        """
      When the policies are evaluated
      Then SCH-014 is reported on "shop/cart": "also stands for shop/wishlist"
      And SCH-014 is reported on "shop/wishlist": "also stands for shop/cart"
      And nothing else of schema and dependency is reported

    Example: one former id in each of two projects passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        aliases = ["web"]
        """
      And the project "blog"
        """toml
        [services.pages]
        type = "web"
        version = "1.0.0"
        aliases = ["web"]
        """
      When the policies are evaluated
      Then SCH-014 is not reported

    Example: an alias that three services have is told once of each, with the first of the others
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]

        [services.till]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]

        [services.wishlist]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]
        """
      And the project "blog"
        """toml
        [services.about]
        type = "api"
        version = "1.0.0"

        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-014 is reported on "shop/cart": "also stands for shop/till"
      And SCH-014 is reported on "shop/till": "also stands for shop/cart"
      And SCH-014 is reported on "shop/wishlist": "also stands for shop/cart"
      And nothing else of SCH-014 is reported

    Example: an alias passes beside other services and other aliases
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]

        [services.till]
        type = "api"
        version = "1.0.0"
        aliases = ["desk"]

        [services.about]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-014 is not reported

    Example: an alias that two have is told, whatever comes before them
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]

        [services.till]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]

        [services.about]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-014 is reported on "shop/cart": "also stands for shop/till"
      And SCH-014 is reported on "shop/till": "also stands for shop/cart"
      And nothing else of SCH-014 is reported

  @SCH-017 @error @SOC2-CC2.1 @ISO27001-A.5.9 @NIST-800-53-cm-8
  Rule: Every service that bears a global id overrides it

    Example: a project's own service with a global id is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [services.postgres]
        type = "database"
        version = "15.0.0"
        """
      When the policies are evaluated
      Then SCH-017 is reported on "shop/postgres": "bears the id of global/postgres (services/catalog.toml:1:"

    Example: a service that is listed among the used ones overrides it and passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]

        [services.postgres]
        version = "15.0.0"
        """
      When the policies are evaluated
      Then SCH-017 is not reported

    Example: one id in two projects passes
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
      Then SCH-017 is not reported
      And nothing else of schema and dependency is reported
