Feature: A pipeline can stop on what the policies report
  The command line prints each finding once, where it is to be mended, and exits with a code that says what it means.

  Example: a repository without findings exits with 0
    Given the catalog
      """toml
      [catalog]
      name = "central"

      [teams.shop]
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      description = "Keeps what people want to buy"
      owner = "shop"
      health.readiness = { http_get = { path = "/ready" } }

      [services.cart.metadata]
      repository = "https://example.org/cart"
      data_classification = "internal"
      max_memory_mb = 256
      cpu_limit_millicores = 500
      """
    When "service-registry validate --fail-on note" is run
    Then it exits with 0

  Example: an error is printed with its place and exits with 1
    Given the catalog
      """toml
      [catalog]
      name = "central"
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      dependencies.requires = ["redis"]
      """
    When "service-registry validate" is run
    Then it exits with 1
    And it prints "projects/shop/services.toml:4:"
    And it prints "error[DEP-001] Every required or called service exists"
    And it prints "requires redis, which does not exist"

  Example: a warning exits with 0 unless warnings are to fail
    Given the catalog
      """toml
      [catalog]
      name = "central"

      [teams.shop]
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "v1"
      owner = "shop"
      """
    When "service-registry validate" is run
    Then it exits with 0
    And it prints "warning[SCH-006]"
    When "service-registry validate --fail-on warning" is run
    Then it exits with 1

  Example: a sunset is judged by the day that is asked about
    Given the catalog
      """toml
      [catalog]
      name = "central"
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      dependencies.requires = ["prices"]

      [services.prices]
      type = "api"
      version = "1.0.0"
      deprecation = { deprecated_since = 2027-01-01, sunset = 2027-06-30 }
      """
    When "service-registry validate --as-of 2026-12-31" is run
    Then it does not print "DEP-006"
    When "service-registry validate --as-of 2027-01-01" is run
    Then it prints "warning[DEP-006]"

  Example: a directory without a repository exits with 2
    Given the file "README.md"
      """
      No services here
      """
    When "service-registry validate" is run
    Then it exits with 2
    And it complains "catalog.toml"
    And it does not print "Exception"
