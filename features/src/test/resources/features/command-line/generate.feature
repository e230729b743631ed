Feature: Files of other tools are made from what was judged
  Nobody has to write twice what the repository says already.

  Example: a format that somebody added is made like any other
    Given the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      owner = "shop"
      port = 8080
      metadata = { max_memory_mb = 64, cpu_limit_millicores = 100 }
      health.liveness = { exec = ["/check"] }
      """
    And the catalog
      """toml
      [teams.shop]
      """
    When "service-registry generate --format hosts" is run
    Then it exits with 0
    And it prints "wrote generated/hosts/default/shop/hosts.txt"
    And it prints "1 file written, 0 unchanged, 0 removed"

  Example: nothing is written where an error is not waived
    Given the catalog
      """toml
      [teams.shop]
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      dependencies.requires = ["redis"]
      """
    When "service-registry generate --format hosts" is run
    Then it exits with 1
    And it complains "error[DEP-001]"
    And it complains "Nothing was written."

  Example: a format that nobody has is wrong usage
    Given the catalog
      """toml
      [services.redis]
      type = "cache"
      version = "7.0.0"
      """
    When "service-registry generate --format host" is run
    Then it exits with 2
    And it complains "did you mean 'hosts'?"
