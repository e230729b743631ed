@INT-1 @ISO27001-A.8.9
Feature: What is declared is understood
  Whatever a team writes down either takes effect as written or is refused with its place.
  Nothing that was written is dropped in silence.

  @SCH-001 @error @SOC2-PI1.2 @NIST-800-53-si-10
  Rule: Every file is readable TOML

    Example: a string that is not closed is reported where it begins
      Given the project "shop"
        """toml
        [services.cart]
        type = "api
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/shop/services.toml:2": "not closed"

    Example: a key that is written twice is reported where it is written again
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        type = "worker"
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/shop/services.toml:4": "already defined"

    Example: a file that cannot be read leaves the rest of the repository judged
      Given the project "shop"
        """toml
        [services.cart
        """
      And the project "blog"
        """toml
        [services.web]
        type = "web"
        version = "1.0.0"
        port = 0
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/shop/services.toml:1": ""
      And SCH-007 is reported on "blog/web": "not between 1 and 65535"
      And nothing else of schema and dependency is reported

    Example: a name that may be defined in an unreadable file is not called missing
      Given the catalog
        """toml
        [services.postgres
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        [services.cart.dependencies]
        requires = ["postgres"]
        """
      When the policies are evaluated
      Then SCH-001 is reported at "services/catalog.toml:1": ""
      And DEP-001 is not reported

    Example: a readable file passes
      Given the project "shop"
        """toml
        schema_version = "1"

        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SCH-001 is not reported
      And nothing else of schema and dependency is reported

    Example: a key that nobody knows is another finding, and so is a wrong value
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        colour = "red"
        deploy.replicas = "two"
        """
      When the policies are evaluated
      Then SCH-001 is not reported
      And SCH-010 is not reported
      And SCH-002 is reported on "shop/cart": "colour"
      And nothing else of SCH-002 is reported
      And SCH-003 is reported on "shop/cart": "deploy.replicas"
      And nothing else of SCH-003 is reported

  @SCH-002 @error @SOC2-PI1.2 @NIST-800-53-si-10
  Rule: Every key is one the schema knows

    Example: a misspelled key is reported with what was probably meant
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.deploy]
        replicsa = 3
        """
      When the policies are evaluated
      Then SCH-002 is reported at "projects/shop/services.toml:6": "did you mean 'replicas'?"

    Example: an unknown table is reported
      Given the catalog
        """toml
        [service.cart]
        type = "api"
        """
      When the policies are evaluated
      Then SCH-002 is reported at "services/catalog.toml:1": "did you mean 'services'?"

    Example: a setting that no policy reads is reported
      Given the policies "security"
        """toml
        [security]
        require_nonroot = true
        """
      When the policies are evaluated
      Then SCH-002 is reported at "policies/security.toml:2": "did you mean 'require_non_root'?"

    Example: an organisation's own key passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        x_cost_centre = "4711"
        """
      When the policies are evaluated
      Then SCH-002 is not reported

  @SCH-003 @error @SOC2-PI1.2 @NIST-800-53-si-10
  Rule: Every value has the type and format the schema gives

    Example: a text in place of a number is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.deploy]
        replicas = "two"
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:6": "must be a whole number"

    Example: a word that is not among the allowed ones is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprected"
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:4": "did you mean 'deprecated'?"

    Example: a duration without a known unit is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.deploy]
        termination_grace = "30 moments"
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:6": "not a duration"

    Example: a name where only an address can be bound is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 80, published = 8080, host_ip = "localhost" }
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:4": "not an IP address such as 127.0.0.1"

    Example: a refused value counts as not written and is reported once
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = 2
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:3": "version"
      And nothing else of schema and dependency is reported

    Scenario Outline: a container that joins itself by <key> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        aliases = ["basket"]
        <key> = "<value>"
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:5": "<key> names the service itself"
      And nothing else of schema and dependency is reported

      Examples: ways to join
        | key                    | value          |
        | container.network_mode | service:cart   |
        | container.pid          | service:basket |
        | container.ipc          | service:cart   |
        | deploy.sidecar_of      | cart           |

    Example: a scope of a network that the service does not list is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.network]
        networks = ["edge", "own"]
        scopes = { edeg = "external", own = "host" }
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:7": "no network called 'edeg': did you mean 'edge'?"
      And nothing else of schema and dependency is reported

    Example: a scope that is left over of the networks of the catalogue passes
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network = { networks = ["edge"], scopes = { edge = "external" } }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.network]
        networks = ["own"]
        """
      When the policies are evaluated
      Then SCH-003 is not reported

    Scenario Outline: the ports in a row <numbers> are reported
      Given the project "shop"
        """toml
        [services.turn]
        type = "api"
        version = "1.0.0"
        ports.relay = { <numbers> }
        """
      When the policies are evaluated
      Then SCH-003 is reported at "projects/shop/services.toml:4": "<mistake>"
      And nothing else of schema and dependency is reported

      Examples: rows that no engine can bind
        | numbers                                                     | mistake                                                |
        | port = 90, end_port = 80                                    | end_port must be at least the port 90, not 80          |
        | port = "${FIRST}", end_port = 80                            | end_port needs a port whose number is written          |
        | port = 80, end_port = 82, target_port = 65534               | 65534 is the first of 3 in a row, but no port is       |
        | port = 80, end_port = 82, published = 65534                 | published: 65534 is the first of 3 in a row            |
        | port = 80, end_port = 82, published = "${ROW:-8080}"        | published stands for 3 ports in a row, but means 8080  |
        | port = 80, end_port = 82, published = "${ROW:-65534-65536}" | write a range of as many, such as ${PORTS:-80-82}      |
        | port = 80, end_port = 82, target_port = "${ROW:-80-83}"     | target_port stands for 3 ports in a row                |

    Scenario Outline: the ports in a row <numbers> pass
      Given the project "shop"
        """toml
        [services.turn]
        type = "api"
        version = "1.0.0"
        ports.relay = { <numbers> }
        """
      When the policies are evaluated
      Then SCH-003 is not reported

      Examples: the last port, a variable that tells all of them, and a single port
        | numbers                                                      |
        | port = 80, end_port = 82, published = 65533                  |
        | port = 80, end_port = 82, published = "${ROW}"               |
        | port = 80, end_port = 82, published = "${FIRST}-${LAST}"     |
        | port = 80, end_port = 82, published = "${ROW:-8080-8082}"    |
        | port = 80, end_port = 80, published = "${HTTP_PORT:-8080}"   |

    Example: values of the right type and format pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "experimental"

        [services.cart.deploy]
        replicas = 2
        termination_grace = "1m30s"
        """
      When the policies are evaluated
      Then SCH-003 is not reported

  @SCH-010 @note @NIST-800-53-cm-6
  Rule: Files need no TOML newer than 1.0

    Example: an inline table over several lines is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.ports]
        main = {
          port = 8080,
          protocol = "TCP",
        }
        """
      When the policies are evaluated
      Then SCH-010 is reported at "projects/shop/services.toml": "TOML 1.1"
      And nothing else of schema and dependency is reported

    Example: the same table on one line passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.ports]
        main = { port = 8080, protocol = "TCP" }
        """
      When the policies are evaluated
      Then SCH-010 is not reported

    Example: an array over several lines passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        tags = [
          "frontend",
          "pci",
        ]
        """
      When the policies are evaluated
      Then SCH-010 is not reported
