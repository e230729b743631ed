@INT-3
Feature: Every declared value can be run
  A declaration that no platform can carry out is found before anything is deployed.

  @SCH-007 @error @SOC2-PI1.2 @ISO27001-A.8.20 @NIST-800-53-si-10 @PCI-DSS-1.2.5
  Rule: Every port is between 1 and 65535

    Scenario Outline: the port <number> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = <number>
        """
      When the policies are evaluated
      Then SCH-007 is reported on "shop/cart": "<number>, which is not between 1 and 65535"

      Examples: ports that do not exist
        | number |
        | -1     |
        | 0      |
        | 65536  |

    Scenario Outline: the port <number> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = <number>
        """
      When the policies are evaluated
      Then SCH-007 is not reported

      Examples: the first and the last port
        | number |
        | 1      |
        | 65535  |

    Example: the port on the host counts as well
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.ports]
        main = { port = 8080, published = 80800 }
        """
      When the policies are evaluated
      Then SCH-007 is reported on "shop/cart": "gives its port main the published 80800"

  @SCH-008 @error @SOC2-A1.2 @ISO27001-A.8.20 @NIST-800-53-cm-6 @PCI-DSS-1.2.5
  Rule: No two services of a project bind the same host port and protocol

    Example: two services on one host port are reported on the later one
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80 }

        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/web": "publishes 80/TCP, which cart already binds for its port main"
      And nothing else of schema and dependency is reported

    Example: two ports of one service on one host port are reported
      Given the project "shop"
        """toml
        [services.web]
        type = "web"
        version = "1.0.0"
        ports.admin = { port = 9000, published = 80 }
        ports.main = { port = 3000, published = 80 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/web": "which web already binds for its port admin"

    Example: each of many services on one host port is reported once, with the others that have it
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80 }

        [services.search]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80 }

        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/search": "publishes 80/TCP, which cart already binds for its port main"
      And SCH-008 is reported on "shop/web": "which cart already binds for its port main, as do search/main"
      And nothing else of schema and dependency is reported

    Example: services of which one runs in the place of the other may have one host port
      Given the project "shop"
        """toml
        [services.search-cpu]
        type = "api"
        version = "1.0.0"
        patterns = ["cpu"]
        ports.main = { port = 9200, published = 9200 }

        [services.search-gpu]
        type = "api"
        version = "1.0.0"
        patterns = ["gpu", "full"]
        ports.main = { port = 9200, published = 9200 }

        [services.suggest]
        type = "api"
        version = "1.0.0"
        patterns = ["full"]
        ports.main = { port = 80, end_port = 90, published = 9190 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/suggest": "publishes 9190-9200/TCP, which search-gpu already binds for its port main"
      And nothing else of SCH-008 is reported

    Example: services that never run on one node may have one host port
      Given the project "shop"
        """toml
        [services.agent]
        type = "agent"
        version = "1.0.0"
        deploy = { kind = "daemonset", node_selector = { "kubernetes.io/os" = "linux" } }
        ports.main = { port = 9100, published = 9100 }

        [services.agent-windows]
        type = "agent"
        version = "1.0.0"
        container = { image = "agent", platform = "windows" }
        deploy.kind = "daemonset"
        ports.main = { port = 9100, published = 9100 }

        [services.probe]
        type = "agent"
        version = "1.0.0"
        deploy = { kind = "daemonset", node_selector = { disk = ["ssd", "nvme"] } }
        ports.main = { port = 9100, published = 9100 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/probe": "publishes 9100/TCP, which agent-windows already binds for its port main, as do agent/main"
      And nothing else of SCH-008 is reported

    Example: a host port of a used service counts as the project's
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        ports.main = { port = 5432, published = 5432 }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]

        [services.reports-db]
        type = "database"
        version = "1.0.0"
        ports.main = { port = 5432, published = 5432 }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/reports-db": "which postgres already binds"

    Scenario Outline: binding "<first>" and "<second>" on one port is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80, host_ip = "<first>" }

        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80, host_ip = "<second>" }
        """
      When the policies are evaluated
      Then SCH-008 is reported on "shop/web": "already binds"

      Examples: addresses that one packet can be meant for
        | first     | second    |
        | 127.0.0.1 | 0.0.0.0   |
        | 0.0.0.0   | 127.0.0.1 |
        | 127.0.0.1 | 127.0.0.1 |
        | 127.0.0.1 | ${IP:-::} |

    Example: two addresses of one host pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 80, host_ip = "127.0.0.1" }

        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80, host_ip = "10.0.0.7" }
        """
      When the policies are evaluated
      Then SCH-008 is not reported

    Example: UDP and TCP on one number pass
      Given the project "infra"
        """toml
        [services.dns]
        type = "infrastructure"
        version = "1.0.0"
        ports.queries = { port = 53, published = 53, protocol = "UDP" }
        ports.transfers = { port = 53, published = 53, protocol = "TCP" }
        """
      When the policies are evaluated
      Then SCH-008 is not reported

    Example: the same port inside two containers passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 8080

        [services.web]
        type = "web"
        version = "1.0.0"
        port = 8080
        """
      When the policies are evaluated
      Then SCH-008 is not reported

    Example: one host port in two projects passes
      Given the project "shop"
        """toml
        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80 }
        """
      And the project "blog"
        """toml
        [services.web]
        type = "web"
        version = "1.0.0"
        ports.main = { port = 3000, published = 80 }
        """
      When the policies are evaluated
      Then SCH-008 is not reported

  @SCH-009 @error @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-cm-6
  Rule: Minimum resources do not exceed maximum resources

    Example: more memory at least than at most is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata = { min_memory_mb = 512, max_memory_mb = 256 }
        """
      When the policies are evaluated
      Then SCH-009 is reported on "shop/cart": "asks for at least 512 MB of memory but may use at most 256"
      And nothing else of schema and dependency is reported

    Example: more processor time asked for than allowed is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata = { cpu_request_millicores = 500, cpu_limit_millicores = 100 }
        """
      When the policies are evaluated
      Then SCH-009 is reported on "shop/cart": "at least 500 millicores of CPU but may use at most 100"

    Example: an override that lowers the maximum below the catalogue's minimum is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        metadata = { min_memory_mb = 512, max_memory_mb = 1024 }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]

        [services.postgres.metadata]
        max_memory_mb = 256
        """
      When the policies are evaluated
      Then SCH-009 is reported on "shop/postgres": "at least 512 MB of memory but may use at most 256"
      And nothing else of schema and dependency is reported

    Example: the same amount at least and at most passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata = { min_memory_mb = 256, max_memory_mb = 256 }
        """
      When the policies are evaluated
      Then SCH-009 is not reported

    Example: a minimum without a maximum passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata = { min_memory_mb = 256, cpu_limit_millicores = 100 }
        """
      When the policies are evaluated
      Then SCH-009 is not reported

  @SCH-012 @error @SOC2-PI1.2 @ISO27001-A.8.9 @NIST-800-53-cm-6
  Rule: Every environment reference names a service, secret or property that exists

    Scenario Outline: a variable taken from a <kind> that does not exist is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.env]
        SETTING = { <reference> }
        """
      When the policies are evaluated
      Then SCH-012 is reported on "shop/cart": "takes SETTING from the <kind> <name>, which leads nowhere"

      Examples: references that lead nowhere
        | kind     | name             | reference                                 |
        | service  | redis            | from_service = "redis"                    |
        | secret   | cart-db          | from_secret = "cart-db", key = "password" |
        | property | locale           | from_property = "locale"                  |

    Example: a key that the secret does not have is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.cart-db = { provider = "vault", path = "kv/cart", keys = ["password"] }

        [services.cart.env]
        USER = { from_secret = "cart-db", key = "user" }
        """
      When the policies are evaluated
      Then SCH-012 is reported on "shop/cart": "takes USER from the secret cart-db.user, which leads nowhere"

    Example: the port of a service without ports is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.CACHE = { from_service = "redis", value = "host:port" }

        [services.redis]
        type = "cache"
        version = "7.2.0"
        """
      When the policies are evaluated
      Then SCH-012 is reported on "shop/cart": "it has no port to take"

    Example: references that lead somewhere pass
      Given the catalog
        """toml
        [services.redis]
        type = "cache"
        version = "7.2.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.locale = { type = "string", default = "es" }
        secrets.cart-db = { provider = "vault", path = "kv/cart", keys = ["password"] }

        [services.cart.env]
        CACHE = { from_service = "redis" }
        PASSWORD = { from_secret = "cart-db", key = "password" }
        LOCALE = { from_property = "locale" }
        """
      When the policies are evaluated
      Then SCH-012 is not reported

  @SCH-013 @error @SOC2-PI1.2 @ISO27001-A.8.9 @NIST-800-53-si-10
  Rule: Property defaults satisfy their own constraints

    Scenario Outline: a default that is <fault> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.properties]
        setting = { <property> }
        """
      When the policies are evaluated
      Then SCH-013 is reported on "shop/cart": "gives setting the default <shown>, which is not"

      Examples: constraints that defaults break
        | fault           | shown | property                                                |
        | too large       | 99    | type = "integer", default = 99, max = 10                |
        | too small       | -1    | type = "integer", default = -1, min = 0                 |
        | no member       | GBP   | type = "string", default = "GBP", enum = ["EUR", "USD"] |
        | of another type | many  | type = "integer", default = "many"                      |

    Example: a secret's wrong default is reported without being shown
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.properties]
        api_key = { type = "integer", secret = true, default = "tr0ub4dor" }
        """
      When the policies are evaluated
      Then SCH-013 is reported on "shop/cart": "gives api_key the default"
      And no message shows "tr0ub4dor"

    Example: defaults at the edge of their constraints pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.properties]
        currency = { type = "string", default = "EUR", enum = ["EUR", "USD"] }
        max_retries = { type = "integer", default = 10, min = 0, max = 10 }
        ratio = { type = "number", default = 1 }
        api_key = { type = "string", required = true, secret = true }
        """
      When the policies are evaluated
      Then SCH-013 is not reported
