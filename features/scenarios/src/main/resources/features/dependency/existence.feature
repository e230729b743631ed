@CON-1
Feature: Everything a service depends on is there
  What a service names is defined somewhere, in the version and with the interface that it was made for.

  @DEP-001 @error @SOC2-A1.2 @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: Every required or called service exists

    Example: a required service that nobody defines is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.dependencies]
        requires = ["redis"]
        """
      When the policies are evaluated
      Then DEP-001 is reported on "shop/cart": "requires redis, which does not exist"
      And DEP-001 is reported at "projects/shop/services.toml:6": ""
      And nothing else of schema and dependency is reported

    Example: a called service that nobody defines is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.calls = ["audit-log"]
        """
      When the policies are evaluated
      Then DEP-001 is reported on "shop/cart": "calls audit-log, which does not exist"

    Example: a service that only another project defines is reported with its whole name
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["redis"]
        """
      And the project "platform"
        """toml
        [services.redis]
        type = "cache"
        version = "7.2.0"
        """
      When the policies are evaluated
      Then DEP-001 is reported on "shop/cart": "platform/redis"

    Example: a misspelled name is reported with what was probably meant
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["postgers"]

        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      When the policies are evaluated
      Then DEP-001 is reported on "shop/cart": "did you mean 'postgres'?"

    Example: an own service, a global one and another project's by its whole name pass
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
        dependencies.requires = ["prices", "postgres", "platform/redis"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      And the project "platform"
        """toml
        [services.redis]
        type = "cache"
        version = "7.2.0"
        """
      When the policies are evaluated
      Then DEP-001 is not reported
      And nothing else of schema and dependency is reported

    Example: a name by which a service used to be known passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["pg"]

        [services.postgres]
        type = "database"
        version = "16.2.0"
        aliases = ["pg"]
        """
      When the policies are evaluated
      Then DEP-001 is not reported

  @DEP-004 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: Every required version range is satisfied

    Scenario Outline: version <version> where <range> is required is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = [{ service = "ledger", version = "<range>" }]

        [services.ledger]
        type = "api"
        version = "<version>"
        """
      When the policies are evaluated
      Then DEP-004 is reported on "shop/cart": "needs shop/ledger in version <range>, but its version is <version>"

      Examples: versions outside the range
        | range      | version |
        | ^16        | 15.9.9  |
        | ^16        | 17.0.0  |
        | >=1.4 <2   | 1.3.9   |
        | >=1.4 <2   | 2.0.0   |
        | >=1.4, <2  | 1.3.9   |
        | >=1.4,<2.0 | 2.0.0   |
        | ~1.2       | 1.3.0   |
        | ^0         | 1.4.2   |

    Scenario Outline: version <version> where <range> is required passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["ledger@<range>"]

        [services.ledger]
        type = "api"
        version = "<version>"
        """
      When the policies are evaluated
      Then DEP-004 is not reported

      Examples: versions inside the range
        | range      | version |
        | ^16        | 16.0.0  |
        | ^16        | 16.9.9  |
        | >=1.4 <2   | 1.4.0   |
        | >=1.4, <2  | 1.4.0   |
        | >=1.4,<2.0 | 1.9.9   |
        | ~1.2       | 1.2.9   |
        | ^0.0       | 0.0.9   |
        | ^1.2 ^1    | 1.4.2   |

    Example: an override that brings the demanded version passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "15.0.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]

        [services.postgres]
        version = "16.2.0"

        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["postgres@^16"]
        """
      When the policies are evaluated
      Then DEP-004 is not reported

  @DEP-012 @error @SOC2-PI1.3 @ISO27001-A.8.26 @NIST-800-53-cm-4
  Rule: Every consumed contract is provided

    Example: a contract that nobody provides is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["ledger-grpc@1"]
        """
      When the policies are evaluated
      Then DEP-012 is reported on "shop/cart": "consumes ledger-grpc@1, which no service provides"

    Example: a contract that is provided in another version alone is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["ledger-grpc@1"]
        """
      And the project "bank"
        """toml
        [services.ledger]
        type = "api"
        version = "10.0.0"
        dependencies.provides = ["ledger-grpc@10", "ledger-http@1"]
        """
      When the policies are evaluated
      Then DEP-012 is reported on "shop/cart": "consumes ledger-grpc@1, which no service provides"

    Scenario Outline: <consumed> is served by <provided> of another project and passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["<consumed>"]
        """
      And the project "bank"
        """toml
        [services.ledger]
        type = "api"
        version = "1.4.0"
        dependencies.provides = ["<provided>"]
        """
      When the policies are evaluated
      Then DEP-012 is not reported

      Examples: contracts that fit
        | consumed      | provided        |
        | ledger-grpc@1 | ledger-grpc@1   |
        | ledger-grpc@1 | ledger-grpc@1.4 |
        | ledger-grpc   | ledger-grpc@2   |

    Example: a contract that a service of an unreadable file may provide is not called missing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["ledger-grpc@1"]
        """
      And the project "bank"
        """toml
        [services.ledger
        dependencies.provides = ["ledger-grpc@1"]
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/bank/services.toml:1": ""
      And DEP-012 is not reported

  @DEP-014 @note @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: Optional dependencies exist

    Example: an optional dependency that nobody defines is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.optional = ["fraud-chekc"]
        """
      When the policies are evaluated
      Then DEP-014 is reported on "shop/cart": "can use fraud-chekc, which does not exist"
      And DEP-001 is not reported
      And nothing else of schema and dependency is reported

    Example: an optional dependency that exists passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.optional = ["fraud-check"]

        [services.fraud-check]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-014 is not reported

    Example: a service that it cannot do without is DEP-001
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["nobody"]
        """
      When the policies are evaluated
      Then DEP-014 is not reported
      And DEP-001 is reported on "shop/cart": "requires nobody"

  @DEP-016 @error @SOC2-A1.2 @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: Every container that another one joins exists

    Scenario Outline: <key> that leads nowhere is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <key> = "<value>"

        [services.vpn]
        type = "gateway"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then DEP-016 is reported on "shop/cart": "joins by <key> the service vpnn, which does not run here; did you mean 'vpn'?"
      And DEP-016 is reported at "projects/shop/services.toml:4": ""
      And nothing else of schema and dependency is reported

      Examples: ways to join
        | key                    | value        |
        | container.network_mode | service:vpnn |
        | container.pid          | service:vpnn |
        | container.ipc          | service:vpnn |
        | deploy.sidecar_of      | vpnn         |

    Scenario Outline: <value>, which runs elsewhere, is reported
      Given the catalog
        """toml
        [services.vpn]
        type = "gateway"
        version = "1.0.0"
        """
      And the project "office"
        """toml
        [services.proxy]
        type = "gateway"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.network_mode = "<value>"
        """
      When the policies are evaluated
      Then DEP-016 is reported on "shop/cart": "only what runs in the same project can be joined"

      Examples: a service of the catalog that the project does not use, and one of another project
        | value                |
        | service:vpn          |
        | service:office/proxy |

    Example: a service of the catalog that a project uses without the one that it joins is reported
      Given the catalog
        """toml
        [services.vpn]
        type = "gateway"
        version = "1.0.0"

        [services.proxy]
        type = "gateway"
        version = "1.0.0"
        container.network_mode = "service:vpn"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["proxy"]
        """
      When the policies are evaluated
      Then DEP-016 is reported on "shop/proxy": "joins by container.network_mode the service vpn, which does not run here; only what runs in the same project can be joined"

    Example: a service of the catalog that a project uses with the one that it joins passes
      Given the catalog
        """toml
        [services.vpn]
        type = "gateway"
        version = "1.0.0"

        [services.proxy]
        type = "gateway"
        version = "1.0.0"
        container.network_mode = "service:vpn"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["proxy", "vpn"]
        """
      When the policies are evaluated
      Then DEP-016 is not reported

    Scenario Outline: <key> = <value> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <key> = "<value>"

        [services.vpn]
        type = "gateway"
        version = "1.0.0"
        aliases = ["tunnel"]
        """
      When the policies are evaluated
      Then DEP-016 is not reported

      Examples: what is there, and what nobody here can know
        | key                    | value           |
        | container.network_mode | service:vpn     |
        | container.pid          | service:tunnel  |
        | deploy.sidecar_of      | vpn             |
        | container.network_mode | host            |
        | container.ipc          | container:other |
        | container.network_mode | service:${VPN}  |
