@SEC-2
Feature: Secrets do not live for ever
  A secret that leaked is worth nothing once it has been changed.

  @SEC-023 @warning @SOC2-CC6.1 @ISO27001-A.5.17 @NIST-800-53-ia-5 @PCI-DSS-8.3.9 @HIPAA-164.308(a)(5)(ii)(C)
  Rule: Secrets are rotated within the limit

    Example: a secret that is rotated too rarely is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", path = "kv/db", rotation_days = 91 }
        """
      When the policies are evaluated
      Then SEC-023 is reported on "shop/cart": "has the secret db, which is rotated every 91 days; the limit is 90 days"

    Example: a secret that says nothing of rotation is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", path = "kv/db" }
        """
      When the policies are evaluated
      Then SEC-023 is reported on "shop/cart": "has the secret db, which is never rotated"

    Example: a stricter limit counts
      Given the policies "security"
        """toml
        [security]
        max_secret_age_days = 30
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", path = "kv/db", rotation_days = 60 }
        """
      When the policies are evaluated
      Then SEC-023 is reported on "shop/cart": "the limit is 30 days"

    Example: a secret that is rotated within the limit passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", path = "kv/db", rotation_days = 90 }
        """
      When the policies are evaluated
      Then SEC-023 is not reported

    Example: a rotation that the schema refuses is not called missing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.db = { provider = "vault", path = "kv/db", rotation_days = "90" }
        """
      When the policies are evaluated
      Then SEC-023 is not reported
