@HRD-6
Feature: Only what has to be reached from outside is
  Every open port and every route is meant to be one, and is no open line.

  @SEC-018 @warning @SOC2-CC6.6 @ISO27001-A.8.20 @NIST-800-53-sc-7 @PCI-DSS-1.4.2
  Rule: Published ports name the address they bind

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = 18080<keys> }
        """
      When the policies are evaluated
      Then SEC-018 is reported on "shop/cart": "publishes its port main as 18080 on every address of its host; host_ip has to name one"

      Examples: ports that are open on every network of their host
        | what                      | keys                         |
        | no address                |                              |
        | an empty address          | , host_ip = ""               |
        | all addresses             | , host_ip = "0.0.0.0"        |
        | all addresses of IPv6     | , host_ip = "::"             |
        | all addresses in brackets | , host_ip = "[::]"           |
        | all addresses by default  | , host_ip = "${IP:-0.0.0.0}" |

    Example: a port whose number only a variable tells is reported as well
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = "${HTTP_PORT}" }
        ports.proxy = { port = "${PROXY_PORT}", published = "${PROXY_PORT}" }
        """
      When the policies are evaluated
      Then SEC-018 is reported on "shop/cart": "publishes its port main as ${HTTP_PORT} on every address"
      And SEC-018 is reported on "shop/cart": "publishes its port proxy as ${PROXY_PORT} on every address"
      And SEC-019 is not reported

    Example: ports in a row are one finding
      Given the project "shop"
        """toml
        [services.turn]
        type = "api"
        version = "1.0.0"
        ports.relay = { port = 49152, end_port = 65535, protocol = "UDP", published = 49152 }
        """
      When the policies are evaluated
      Then SEC-018 is reported on "shop/turn": "publishes its port relay as 49152-65535 on every address"
      And nothing else of SEC-018 is reported

    Example: each published port is a finding of its own
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        [services.cart.ports]
        main = { port = 8080, published = 18080 }
        admin = { port = 9090, published = 19090 }
        """
      When the policies are evaluated
      Then SEC-018 is reported on "shop/cart": "publishes its port main as 18080"
      And SEC-018 is reported on "shop/cart": "publishes its port admin as 19090"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080<keys> }
        """
      When the policies are evaluated
      Then SEC-018 is not reported

      Examples: ports that name their address, or are not published
        | what                               | keys                                       |
        | the host alone                     | , published = 18080, host_ip = "127.0.0.1" |
        | an address of the host             | , published = 18080, host_ip = "10.20.0.4" |
        | the host alone in IPv6             | , published = 18080, host_ip = "::1"       |
        | a port that is not published       |                                            |
        | an address that the schema refuses | , published = 18080, host_ip = 127         |

  @SEC-019 @warning @SOC2-CC6.6 @ISO27001-A.8.20 @NIST-800-53-cm-7 @PCI-DSS-1.2.5
  Rule: No privileged port is published

    Scenario Outline: <number> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 8080, published = <number>, host_ip = "10.20.0.4" }
        """
      When the policies are evaluated
      Then SEC-019 is reported on "shop/cart": "publishes its port main as <number>, which is below 1024"

      Examples: ports that belong to the host
        | number |
        | 1      |
        | 80     |
        | 443    |
        | 1023   |

    Scenario Outline: <number> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        ports.main = { port = 80, published = <number>, host_ip = "10.20.0.4" }
        """
      When the policies are evaluated
      Then SEC-019 is not reported

      Examples: ports for everybody
        | number |
        | 1024   |
        | 8080   |
        | 65535  |

    Example: a low port that is not published passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 80
        """
      When the policies are evaluated
      Then SEC-019 is not reported

  @SEC-020 @error @SOC2-CC6.7 @ISO27001-A.8.24 @NIST-800-53-sc-8 @PCI-DSS-4.2.1 @HIPAA-164.312(e)(1)
  Rule: Ingress uses TLS

    Scenario Outline: <what> is reported where TLS is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.ingress = [{ host = "shop.example.org"<keys> }]
        """
      And the policies "security"
        """toml
        [security.tls]
        require_ingress_tls = true
        """
      When the policies are evaluated
      Then SEC-020 is reported on "shop/cart": "is reached at shop.example.org<path> without TLS, where require_ingress_tls = true demands it"

      Examples: routes without TLS
        | what                  | keys                          | path  |
        | one that says nothing |                               | /     |
        | one that says no      | , path = "/cart", tls = false | /cart |

    Example: each route is judged by itself
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.ingress = [
          { host = "shop.example.org", path = "/a", tls = true },
          { host = "shop.example.org", path = "/b" },
        ]
        """
      And the policies "security"
        """toml
        [security.tls]
        require_ingress_tls = true
        """
      When the policies are evaluated
      Then SEC-020 is reported on "shop/cart": "is reached at shop.example.org/b without TLS"
      And nothing else of SEC-020 is reported

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        network.ingress = [{ host = "shop.example.org", tls = <tls> }]
        """
      And the policies "security"
        """toml
        [security.tls]
        require_ingress_tls = <demand>
        """
      When the policies are evaluated
      Then SEC-020 is not reported

      Examples: routes with TLS, or without the demand
        | what                                  | tls   | demand |
        | a route with TLS                      | true  | true   |
        | a route without the demand            | false | false  |
        | a route whose word the schema refuses | "yes" | true   |
