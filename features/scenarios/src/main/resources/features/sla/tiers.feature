@AVL-1 @SOC2-A1.2
Feature: Tiers of criticality are defined and ordered
  What a criticality promises is written down once, and the more critical tier never promises less.

  @SLA-001 @error @ISO27001-A.5.9 @NIST-800-53-ra-9
  Rule: Every service's criticality is a defined tier

    Example: a criticality that is no tier is reported with the one that is meant
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critcal"
        """
      When the policies are evaluated
      Then SLA-001 is reported on "shop/cart": "is of criticality 'critcal', which is no tier: did you mean 'critical'?"

    Example: a criticality far from every tier is reported with all of them
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "platinum"
        """
      When the policies are evaluated
      Then SLA-001 is reported on "shop/cart": "the tiers are critical, high, medium, low"

    Example: a tier of the product passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-001 is not reported

    Example: a tier that the organisation defines passes
      Given the policies "sla"
        """toml
        [tiers]
        order = ["gold", "iron"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "iron"
        """
      When the policies are evaluated
      Then SLA-001 is not reported

    Example: nothing is said of tiers while their order is refused
      Given the policies "sla"
        """toml
        [tiers]
        order = "gold"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "gold"
        """
      When the policies are evaluated
      Then SLA-001 is not reported

  @SLA-002 @error @ISO27001-A.5.30 @NIST-800-53-cp-2
  Rule: A tier promises no more than the tier above it

    Example: a tier that promises more than the one above it is reported
      Given the policies "sla"
        """toml
        [sla.high]
        rto = "1m"
        availability = "99.999%"
        """
      When the policies are evaluated
      Then SLA-002 is reported on "sla.high.rto": "tier high promises rto 1m, more than tier critical above it with 5m"
      And SLA-002 is reported on "sla.high.availability": "99.999%, more than tier critical above it with 99.99%"

    Example: a tier is compared with the next one that promises the same
      Given the policies "sla"
        """toml
        [tiers]
        order = ["gold", "silver", "iron"]

        [sla.gold]
        min_replicas = 2

        [sla.silver]
        rto = "1h"

        [sla.iron]
        min_replicas = 3
        """
      When the policies are evaluated
      Then SLA-002 is reported on "sla.iron.min_replicas": "tier iron promises min_replicas 3, more than tier gold above it with 2"

    Example: support at an hour at which the tier above has none is reported
      Given the policies "sla"
        """toml
        [sla.critical]
        support_hours = "Mon-Fri 07:00-19:00"

        [sla.high]
        support_hours = "08:00-18:00"
        """
      When the policies are evaluated
      Then SLA-002 is reported on "sla.high.support_hours": "support_hours 08:00-18:00, more than tier critical above it with Mon-Fri 07:00-19:00"

    Example: the product's own tiers pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SLA-002 is not reported

    Example: the same promise in two tiers passes
      Given the policies "sla"
        """toml
        [sla.high]
        rto = "300s"
        """
      When the policies are evaluated
      Then SLA-002 is not reported
