@CHG-2 @NIST-800-53-sa-22
Feature: Services end as announced
  Who uses a service that goes knows when, for what, and early enough.

  @GOV-014 @error @SOC2-CC2.1 @ISO27001-A.8.32
  Rule: Deprecated services name a sunset date and a replacement

    Example: a deprecated service that says nothing more is reported for both
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        """
      When the policies are evaluated
      Then GOV-014 is reported on "shop/cart": "is deprecated and names no sunset date"
      And GOV-014 is reported on "shop/cart": "is deprecated and names no replacement"

    Example: a replacement that does not exist is reported
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2027-05-01, replaced_by = "basket" }
        """
      When the policies are evaluated
      Then GOV-014 is reported on "shop/cart": "is deprecated and names the replacement basket, which does not exist"

    Example: a service that replaces itself is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation = { sunset = 2027-05-01, replaced_by = "cart" }
        """
      When the policies are evaluated
      Then GOV-014 is reported on "shop/cart": "is deprecated and names itself as its replacement"

    Example: a deprecated service that names both passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation = { sunset = 2027-05-01, replaced_by = "prices" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-014 is not reported

    Example: a service that will be deprecated passes until that day
      Given today is 2026-11-22
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation = { deprecated_since = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-014 is not reported

    Example: a retired service passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "retired"
        deprecation = { deprecated_since = 2025-11-23 }
        """
      When the policies are evaluated
      Then GOV-014 is not reported

    Example: a service that is not deprecated passes beside one that is
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation = { sunset = 2027-05-01, replaced_by = "prices" }

        [services.prices]
        type = "api"
        version = "1.0.0"

        [services.old]
        type = "api"
        version = "1.0.0"
        lifecycle = "retired"
        deprecation = { deprecated_since = 2025-11-23 }
        """
      When the policies are evaluated
      Then GOV-014 is not reported

    Example: a service that is deprecated from this day on is reported
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation = { deprecated_since = 2026-11-23, replaced_by = "cart" }
        """
      When the policies are evaluated
      Then GOV-014 is reported on "shop/cart": "is deprecated and names no sunset date"

  @GOV-015 @error @SOC2-CC8.1 @ISO27001-A.8.32 @PCI-DSS-12.3.4
  Rule: No service outlives its sunset

    Example: a service that is there the day after its sunset is reported
      Given today is 2026-11-24
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation = { sunset = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-015 is reported on "shop/cart": "was to go after 2026-11-23, and its lifecycle is still deprecated"

    Example: a service on its last day passes
      Given today is 2026-11-23
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "deprecated"
        deprecation = { sunset = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-015 is not reported

    Example: a service that was retired passes
      Given today is 2026-11-24
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "retired"
        deprecation = { sunset = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-015 is not reported

    Example: a service that was retired passes beside one that goes on
      Given today is 2026-11-24
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "retired"
        deprecation = { sunset = 2026-11-23 }

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-015 is not reported

  @GOV-017 @warning @SOC2-CC2.1 @ISO27001-A.5.20
  Rule: Deprecation notice is at least the tier's

    Example: a notice that is a day short is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2027-01-29, replaced_by = "prices" }
        """
      When the policies are evaluated
      Then GOV-017 is reported on "shop/cart": "is deprecated 89 days before its sunset, where tier medium promises a notice of 90d"

    Example: a sunset before the deprecation is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        deprecation = { deprecated_since = 2026-11-10, sunset = 2026-11-01, replaced_by = "prices" }
        """
      When the policies are evaluated
      Then GOV-017 is reported on "shop/cart": "is deprecated -9 days before its sunset"

    Example: the whole notice passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2027-01-30, replaced_by = "prices" }
        """
      When the policies are evaluated
      Then GOV-017 is not reported

    Example: a service whose tier promises no notice passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2026-11-02, replaced_by = "prices" }
        """
      When the policies are evaluated
      Then GOV-017 is not reported

    Example: a retired service passes, and so does one beside it that gives the notice of its tier
      Given the project "shop"
        """toml
        [services.old]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        lifecycle = "retired"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2026-11-02, replaced_by = "prices" }

        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2026-11-02, replaced_by = "prices" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then GOV-017 is not reported

    Example: only the notice of the tier is compared with it
      Given the policies "sla"
        """toml
        [sla.low]
        backup_retention = "30d"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        deprecation = { deprecated_since = 2026-11-01, sunset = 2026-11-02, replaced_by = "prices" }
        """
      When the policies are evaluated
      Then GOV-017 is not reported

  @GOV-016 @error @SOC2-CC2.1 @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-sa-22
  Rule: No service is removed before its sunset

    Scenario Outline: a service that goes <when> is reported
      Given today is <today>
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation = { sunset = 2026-12-31, replaced_by = "basket" }

        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-016 is reported on "shop/cart": "is removed although it was announced to stay through 2026-12-31"

      Examples: days that still count
        | when                        | today      |
        | long before its sunset      | 2026-11-23 |
        | on the very day it is there | 2026-12-31 |

    Example: a service that goes after its sunset passes
      Given today is 2027-01-01
      And the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation = { sunset = 2026-12-31, replaced_by = "basket" }

        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-016 is not reported

    Example: a service that keeps its former id as an alias has not gone
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation.sunset = 2026-12-31
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        aliases = ["cart"]
        """
      When the policies are evaluated
      Then GOV-016 is not reported

    Example: a service that everybody uses from the catalogue is told with whom its going breaks
      Given the catalog before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deprecation.sunset = 2026-12-31
        """
      And the catalog
        """toml
        schema_version = "1"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]
        """
      When the policies are evaluated
      Then GOV-016 is reported on "global/cart": "stay through 2026-12-31; breaks shop/cart"

    Example: a service that is renamed without an alias is BRK-002, not a removal
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        deprecation.sunset = 2026-12-31
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/shop/cart", tag = "1.0" }
        """
      When the policies are evaluated
      Then GOV-016 is not reported
      And BRK-002 is reported on "shop/cart": "shop/basket seems to stand in its place"

    Example: a service of which no end was announced may go while another one has to stay
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.till]
        type = "api"
        version = "1.0.0"
        deprecation.sunset = 2026-12-31
        """
      And the project "shop"
        """toml
        [services.basket]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then GOV-016 is reported on "shop/till": "through 2026-12-31"
      And nothing else of GOV-016 is reported
