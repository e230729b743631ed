@CHG-6
Feature: What was promised is kept
  How well something works, and how its data is protected, is planned with.

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

  @BRK-024 @warning @SOC2-CC8.1 @SOC2-A1.2 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: Nothing promises less than before

    Example: a lower criticality is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "low"
        """
      When the policies are evaluated
      Then BRK-024 is reported on "shop/cart": "promised high and promises low now"

    Example: a higher criticality promises more
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "low"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then BRK-024 is not reported

  @BRK-028 @error @SOC2-CC8.1 @SOC2-A1.2 @ISO27001-A.8.14 @NIST-800-53-cm-4
  Rule: No region is removed

    Example: a removed region is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.multi-region]
        regions = ["us-east", "eu-west"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west"]
        """
      When the policies are evaluated
      Then BRK-028 is reported on "shop": "is deployed to us-east no more"

    Example: a region that is added takes none away
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the file "projects/shop/deployment.toml" before
        """toml
        [deployment.multi-region]
        regions = ["us-east"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["us-east", "eu-west"]
        """
      When the policies are evaluated
      Then BRK-028 is not reported

  @BRK-029 @warning @SOC2-CC8.1 @SOC2-C1.1 @ISO27001-A.5.12 @NIST-800-53-cm-4
  Rule: No data classification is raised

    Example: a higher classification is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.data_classification = "internal"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        metadata.data_classification = "restricted"
        """
      When the policies are evaluated
      Then BRK-029 is reported on "shop/cart": "handled internal data and handles restricted data now"

    Example: a lower classification asks less of everybody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.data_classification = "restricted"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        metadata.data_classification = "internal"
        """
      When the policies are evaluated
      Then BRK-029 is not reported

  @BRK-034 @warning @SOC2-CC7.1 @SOC2-CC8.1 @ISO27001-A.8.16 @NIST-800-53-cm-4
  Rule: No health check is removed

    Example: a removed check is reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        health.readiness.exec = ["/app/check"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        """
      When the policies are evaluated
      Then BRK-034 is reported on "shop/cart": "has no readiness check any more"

    Example: a check that works otherwise is still one
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        health.readiness.exec = ["/app/check"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        health.readiness.exec = ["/app/check", "--fast"]
        """
      When the policies are evaluated
      Then BRK-034 is not reported

  @BRK-035 @error @SOC2-A1.2 @SOC2-CC8.1 @ISO27001-A.8.14 @NIST-800-53-cm-4
  Rule: Every service keeps the replicas its tier demands

    Example: fewer than the tier demands are reported
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 3
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "critical"
        deploy.replicas = 2
        """
      When the policies are evaluated
      Then BRK-035 is reported on "shop/cart": "ran 3 replicas and runs 2, where tier critical demands 3"

    Example: the replicas that autoscaling keeps to are those that count
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.autoscaling = { min = 3, max = 9 }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "critical"
        deploy.autoscaling = { min = 1, max = 9 }
        """
      When the policies are evaluated
      Then BRK-035 is reported on "shop/cart": "ran 3 replicas and runs 1, where tier critical demands 3"

    Example: a service of which none runs any more is reported, whatever its tier
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        deploy.replicas = 2
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        deploy.replicas = 0
        """
      When the policies are evaluated
      Then BRK-035 is reported on "shop/cart": "ran 2 replicas and runs 0, where nobody is served by none"

    Example: autoscaling that keeps to as many takes nothing away
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 3
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "critical"
        deploy.autoscaling = { min = 3, max = 9 }
        """
      When the policies are evaluated
      Then BRK-035 is not reported

    Example: as many as the tier demands are enough
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 5
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "critical"
        deploy.replicas = 3
        """
      When the policies are evaluated
      Then BRK-035 is not reported

    Example: a service that never had as many loses nothing that its tier promised
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        deploy.replicas = 2
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "2.0.0"
        criticality = "critical"
        deploy.replicas = 1
        """
      When the policies are evaluated
      Then BRK-035 is not reported
