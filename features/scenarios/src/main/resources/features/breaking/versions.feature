@CHG-4
Feature: Versions tell what changed
  A version tells whoever depends on a service what to expect of it.

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

  @BRK-016 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No version goes down

    Example: a lower version is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.9.0"
        """
      When the policies are evaluated
      Then BRK-016 is reported on "shop/cart": "had version 2.0.0 and has 1.9.0"

    Example: a version that goes up is as it should be
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.9.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-016 is not reported

  @BRK-041 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No version leaves a range that a dependant demands

    Example: a major version is reported with whoever demands the former one
      Given the project "shop" before
        """toml
        [services.ledger]
        type = "api"
        version = "1.4.0"
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@^1"]
        """
      And the project "shop"
        """toml
        [services.ledger]
        type = "api"
        version = "2.0.0"
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@^1"]
        """
      When the policies are evaluated
      Then BRK-041 is reported on "shop/ledger": "goes from version 1.4.0 to 2.0.0, which a dependant does not accept; breaks shop/cart"

    Example: dependants that accept the new version with the same change are followed
      Given the project "shop" before
        """toml
        [services.ledger]
        type = "api"
        version = "1.4.0"
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@^1"]
        """
      And the project "shop"
        """toml
        [services.ledger]
        type = "api"
        version = "2.0.0"
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@^1 || ^2"]
        """
      When the policies are evaluated
      Then BRK-041 is not reported

  @BRK-017 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: Every breaking change comes with a major version

    Example: a break under a minor version is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.2.0"
        ports.main = { port = 8080 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.3.0"
        """
      When the policies are evaluated
      Then BRK-017 is reported on "shop/cart": "breaking changes since version 1.2.0: 1; version 1.3.0 does not tell of them, 2.0.0 would"

    Example: a major version tells of the break
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-017 is not reported

    Example: a pre-release promises nothing to its release
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0-rc.1"
        ports.main = { port = 8080 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        labels.stage = "final"
        """
      When the policies are evaluated
      Then BRK-017 is not reported

  @BRK-018 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: Every changed service has a new version

    Example: another service under the same version is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LOG_LEVEL = "info"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.LOG_LEVEL = "debug"
        """
      When the policies are evaluated
      Then BRK-018 is reported on "shop/cart": "still has version 1.0.0, changes since: 1"

    Example: a description is no change of what the service does
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
        description = "Holds what will be bought"
        """
      When the policies are evaluated
      Then BRK-018 is not reported

    Example: the present id of a dependency in place of its former one is no change of what the service does
      Given the catalog
        """toml
        [services.ledger]
        aliases = ["books"]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["books@^1"]
        env.LEDGER = { from_service = "books" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@^1"]
        env.LEDGER = { from_service = "ledger" }
        """
      When the policies are evaluated
      Then BRK-018 is not reported

  @BRK-036 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No image goes to another major version

    Example: another major version of the image is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "postgres", tag = "16.4" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "postgres", tag = "17.0" }
        """
      When the policies are evaluated
      Then BRK-036 is reported on "shop/cart": "ran image tag 16.4 and runs 17.0, another major version"

    Example: a minor version of the image is no other major version
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "postgres", tag = "16.4" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "postgres", tag = "16.6" }
        """
      When the policies are evaluated
      Then BRK-036 is not reported

    Scenario Outline: from <old> to <new> no number tells of another major version
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "cart", tag = "<old>" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "cart", tag = "<new>" }
        """
      When the policies are evaluated
      Then BRK-036 is not reported

      Examples: tags
        | old        | new        |
        | 20240101   | 20240301   |
        | 4a5f6b7    | 9b1c2d3    |
        | 1.0.0-rc.1 | 1.0.0      |

  @BRK-037 @warning @SOC2-CC8.1 @ISO27001-A.8.9 @NIST-800-53-cm-2 @PCI-DSS-6.3.2
  Rule: No image tag becomes mutable

    Example: a tag that moves is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.27" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "nginx", tag = "latest" }
        """
      When the policies are evaluated
      Then BRK-037 is reported on "shop/cart": "ran image tag 1.27 and runs latest, which may be another image tomorrow"

    Example: a tag that is fixed now is the contrary
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "latest" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "nginx", tag = "1.27" }
        """
      When the policies are evaluated
      Then BRK-037 is not reported

  @BRK-040 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No image tag goes down

    Example: an earlier tag is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.27.2" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "nginx", tag = "1.27.1" }
        """
      When the policies are evaluated
      Then BRK-040 is reported on "shop/cart": "ran image tag 1.27.2 and runs the earlier 1.27.1"

    Example: a later tag goes forward
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.27.1" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "nginx", tag = "1.27.2" }
        """
      When the policies are evaluated
      Then BRK-040 is not reported

    Scenario Outline: <new> is earlier than <old>
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "cart", tag = "<old>" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "cart", tag = "<new>" }
        """
      When the policies are evaluated
      Then BRK-040 is reported on "shop/cart": "ran image tag <old> and runs the earlier <new>"

      Examples: tags
        | old                          | new                          |
        | 1.0.0                        | 1.0.0-rc.1                   |
        | 2.0.0-rc.2                   | 2.0.0-rc.1                   |
        | pg17                         | pg16                         |
        | RELEASE.2024-03-07T00-43-48Z | RELEASE.2023-03-07T00-43-48Z |

  @BRK-033 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4 @PCI-DSS-6.3.2
  Rule: No image comes from another repository

    Example: another image is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.27" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "caddy", tag = "1.27" }
        """
      When the policies are evaluated
      Then BRK-033 is reported on "shop/cart": "ran the image nginx and runs caddy now"

    Example: two spellings of one repository are the same
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.27" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        container = { image = "docker.io/library/nginx", tag = "1.27" }
        """
      When the policies are evaluated
      Then BRK-033 is not reported
