Feature: A change is judged before it is merged
  Whoever changes the repository learns what breaks, for whom, and what version tells of it.

  Example: what changed is listed with what it breaks
    Given the catalog
      """toml
      [services.ledger]
      type = "api"
      version = "2.0.0"
      """
    And the project "shop"
      """toml
      [project]
      owner = "shop"
      [uses]
      services = ["ledger"]
      """
    And the file "before/services/catalog.toml"
      """toml
      [services.ledger]
      type = "api"
      version = "1.0.0"
      port = 8080
      """
    And the file "before/projects/shop/services.toml"
      """toml
      [project]
      owner = "shop"
      [uses]
      services = ["ledger"]
      """
    When "service-registry diff --against before" is run
    Then it exits with 1
    And it prints "breaking[BRK-005] port-removed global/ledger ports.main: 8080/TCP"
    And it prints "may change shop/ledger (@shop)"
    And it prints "1 breaking, 0 risky, 1 safe since before"

  Example: nothing is judged as a change where nothing is compared
    Given the catalog
      """toml
      [services.ledger]
      type = "api"
      version = "2.0.0"
      """
    When "service-registry validate --family breaking" is run
    Then it exits with 0
    And it prints "0 rules run, 42 not applicable"

  Example: a revision that is not there is wrong usage
    Given the catalog
      """toml
      [services.ledger]
      type = "api"
      version = "2.0.0"
      """
    When "service-registry diff --against nowhere" is run
    Then it exits with 2
    And it complains "nowhere"
