@AVL-2 @SOC2-A1.2
Feature: A service is run as its tier promises
  What a tier promises is only true when each of its services is run that way.

  @SLA-003 @error @ISO27001-A.8.14 @NIST-800-53-cp-2
  Rule: Every service runs at least the replicas its tier demands

    Example: one replica where three are demanded is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-003 is reported on "global/payments": "runs 1 of 3 replicas that tier critical demands"

    Example: an override with too few is reported where it says so
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 3
        """
      And the project "shop"
        """toml
        [uses]
        services = ["payments"]

        [services.payments.deploy]
        replicas = 2
        """
      When the policies are evaluated
      Then SLA-003 is reported at "projects/shop/services.toml:5": "runs 2 of 3 replicas"

    Example: an autoscaler that goes below the minimum is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        deploy = { replicas = 4, autoscaling = { min = 1, max = 8 } }
        """
      When the policies are evaluated
      Then SLA-003 is reported on "global/payments": "runs 1 of 2 replicas"

    Example: an autoscaler that keeps to the minimum passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        deploy.autoscaling = { min = 2, max = 8 }
        """
      When the policies are evaluated
      Then SLA-003 is not reported

    Example: a service of the lowest tiers passes with one
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "medium"

        [services.reports]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      When the policies are evaluated
      Then SLA-003 is not reported

    Example: what runs to its end, on every node or inside another pod passes
      Given the catalog
        """toml
        [services.migration]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.kind = "job"

        [services.agent]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.kind = "daemonset"

        [services.proxy]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.sidecar_of = "agent"
        """
      When the policies are evaluated
      Then SLA-003 is not reported

    Example: a retired service passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        lifecycle = "retired"
        """
      When the policies are evaluated
      Then SLA-003 is not reported

    Example: every service is judged by its own tier and its own replicas
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 3

        [services.reports]
        type = "api"
        version = "1.0.0"
        criticality = "low"

        [services.drafts]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SLA-003 is not reported

  @SLA-006 @warning @ISO27001-A.8.14 @NIST-800-53-cp-10
  Rule: Every critical service has a disruption budget

    Example: a critical service without a budget is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-006 is reported on "global/payments": "is of tier critical and has no disruption budget"

    Example: a budget that protects nothing is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.disruption_budget = { max_unavailable = "100%" }
        """
      When the policies are evaluated
      Then SLA-006 is reported on "global/payments": "has a disruption budget that lets every replica go"

    Scenario Outline: <budget> of <replicas> is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy = { <replicas>, disruption_budget = { max_unavailable = <budget> } }
        """
      When the policies are evaluated
      Then SLA-006 is reported on "global/payments": "has a disruption budget that lets every replica go"

      Examples: as many as there are, or more
        | budget | replicas                                |
        | 3      | replicas = 3                            |
        | 5      | replicas = 3                            |
        | "67%"  | replicas = 3                            |
        | 4      | autoscaling = { min = 2, max = 4 }      |
        | 1      | termination_grace = "30s"               |

    Scenario Outline: <budget> of <replicas> passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy = { <replicas>, disruption_budget = { max_unavailable = <budget> } }
        """
      When the policies are evaluated
      Then SLA-006 is not reported

      Examples: fewer than there are
        | budget | replicas                           |
        | 2      | replicas = 3                       |
        | "66%"  | replicas = 3                       |
        | 3      | autoscaling = { min = 2, max = 4 } |
        | 0      | replicas = 0                       |

    Example: a critical service with a budget passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.disruption_budget = { min_available = 2 }
        """
      When the policies are evaluated
      Then SLA-006 is not reported

    Example: a service of a lower tier passes without one
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-006 is not reported

    Example: the first tier of the organisation is the critical one
      Given the policies "sla"
        """toml
        [tiers]
        order = ["gold", "critical"]
        """
      And the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then SLA-006 is not reported

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
        deploy.disruption_budget = { min_available = 2 }
        """
      When the policies are evaluated
      Then SLA-006 is not reported

  @SLA-008 @error @ISO27001-A.8.16 @NIST-800-53-si-6
  Rule: Every tiered service has a readiness check

    Example: a tiered service that is only checked for life is reported
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        health.liveness = { tcp_socket = { port = 8080 } }
        """
      When the policies are evaluated
      Then SLA-008 is reported on "global/payments": "is of tier low and has no readiness check"

    Example: a service with a readiness check passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        health.readiness = { tcp_socket = { port = 8080 } }
        """
      When the policies are evaluated
      Then SLA-008 is not reported

    Example: a service without a criticality passes
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SLA-008 is not reported

    Example: a job passes
      Given the catalog
        """toml
        [services.migration]
        type = "job"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then SLA-008 is not reported

    Example: a check that the schema refuses is not called missing
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        health.readiness = "yes"
        """
      When the policies are evaluated
      Then SLA-008 is not reported

    Example: a retired service passes, and so does one without a tier beside one with a tier
      Given the catalog
        """toml
        [services.payments]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        lifecycle = "retired"

        [services.drafts]
        type = "api"
        version = "1.0.0"

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        health.readiness = { tcp_socket = { port = 8080 } }
        """
      When the policies are evaluated
      Then SLA-008 is not reported
