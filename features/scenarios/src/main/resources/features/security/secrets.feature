@SCR-1
Feature: Secrets are known only to those who need them
  What stands in the repository is known to everybody who may read it, and stays in its history for ever.

  @SEC-001 @error @SOC2-CC6.1 @ISO27001-A.5.17 @NIST-800-53-ia-5 @PCI-DSS-8.6.2 @HIPAA-164.312(d)
  Rule: No secret is written in plain text

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.env]
        <name> = "<value>"
        """
      When the policies are evaluated
      Then SEC-001 is reported on "shop/cart": "writes env:<name> in plain text"
      And no message shows "<value>"

      Examples: what people write into variables
        | what                         | name         | value                                 |
        | a password                   | DB_PASSWORD  | hunter2                               |
        | a key under another spelling | apiKey       | k-3f9a1c                              |
        | a URL with a password        | DATABASE_URL | postgres://app:hunter2@db:5432/app    |
        | a connection string          | CONNECTION   | Server=db;User Id=sa;Password=hunter2 |
        | options for a program        | REDIS_ARGS   | --requirepass hunter2                 |
        | a token of a known issuer    | SOURCE       | AKIAIOSFODNN7EXAMPLE                  |
        | a random text                | SEED         | q8Zt3LwX0pRv7KsD2mNb5YfH              |
        | a word under a sure name     | SHOP_SECRET  | secretsquirrels                       |
        | no word under an unsure name | SECRET_SHOP  | s3cretSquirrels                       |

    Scenario Outline: a secret in <place> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <lines>
        """
      When the policies are evaluated
      Then SEC-001 is reported on "shop/cart": "writes <place> in plain text"
      And no message shows "hunter2"

      Examples: places besides the environment
        | place                          | lines                                                               |
        | container.command              | container.command = ["serve", "--password", "hunter2"]              |
        | health.liveness.exec           | health.liveness.exec = ["curl", "-u", "app:hunter2", "localhost"]   |
        | labels.api-token               | labels.api-token = "hunter2"                                        |
        | container.build.args.NPM_TOKEN | container.build.args.NPM_TOKEN = "hunter2"                          |
        | metadata.links.url             | metadata.links = [{ url = "https://app:hunter2@docs.example.org" }] |
        | properties.api_key.enum        | properties.api_key = { type = "string", enum = ["hunter2"] }        |
        | x_vendor.password              | x_vendor.password = "hunter2"                                       |

    Example: a secret in a file without services is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the file "projects/shop/monitoring.toml"
        """toml
        [monitoring.routes.critical]
        slack = "https://bot:hunter2@chat.example.org/incidents"
        """
      When the policies are evaluated
      Then SEC-001 is reported at "projects/shop/monitoring.toml:2": "writes monitoring.routes.critical.slack in plain text"

    Example: a secret that a service inherits from the catalogue is reported on both
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = "hunter2"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.deploy]
        replicas = 2
        """
      When the policies are evaluated
      Then SEC-001 is reported on "global/cart": "writes env:DB_PASSWORD in plain text"
      And SEC-001 is reported on "shop/cart": "writes env:DB_PASSWORD in plain text"

    Example: a secret that an override replaces is reported on the catalogue alone
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = "hunter2"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.env]
        DB_PASSWORD = { variable = "DB_PASSWORD" }
        """
      When the policies are evaluated
      Then SEC-001 is reported at "services/catalog.toml": "writes env:DB_PASSWORD in plain text"
      And nothing else of SEC-001 is reported

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = <value>

        [services.cart.secrets.db]
        provider = "vault"
        path = "kv/db"
        keys = ["password"]
        """
      When the policies are evaluated
      Then SEC-001 is not reported

      Examples: ways to a secret that are none themselves
        | what                        | value                                    |
        | a secret of a store         | { from_secret = "db", key = "password" } |
        | a variable                  | "${DB_PASSWORD}"                         |
        | a variable that must be set | { variable = "DB_PASSWORD" }             |
        | the path of a file          | "/run/secrets/db"                        |
        | an empty value              | ""                                       |
        | a reference into a store    | "vault:kv/db#password"                   |

    Scenario Outline: <what> passes under a harmless name
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.VALUE = "<value>"
        """
      When the policies are evaluated
      Then SEC-001 is not reported

      Examples: what only looks like a secret
        | what                     | value                                                                   |
        | a digest                 | sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 |
        | an identifier            | 6ba7b810-9dad-11d1-80b4-00c04fd430c8                                    |
        | a URL without a password | postgres://app@db:5432/app                                              |
        | a name of a class        | org.apache.kafka.connect.storage.StringConverter                        |
        | an image                 | ghcr.io/example/shop/cart:2.3.1                                         |

    Scenario Outline: <what> passes under a name that may mean something else of a secret
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.SECRET_SHOP = "<value>"
        """
      When the policies are evaluated
      Then SEC-001 is not reported

      Examples: what such a name may as well have
        | what             | value           |
        | a word           | secretsquirrels |
        | a number         | 20250101        |
        | a name           | cart-settings   |

    Example: secrets in plain text pass where the settings allow them
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = "hunter2"
        """
      And the policies "security"
        """toml
        [security]
        forbid_plaintext_secrets = false
        """
      When the policies are evaluated
      Then SEC-001 is not reported

  @SEC-028 @warning @SOC2-CC6.1 @ISO27001-A.5.17 @NIST-800-53-ia-5 @PCI-DSS-2.2.2 @HIPAA-164.312(d)
  Rule: No secret has a default value

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <lines>
        """
      When the policies are evaluated
      Then SEC-028 is reported on "shop/cart": "writes <place>, which has a default"
      And no message shows "hunter2"

      Examples: secrets that hold where nobody sets another
        | what                             | lines                                                                                   | place            |
        | a default in the text            | env.DB_PASSWORD = "${DB_PASSWORD:-hunter2}"                                             | env:DB_PASSWORD  |
        | the default of a variable        | env.DB_PASSWORD = { variable = "DB_PASSWORD", default = "hunter2" }                     | env:DB_PASSWORD  |
        | the default of a file            | env.DB_PASSWORD = { variable = "DB_PASSWORD", default = "hunter2", from_file = ".env" } | env:DB_PASSWORD  |
        | a default in a URL               | env.DATABASE_URL = "postgres://app:${DB_PASSWORD:-hunter2}@db/app"                      | env:DATABASE_URL |
        | the default of a secret property | properties.login = { type = "string", secret = true, default = "hunter2" }              | properties.login |

    Scenario Outline: a well-known password is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = "<password>"
        """
      When the policies are evaluated
      Then SEC-028 is reported on "shop/cart": "writes env:DB_PASSWORD, which is a well-known password"

      Examples: passwords that people try first
        | password   |
        | postgres   |
        | admin      |
        | changeme   |
        | minioadmin |
        | P@ssw0rd   |

    Example: a default is no plain text unless its own form is that of a secret
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        env.DB_PASSWORD = "${DB_PASSWORD:-hunter2}"
        env.DATABASE_URL = "${DATABASE_URL:-postgres://app:hunter2@db/app}"
        """
      When the policies are evaluated
      Then SEC-028 is reported on "shop/cart": "writes env:DB_PASSWORD, which has a default"
      And SEC-028 is reported on "shop/cart": "writes env:DATABASE_URL, which has a default"
      And SEC-001 is reported on "shop/cart": "writes env:DATABASE_URL in plain text"
      And nothing else of SEC-001 is reported

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <lines>
        """
      When the policies are evaluated
      Then SEC-028 is not reported

      Examples: secrets without a default, and defaults of what is none
        | what                                 | lines                                                        |
        | a variable without a default         | env.DB_PASSWORD = { variable = "DB_PASSWORD" }               |
        | an empty default                     | env.DB_PASSWORD = "${DB_PASSWORD:-}"                         |
        | a secret property without a default  | properties.login = { type = "string", secret = true }        |
        | the default of what is no secret     | env.LOG_LEVEL = { variable = "LOG_LEVEL", default = "info" } |
        | a password that hardly anybody tries | env.DB_PASSWORD = "hunter2-and-more"                         |
