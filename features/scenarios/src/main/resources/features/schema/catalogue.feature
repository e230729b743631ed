@INT-4
Feature: The shared catalogue can be relied on
  Projects build on definitions that do not move under them and that somebody stands behind.

  @SCH-011 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-si-7 @PCI-DSS-11.5.2
  Rule: Every released catalogue version is unchanged

    Example: a release whose file was edited is reported
      Given the file "services/versions.toml"
        """toml
        current = "v1.0"

        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "current"
        sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      When the policies are evaluated
      Then SCH-011 is reported at "services/versions.toml": "was released with the SHA-256 0000000000"

    Example: a release that is edited together with its checksum is reported where it is compared with
      Given the file "services/versions.toml" before
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "current"
        sha256 = "132457023c8ccde78f6fb453d6a620a6a5b4965f639425f7b0c987be871e90c6"
        """
      And the file "services/versions/v1.0/catalog.toml" before
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the file "services/versions.toml"
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "current"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "16.3.0"
        """
      When the policies are evaluated
      Then SCH-011 is reported at "services/versions.toml": "was released with the SHA-256 132457023c8c"

    Example: a release as it was released passes
      Given the file "services/versions.toml"
        """toml
        current = "v1.0"

        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "current"
        sha256 = "132457023c8ccde78f6fb453d6a620a6a5b4965f639425f7b0c987be871e90c6"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      When the policies are evaluated
      Then SCH-011 is not reported

    Example: a draft without a checksum passes
      Given the file "services/versions.toml"
        """toml
        [versions."v2.0"]
        path = "versions/v2.0/catalog.toml"
        status = "draft"
        """
      And the file "services/versions/v2.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "17.0.0"
        """
      When the policies are evaluated
      Then SCH-011 is not reported

    Example: a draft may change, whatever its checksum was
      Given the file "services/versions.toml"
        """toml
        [versions."v2.0"]
        path = "versions/v2.0/catalog.toml"
        status = "draft"
        sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
        """
      And the file "services/versions/v2.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "17.0.0"
        """
      When the policies are evaluated
      Then SCH-011 is not reported

    Example: a release without a checksum cannot be compared
      Given the file "services/versions.toml"
        """toml
        [versions."v2.0"]
        path = "versions/v2.0/catalog.toml"
        status = "current"
        """
      And the file "services/versions/v2.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "17.0.0"
        """
      When the policies are evaluated
      Then SCH-011 is not reported

  @SCH-015 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-sa-22 @PCI-DSS-12.3.4
  Rule: Every pinned catalogue version is released and not retired

    Scenario Outline: a pin of a <status> version is reported
      Given the file "services/versions.toml"
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "<status>"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [project]
        catalog_version = "v1.0"
        """
      When the policies are evaluated
      Then SCH-015 is reported on "shop": "pins catalogue version v1.0, which is <status>"

      Examples: no base to run on
        | status  |
        | draft   |
        | retired |

    Example: a pin of a version that is not listed is reported
      Given the catalog
        """toml
        [catalog]
        name = "central"
        """
      And the project "shop"
        """toml
        [project]
        catalog_version = "v9.9"
        """
      When the policies are evaluated
      Then SCH-015 is reported on "shop": "v9.9, which is not listed in versions.toml"

    Scenario Outline: a pin of a <status> version passes
      Given the file "services/versions.toml"
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "<status>"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [project]
        catalog_version = "v1.0"
        """
      When the policies are evaluated
      Then SCH-015 is not reported

      Examples: released and not retired
        | status     |
        | current    |
        | supported  |
        | deprecated |

  @SCH-016 @error @SOC2-PI1.2 @ISO27001-A.8.9 @NIST-800-53-cm-2
  Rule: Every pattern has at least one service

    Example: a declared pattern that no service names is reported
      Given the catalog
        """toml
        [patterns.full-stack]
        description = "Everything a shop needs"

        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      When the policies are evaluated
      Then SCH-016 is reported at "services/catalog.toml:1": "has no service"

    Example: a pattern that a service names passes
      Given the catalog
        """toml
        [patterns.full-stack]
        description = "Everything a shop needs"

        [services.postgres]
        type = "database"
        version = "16.2.0"
        patterns = ["full-stack"]
        """
      When the policies are evaluated
      Then SCH-016 is not reported

    Example: a pattern whose only service is a project's passes
      Given the catalog
        """toml
        [patterns.full-stack]
        description = "Everything a shop needs"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        patterns = ["full-stack"]
        """
      When the policies are evaluated
      Then SCH-016 is not reported

    Example: a pattern that a service of an unreadable file may have is not called empty
      Given the catalog
        """toml
        [patterns.full-stack]
        description = "Everything a shop needs"
        """
      And the project "shop"
        """toml
        [services.cart
        patterns = ["full-stack"]
        """
      When the policies are evaluated
      Then SCH-001 is reported at "projects/shop/services.toml:1": ""
      And SCH-016 is not reported

  @SCH-018 @error @SOC2-PI1.2 @ISO27001-A.5.9 @NIST-800-53-cm-8
  Rule: Every used service is in the catalogue

    Example: the use of a service that the catalogue does not define is reported
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgers"]
        """
      When the policies are evaluated
      Then SCH-018 is reported on "shop/postgers": "uses postgers, which the catalogue does not define"

    Example: a service that only the head defines is missing for a project with a pin
      Given the catalog
        """toml
        [services.redis]
        type = "cache"
        version = "7.2.0"
        """
      And the file "services/versions.toml"
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "current"
        """
      And the file "services/versions/v1.0/catalog.toml"
        """toml
        [catalog]
        name = "central"
        """
      And the project "shop"
        """toml
        [project]
        catalog_version = "v1.0"

        [uses]
        services = ["redis"]
        """
      When the policies are evaluated
      Then SCH-018 is reported on "shop/redis": "uses redis, which the catalogue does not define"

    Example: the use of a service of the catalogue passes
      Given the catalog
        """toml
        [services.postgres]
        type = "database"
        version = "16.2.0"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["postgres"]
        """
      When the policies are evaluated
      Then SCH-018 is not reported
      And nothing else of schema and dependency is reported
