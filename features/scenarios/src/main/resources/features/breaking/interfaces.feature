@CHG-2
Feature: What others connect to stays
  Addresses, routes and contracts stay, or go with notice.

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

  @BRK-005 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No port is removed

    Example: a removed port is reported
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
      Then BRK-005 is reported on "shop/cart": "has port main (8080/TCP) no more"

    Example: a port that is added is no break
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
        ports.main = { port = 8080 }
        ports.admin = { port = 9090 }
        """
      When the policies are evaluated
      Then BRK-005 is not reported

    Example: only the projects that follow the head of the catalogue are named
      Given the catalog before
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
        version = "2.0.0"
        """
      And the file "services/versions.toml"
        """toml
        [versions."v1"]
        path = "versions/v1/catalog.toml"
        status = "current"
        """
      And the file "services/versions/v1/catalog.toml"
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        port = 8080
        """
      And the project "shop"
        """toml
        [uses]
        services = ["ledger"]
        """
      And the project "sales"
        """toml
        [project]
        catalog_version = "v1"
        [uses]
        services = ["ledger"]
        """
      When the policies are evaluated
      Then BRK-005 is reported on "global/ledger": "has port main (8080/TCP) no more; may change shop/ledger"

  @BRK-006 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No port changes its number or protocol

    Example: another number is reported
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
        ports.main = { port = 8081 }
        """
      When the policies are evaluated
      Then BRK-006 is reported on "shop/cart": "moved port main from 8080/TCP to 8081/TCP"

    Example: a port that only has another name is the same port
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
        ports.http = { port = 8080 }
        """
      When the policies are evaluated
      Then BRK-006 is not reported

    Example: clients do not see another port of the container behind the same one
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 80, target_port = 8080 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        ports.main = { port = 80, target_port = 8081 }
        """
      When the policies are evaluated
      Then BRK-006 is not reported

  @BRK-007 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No published port changes

    Example: a port that is not published any more is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        ports.main = { port = 8080 }
        """
      When the policies are evaluated
      Then BRK-007 is reported on "shop/cart": "bound port main to 80 on the host and binds it to none now"

    Example: a port that is published for the first time breaks nobody
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
        ports.main = { port = 8080, published = 80 }
        """
      When the policies are evaluated
      Then BRK-007 is not reported

    Example: an address of the host that shuts the others out is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        ports.main = { port = 8080, published = 80, host_ip = "127.0.0.1" }
        """
      When the policies are evaluated
      Then BRK-007 is reported on "shop/cart": "bound port main to 80 on the host and binds it to 127.0.0.1:80 now"

    Example: the same numbers in another order are the same ports
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports = { tcp-80 = { port = 80, published = 80 }, tcp-80-2 = { port = 80, published = 8080 } }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        ports = { tcp-80 = { port = 80, published = 8080 }, tcp-80-2 = { port = 80, published = 80 } }
        """
      When the policies are evaluated
      Then BRK-007 is not reported

  @BRK-022 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No provided contract is withdrawn

    Example: a contract with another major version is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.provides = ["orders-http@1"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.provides = ["orders-http@2"]
        """
      When the policies are evaluated
      Then BRK-022 is reported on "shop/cart": "provides orders-http@1 no more"

    Example: the former version beside the new one serves everybody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.provides = ["orders-http@1"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.provides = ["orders-http@1", "orders-http@2"]
        """
      When the policies are evaluated
      Then BRK-022 is not reported

    Scenario Outline: <provided> where somebody names <consumed> is <outcome>
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.provides = ["orders-http@1.1"]
        [services.mail]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["orders-http@<consumed>"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.provides = ["orders-http@<provided>"]
        [services.mail]
        type = "api"
        version = "1.0.0"
        dependencies.consumes = ["orders-http@<consumed>"]
        """
      When the policies are evaluated
      Then BRK-022 is <outcome>

      Examples: a later number of the same major version
        | provided | consumed | outcome                                                                                |
        | 1.3      | 1.1      | reported on "shop/cart": "provides orders-http@1.1 no more; breaks shop/mail"          |
        | 1.3      | 1        | not reported                                                                           |

  @BRK-027 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No ingress route is removed

    Example: a removed route is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.ingress = [{ host = "shop.example.org", path = "/cart" }]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-027 is reported on "shop/cart": "answers shop.example.org/cart no more"

    Example: a route that is encrypted now is the same route
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.ingress = [{ host = "shop.example.org", path = "/cart" }]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        network.ingress = [{ host = "shop.example.org", path = "/cart", tls = true }]
        """
      When the policies are evaluated
      Then BRK-027 is not reported

  @BRK-038 @warning @SOC2-CC8.1 @ISO27001-A.8.20 @NIST-800-53-cm-4 @PCI-DSS-1.2.2
  Rule: No service leaves a network

    Example: a network that is left is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.networks = ["front", "back"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        network.networks = ["back"]
        """
      When the policies are evaluated
      Then BRK-038 is reported on "shop/cart": "is in network front no more"

    Example: a network that is joined cuts nobody off
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.networks = ["back"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        network.networks = ["back", "front"]
        """
      When the policies are evaluated
      Then BRK-038 is not reported
