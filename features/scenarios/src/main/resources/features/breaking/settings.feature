@CHG-3
Feature: What a service is set up with stays
  Whoever has set a service up once need not do so again.

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

  @BRK-008 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No property is removed

    Example: a removed property is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.currency = { type = "string" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-008 is reported on "shop/cart": "takes property currency no more"

    Example: an optional property that is added is no break
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
        version = "2.0.0"
        properties.currency = { type = "string" }
        """
      When the policies are evaluated
      Then BRK-008 is not reported

  @BRK-009 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No property changes its type

    Example: another type is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.limit = { type = "integer" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.limit = { type = "string" }
        """
      When the policies are evaluated
      Then BRK-009 is reported on "shop/cart": "took a property limit of type integer and takes one of type string"

    Example: a description changes no type
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.limit = { type = "integer" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.limit = { type = "integer", description = "At most" }
        """
      When the policies are evaluated
      Then BRK-009 is not reported

    Example: every whole number is a number
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.limit = { type = "integer" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.limit = { type = "number" }
        """
      When the policies are evaluated
      Then BRK-009 is not reported

  @BRK-010 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No property accepts less than before

    Example: a lower maximum is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.retries = { type = "integer", max = 10 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.retries = { type = "integer", max = 5 }
        """
      When the policies are evaluated
      Then BRK-010 is reported on "shop/cart": "takes less for property retries: max was 10 and is 5"

    Example: a wider range takes what the former one took
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.retries = { type = "integer", max = 5 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.retries = { type = "integer", max = 10 }
        """
      When the policies are evaluated
      Then BRK-010 is not reported

  @BRK-011 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No property becomes required without a default

    Example: a property that must be set now is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.key = { type = "string" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.key = { type = "string", required = true }
        """
      When the policies are evaluated
      Then BRK-011 is reported on "shop/cart": "demands property key, which has no default"

    Example: a required property with a default need not be set
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
        version = "2.0.0"
        properties.key = { type = "string", required = true, default = "none" }
        """
      When the policies are evaluated
      Then BRK-011 is not reported

  @BRK-012 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No property default changes

    Example: another default is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.retries = { type = "integer", default = 3 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.retries = { type = "integer", default = 5 }
        """
      When the policies are evaluated
      Then BRK-012 is reported on "shop/cart": "had the default 3 for property retries and has 5 now"

    Example: a default that stays is no change of it
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.retries = { type = "integer", default = 3 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.retries = { type = "integer", default = 3, max = 9 }
        """
      When the policies are evaluated
      Then BRK-012 is not reported

    Example: nobody relied on a default where all had to say something
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.retries = { type = "integer", required = true }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.retries = { type = "integer", required = true, default = 3 }
        """
      When the policies are evaluated
      Then BRK-012 is not reported

  @BRK-013 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4 @PCI-DSS-8.3.2
  Rule: No property becomes a secret or stops being one

    Example: a property that becomes a secret is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.key = { type = "string" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.key = { type = "string", secret = true }
        """
      When the policies are evaluated
      Then BRK-013 is reported on "shop/cart": "changes whether property key is a secret"

    Example: a secret that stays one is no change of it
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        properties.key = { type = "string", secret = true }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        properties.key = { type = "string", secret = true, required = true, default = "none" }
        """
      When the policies are evaluated
      Then BRK-013 is not reported

  @BRK-014 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No environment variable is removed

    Example: a removed variable is reported
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
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-014 is reported on "shop/cart": "has environment variable LOG_LEVEL no more"

    Example: another value takes no variable away
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
        version = "2.0.0"
        env.LOG_LEVEL = "debug"
        """
      When the policies are evaluated
      Then BRK-014 is not reported

  @BRK-015 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4 @PCI-DSS-6.5.1
  Rule: No secret is removed

    Example: a removed key is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", keys = ["user", "password"] }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        secrets.db = { provider = "vault", keys = ["password"] }
        """
      When the policies are evaluated
      Then BRK-015 is reported on "shop/cart": "has secret db.user no more"

    Example: a key that is added breaks nobody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", keys = ["password"] }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        secrets.db = { provider = "vault", keys = ["password", "user"] }
        """
      When the policies are evaluated
      Then BRK-015 is not reported
