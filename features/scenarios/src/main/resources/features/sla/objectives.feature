@AVL-3
Feature: Objectives can be met
  A promise to the outside holds only as far as the promises it rests on.

  @SLA-004 @error @SOC2-A1.2 @ISO27001-A.8.14 @NIST-800-53-cp-2.8
  Rule: Every critical service has an availability objective at least its tier's

    Example: a critical service without an objective is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-004 is reported on "global/payments": "has the availability objective none, where tier critical promises 99.99%"

    Example: an objective below the tier's is reported where it is written
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        slo.availability = { objective = "99.9%" }
        """
      When the policies are evaluated
      Then SLA-004 is reported at "services/catalog.toml:5": "has the availability objective 99.9%, where tier critical promises 99.99%"

    Example: the tier's own figure passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        slo.availability = { objective = "99.990%" }
        """
      When the policies are evaluated
      Then SLA-004 is not reported

    Example: a service of a lower tier passes without one
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-004 is not reported

    Example: an objective that the schema refuses is not called missing
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        slo.availability = { objective = 99.99 }
        """
      When the policies are evaluated
      Then SLA-004 is not reported

    Example: a retired service passes, and nobody answers for it
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        lifecycle = "retired"

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        slo.availability = { objective = "99.99%" }
        """
      When the policies are evaluated
      Then SLA-004 is not reported

    Example: what another tier promises does not count
      Given the policies "sla"
        """toml
        [sla.high]
        availability = "99.999%"
        """
      And the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        slo.availability = { objective = "99.99%" }
        """
      When the policies are evaluated
      Then SLA-004 is not reported

  @SLA-005 @warning @SOC2-A1.2 @ISO27001-A.5.30 @NIST-800-53-cp-2.8
  Rule: A service's availability is not above what its required services promise

    Example: two required services that together promise less are reported with their product
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["db", "queue"]
        slo.availability = { objective = "99.99%" }

        [services.db]
        type = "api"
        version = "1.0.0"
        slo.availability = { objective = "99.99%" }

        [services.queue]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-005 is reported on "shop/cart": "promises an availability of 99.99%"
      And SLA-005 is reported on "shop/cart": "together promise 99.89001% (shop/db 99.99% × shop/queue 99.9%)"

    Example: a service that promises exactly what the one below leaves passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["db"]

        [services.db]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-005 is not reported

    Example: a migration that ran before does not count
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["migration"]

        [services.migration]
        type = "job"
        version = "1.0.0"
        criticality = "low"
        slo.availability = { objective = "90%" }
        """
      When the policies are evaluated
      Then SLA-005 is not reported

    Example: a service that promises nothing passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["db"]

        [services.db]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      When the policies are evaluated
      Then SLA-005 is not reported

    Example: a service that is called when it is there does not count
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.optional = ["db"]

        [services.db]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-005 is not reported

    Example: a retired service passes, whatever those beside it promise
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "retired"
        dependencies.requires = ["db"]
        slo.availability = { objective = "99.99%" }

        [services.db]
        type = "api"
        version = "1.0.0"
        slo.availability = { objective = "99%" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SLA-005 is not reported

  @SLA-007 @warning @SOC2-A1.2 @ISO27001-A.5.30 @NIST-800-53-cp-2 @HIPAA-164.308(a)(7)(i)
  Rule: A required service's RTO is not longer than its dependants'

    Example: a required service that comes back later is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-007 is reported on "shop/cart": "must be back within 5m, but requires shop/prices, which may take 4h"

    Example: a required service of the same tier passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-007 is not reported

    Example: a required service of a higher tier passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-007 is not reported

    Example: tiers with the same time pass
      Given the policies "sla"
        """toml
        [sla.high]
        rto = "5m"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-007 is not reported

    Example: a retired service passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        lifecycle = "retired"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-007 is not reported
      And SLA-009 is not reported

    Example: what is called or can be done without may be slower
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.calls = ["prices"]
        dependencies.optional = ["mail"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"

        [services.mail]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-007 is not reported
      And SLA-009 is not reported

    Example: a service without a tier passes, whatever the tier of those beside it
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-007 is not reported
      And SLA-009 is not reported

    Example: a slower service that nobody requires passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.requires = ["ledger"]

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-007 is not reported
      And SLA-009 is not reported

    Example: only the time to be back is compared with it
      Given the policies "sla"
        """toml
        [sla.high]
        notice = "90d"
        backup_retention = "30d"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-007 is not reported

  @SLA-009 @warning @SOC2-CC7.4 @ISO27001-A.5.24 @NIST-800-53-ir-7
  Rule: Support hours of required services cover their dependants'

    Example: a required service that nobody answers for at night is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-009 is reported on "shop/cart": "is supported 24/7, but requires shop/prices, which is supported business"

    Example: support in the same hours passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-009 is not reported

    Example: hours that contain those of the dependant pass
      Given the policies "sla"
        """toml
        [sla.medium]
        support_hours = "Mon-Fri 08:00-18:00"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-009 is not reported

    Example: hours in words of their own are not compared
      Given the policies "sla"
        """toml
        [sla.medium]
        support_hours = "when we can"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        dependencies.requires = ["prices"]

        [services.prices]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then SLA-009 is not reported
