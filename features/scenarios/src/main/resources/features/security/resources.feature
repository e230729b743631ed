@HRD-4
Feature: No service takes what its neighbours need
  A leak, a loop or a flood stays with the service that has it.

  @SEC-014 @warning @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-sc-5
  Rule: Memory is limited

    Example: a service without a limit of memory is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = 500
        """
      When the policies are evaluated
      Then SEC-014 is reported on "shop/cart": "may use all memory of its host; a limit is missing"

    Example: a limit of 0 is none
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = 0
        """
      When the policies are evaluated
      Then SEC-014 is reported on "shop/cart": "a limit is missing"

    Example: an override that takes the limit away is reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = 512
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        unset = ["metadata.max_memory_mb"]
        """
      When the policies are evaluated
      Then SEC-014 is reported on "shop/cart": "a limit is missing"
      And nothing else of SEC-014 is reported

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        <line>
        """
      When the policies are evaluated
      Then SEC-014 is not reported

      Examples: services that say how much they need, as far as anybody knows
        | what                            | line                            |
        | a limit                         | metadata.max_memory_mb = 512    |
        | a limit that the schema refuses | metadata.max_memory_mb = "lots" |
        | a table that the schema refuses | metadata = 512                  |

    Example: a word that was refused beside it, or of something else, limits nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = "lots"

        [services.mail]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = "lots"
        """
      When the policies are evaluated
      Then SEC-014 is reported on "shop/cart": "a limit is missing"
      And nothing else of SEC-014 is reported

    Example: the least limit is one
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = 1
        """
      When the policies are evaluated
      Then SEC-014 is not reported

  @SEC-015 @warning @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-sc-5
  Rule: CPU is limited

    Example: a service without a limit of processor time is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = 512
        """
      When the policies are evaluated
      Then SEC-015 is reported on "shop/cart": "may use all processors of its host; a limit is missing"

    Example: a service with a limit passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = 500
        """
      When the policies are evaluated
      Then SEC-015 is not reported

    Example: an override that sets the limit passes
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.metadata]
        cpu_limit_millicores = 500
        """
      When the policies are evaluated
      Then SEC-015 is reported on "global/cart": "a limit is missing"
      And nothing else of SEC-015 is reported

    Example: a word that was refused beside it, or of something else, limits nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.max_memory_mb = "lots"

        [services.mail]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = "lots"
        """
      When the policies are evaluated
      Then SEC-015 is reported on "shop/cart": "a limit is missing"
      And nothing else of SEC-015 is reported

    Example: a limit of 0 is none, and the least is one
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = 0

        [services.mail]
        type = "api"
        version = "1.0.0"
        metadata.cpu_limit_millicores = 1
        """
      When the policies are evaluated
      Then SEC-015 is reported on "shop/cart": "a limit is missing"
      And nothing else of SEC-015 is reported

  @SEC-016 @warning @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-sc-5
  Rule: Processes are limited

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx"<keys> }
        """
      When the policies are evaluated
      Then SEC-016 is reported on "shop/cart": "may start any number of processes; a limit is missing"

      Examples: containers without a limit that engines keep
        | what      | keys              |
        | nothing   |                   |
        | zero      | , pids_limit = 0  |
        | minus one | , pids_limit = -1 |

    Example: a limit passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", pids_limit = 200 }
        """
      When the policies are evaluated
      Then SEC-016 is not reported

    Example: a container of Windows, whose processes no engine counts, passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nanoserver", platform = "windows/amd64" }
        """
      When the policies are evaluated
      Then SEC-016 is not reported

    Example: a service without a container passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SEC-016 is not reported

    Example: a limit beside it, and a word that was refused, limit nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", pids_limit = 1 }

        [services.prices]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", pids_limit = "lots" }
        """
      When the policies are evaluated
      Then SEC-016 is reported on "shop/cart": "a limit is missing"
      And nothing else of SEC-016 is reported
