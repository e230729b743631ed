@CHG-5
Feature: What a service needs beside it stays
  Whoever runs a service need not run more for it than before.

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

  @BRK-019 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No required dependency is added

    Example: a required dependency that is added is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.requires = ["mail"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-019 is reported on "shop/cart": "requires mail now"

    Example: an optional dependency need not be there
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.optional = ["mail"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-019 is not reported

  @BRK-020 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No required version range is narrowed

    Example: a narrower range is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["mail@^1"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.requires = ["mail@^1.4"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-020 is reported on "shop/cart": "was content with mail ^1 and demands ^1.4 now"

    Example: a wider range welcomes what was welcome
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["mail@^1.4"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.requires = ["mail@>=1.2"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-020 is not reported

    Example: a narrower range of what a service can do without passes
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.optional = ["mail@^1"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.optional = ["mail@^1.4"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-020 is not reported

  @BRK-021 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No conflict is added

    Example: a conflict that is added is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        dependencies.conflicts = ["mail"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-021 is reported on "shop/cart": "cannot run beside mail any more"

    Example: a conflict that is settled breaks nobody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.conflicts = ["mail"]

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"

        [services.mail]
        type = "api"
        version = "1.4.2"
        """
      When the policies are evaluated
      Then BRK-021 is not reported

  @BRK-025 @warning @SOC2-CC8.1 @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-cm-4
  Rule: No service demands more resources than before

    Example: more memory is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.min_memory_mb = 256
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        metadata.min_memory_mb = 512
        """
      When the policies are evaluated
      Then BRK-025 is reported on "shop/cart": "demanded 256 of memory at least and demands 512 now"

    Example: less memory is there wherever more was
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.min_memory_mb = 512
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        metadata.min_memory_mb = 256
        """
      When the policies are evaluated
      Then BRK-025 is not reported

  @BRK-039 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No volume changes its source or mode

    Example: another source is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/cart" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "cart-data" }
        """
      When the policies are evaluated
      Then BRK-039 is reported on "shop/cart": "mounted bind /srv/cart at /data and mounts persistent cart-data now"

    Example: a larger volume holds the same data
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        volumes.data = { mount = "/data", type = "persistent", size = "2Gi" }
        """
      When the policies are evaluated
      Then BRK-039 is not reported

    Example: one directory in another spelling is the same source
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "./cart/" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "./cart" }
        """
      When the policies are evaluated
      Then BRK-039 is not reported

  @BRK-026 @error @SOC2-CC8.1 @SOC2-A1.2 @ISO27001-A.8.13 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: No volume is removed or shrunk

    Example: a smaller volume is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", size = "2Gi" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        volumes.data = { mount = "/data", size = "1Gi" }
        """
      When the policies are evaluated
      Then BRK-026 is reported on "shop/cart": "loses room on the volume /data: it was 2Gi and is 1Gi"

    Example: a volume under another name at the same place is the same volume
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", size = "1Gi" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        volumes.store = { mount = "/data", size = "2Gi" }
        """
      When the policies are evaluated
      Then BRK-026 is not reported
