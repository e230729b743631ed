@AVL-4
Feature: A lost region is carried by the others
  When a region is lost, it is known who takes over, and that they can and may.

  @DPL-004 @error @SOC2-A1.2 @ISO27001-A.8.6 @ISO27001-A.8.14 @NIST-800-53-cp-7
  Rule: Every failover target exists and can carry the load (N-1)

    Example: a target that does not exist is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        traffic_split = "60%"
        capacity = "100%"
        failover_to = ["us", "ap"]

        [deployment.region.us]
        traffic_split = "40%"
        capacity = "90%"
        """
      When the policies are evaluated
      Then DPL-004 is reported on "shop": "eu fails over to ap, which no table describes"

    Example: a region that fails over to itself is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        traffic_split = "60%"
        capacity = "100%"
        failover_to = ["eu", "us"]

        [deployment.region.us]
        traffic_split = "40%"
        capacity = "90%"
        """
      When the policies are evaluated
      Then DPL-004 is reported on "shop": "eu fails over to itself"

    Example: a load that finds no room is reported with the figures
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        traffic_split = "60%"
        capacity = "100%"
        failover_to = ["us"]

        [deployment.region.us]
        traffic_split = "40%"
        capacity = "90%"
        """
      When the policies are evaluated
      Then DPL-004 is reported on "shop": "when eu is lost, its 60 % find room for 50 %: us carries 40 % of at most 90"

    Example: without a named target all others take over
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["ap", "eu", "us"]

        [deployment.region.ap]
        traffic_split = "20%"
        capacity = "30%"

        [deployment.region.eu]
        traffic_split = "40%"
        capacity = "60%"

        [deployment.region.us]
        traffic_split = "40%"
        capacity = "40%"
        """
      When the policies are evaluated
      Then DPL-004 is reported on "shop": "when eu is lost, its 40 % find room for 10 %"
      And DPL-004 is reported on "shop": "when us is lost, its 40 % find room for 30 %"

    Example: a load that is carried to the last per cent passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        traffic_split = "60%"
        capacity = "100%"
        failover_to = ["us"]

        [deployment.region.us]
        traffic_split = "40%"
        capacity = "100%"
        """
      When the policies are evaluated
      Then DPL-004 is not reported

    Example: a refused region that does not serve changes nothing
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region]
        ap = 1
        eu = { traffic_split = "60%", capacity = "100%" }
        us = { traffic_split = "40%", capacity = "90%" }
        """
      When the policies are evaluated
      Then DPL-004 is reported on "shop": "when eu is lost, its 60 % find room for 50 %"

    Example: nothing is reckoned without the capacity
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["us-east", "eu-west", "ap-southeast"]
        strategy = "active-active"
        [deployment.region.us-east]
        cluster = "k8s-us-east-prod"
        canary_percentage = 5
        traffic_split = "50%"
        [deployment.region.eu-west]
        cluster = "k8s-eu-west-prod"
        canary_percentage = 5
        traffic_split = "30%"
        [deployment.region.ap-southeast]
        cluster = "k8s-ap-southeast-prod"
        canary_percentage = 5
        traffic_split = "20%"
        """
      When the policies are evaluated
      Then DPL-004 is not reported

  @DPL-005 @error @SOC2-A1.2 @ISO27001-A.8.14 @NIST-800-53-cp-7
  Rule: Active-passive has one primary

    Example: two regions that take traffic are reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        strategy = "active-passive"

        [deployment.region.eu]
        traffic_split = "60%"

        [deployment.region.us]
        traffic_split = "40%"
        """
      When the policies are evaluated
      Then DPL-005 is reported on "shop": "is deployed active-passive, but eu and us would serve"

    Example: a primary that another one has the traffic of is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        strategy = "active-passive"

        [deployment.region.eu]
        role = "primary"

        [deployment.region.us]
        traffic_split = "100%"
        """
      When the policies are evaluated
      Then DPL-005 is reported on "shop": "eu and us would serve"

    Example: no primary at all is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        strategy = "active-passive"

        [deployment.region.eu]

        [deployment.region.us]
        """
      When the policies are evaluated
      Then DPL-005 is reported on "shop": "no region would serve"

    Example: one primary passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        strategy = "active-passive"

        [deployment.region.eu]
        role = "primary"
        traffic_split = "100%"

        [deployment.region.us]
        role = "secondary"
        traffic_split = "0%"
        """
      When the policies are evaluated
      Then DPL-005 is not reported

    Example: regions that all serve pass
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["us-east", "eu-west", "ap-southeast"]
        strategy = "active-active"
        [deployment.region.us-east]
        cluster = "k8s-us-east-prod"
        canary_percentage = 5
        traffic_split = "50%"
        [deployment.region.eu-west]
        cluster = "k8s-eu-west-prod"
        canary_percentage = 5
        traffic_split = "30%"
        [deployment.region.ap-southeast]
        cluster = "k8s-ap-southeast-prod"
        canary_percentage = 5
        traffic_split = "20%"
        """
      When the policies are evaluated
      Then DPL-005 is not reported

  @DPL-007 @error @SOC2-C1.1 @ISO27001-A.5.31 @ISO27001-A.5.34 @GDPR-Article-44
  Rule: Data stays in the regions its residency allows

    Example: a failover out of the residency is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        data_residency = "eu"
        failover_to = ["us"]

        [deployment.region.us]
        data_residency = "us"
        """
      When the policies are evaluated
      Then DPL-007 is reported on "shop": "the data of eu must stay in eu, but it fails over to us, which is us"

    Example: a failover to where nothing is said is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        data_residency = "eu"
        failover_to = ["us"]

        [deployment.region.us]
        """
      When the policies are evaluated
      Then DPL-007 is reported on "shop": "which says nothing of it"

    Example: a failover within the residency passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["dublin", "paris"]

        [deployment.region.dublin]
        data_residency = "eu"
        failover_to = ["paris"]

        [deployment.region.paris]
        data_residency = "eu"
        """
      When the policies are evaluated
      Then DPL-007 is not reported

    Example: a region without a residency passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        failover_to = ["us"]

        [deployment.region.us]
        data_residency = "us"
        """
      When the policies are evaluated
      Then DPL-007 is not reported

    Example: a residency that the schema refuses is not called another one
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        data_residency = "eu"
        failover_to = ["us"]

        [deployment.region.us]
        data_residency = 1
        """
      When the policies are evaluated
      Then DPL-007 is not reported

  @DPL-010 @error @SOC2-A1.2 @ISO27001-A.5.30 @NIST-800-53-cp-7 @HIPAA-164.308(a)(7)(i)
  Rule: The RTO of the tier fits the failover mode

    Example: a failover that is noticed too late is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        failover = { mode = "automatic", unhealthy_after = "6m" }
        """
      When the policies are evaluated
      Then DPL-010 is reported on "shop": "fails over after 6m, but shop/cart of tier critical must be back within 5m"

    Example: a failover by hand is reported for each tier that cannot wait
      Given the catalog
        """toml
        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["ledger"]

        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        failover = { mode = "manual" }
        """
      When the policies are evaluated
      Then DPL-010 is reported on "shop": "fails over by hand, which takes an hour, but global/ledger of tier critical must be back within 5m"
      And DPL-010 is reported on "shop": "shop/cart of tier high must be back within 30m"

    Example: a failover by hand passes where there is time
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        failover = { mode = "manual" }
        """
      When the policies are evaluated
      Then DPL-010 is not reported

    Example: a failover just in time passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]
        failover = { mode = "automatic", unhealthy_after = "5m" }
        """
      When the policies are evaluated
      Then DPL-010 is not reported

    Example: one region has nowhere to fail over to
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]
        failover = { mode = "manual" }
        """
      When the policies are evaluated
      Then DPL-010 is not reported
