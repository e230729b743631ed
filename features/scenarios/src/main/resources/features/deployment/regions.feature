@DPL-1
Feature: Regions are described whole
  What a deployment says of its regions fits together.

  @DPL-001 @error @SOC2-A1.2 @ISO27001-A.8.6 @NIST-800-53-cm-6
  Rule: Traffic splits add up to 100 %

    Example: splits that leave something over are reported with their sum
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["ap", "eu", "us"]

        [deployment.region.ap]
        traffic_split = "33.3%"

        [deployment.region.eu]
        traffic_split = "33.3%"

        [deployment.region.us]
        traffic_split = "33.3%"
        """
      When the policies are evaluated
      Then DPL-001 is reported on "shop": "splits its traffic into 33.3 + 33.3 + 33.3 = 99.9 %, not 100"

    Example: a region that is not listed carries nothing
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        traffic_split = "60%"

        [deployment.region.us]
        traffic_split = "40%"
        """
      When the policies are evaluated
      Then DPL-001 is reported on "shop": "60 = 60 %, not 100"

    Example: splits that make a whole pass
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
      Then DPL-001 is not reported

    Example: fractions that make a whole pass
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["ap", "eu", "us"]

        [deployment.region.ap]
        traffic_split = "33.3%"

        [deployment.region.eu]
        traffic_split = "33.3%"

        [deployment.region.us]
        traffic_split = "33.4%"
        """
      When the policies are evaluated
      Then DPL-001 is not reported

    Example: a split that the schema refuses leaves the sum unknown
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        traffic_split = "60%"

        [deployment.region.us]
        traffic_split = 40
        """
      When the policies are evaluated
      Then DPL-001 is not reported

  @DPL-002 @error @SOC2-CC8.1 @ISO27001-A.8.9 @NIST-800-53-cm-6
  Rule: Every listed region has a table, and every table is listed

    Example: a region without a table is reported where it is listed
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        """
      When the policies are evaluated
      Then DPL-002 is reported at "projects/shop/deployment.toml:2": "the region us is listed but described by no table"

    Example: a table that nothing lists is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]

        [deployment.region.us]
        cluster = "c2"
        """
      When the policies are evaluated
      Then DPL-002 is reported at "projects/shop/deployment.toml:6": "the region us is described but listed nowhere"

    Example: a region of a target without a table is reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.staging]
        regions = ["eu"]
        order = 1
        """
      When the policies are evaluated
      Then DPL-002 is reported on "shop": "the region eu is listed but described by no table"

    Example: a region that only a target lists passes
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]

        [deployment.region.test]
        cluster = "c2"

        [deployment.target.staging]
        regions = ["test"]
        """
      When the policies are evaluated
      Then DPL-002 is not reported

    Example: what fits together passes
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
      Then DPL-002 is not reported

  @DPL-003 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-4
  Rule: Canary percentages lie between 0 and 100 and rise

    Example: shares that are none and steps that do not rise are reported
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        canary_percentage = 101

        [deployment.rollout]
        steps = [5, 50, 25, 100]
        """
      When the policies are evaluated
      Then DPL-003 is reported on "shop": "gives a canary 101 %, which is no share of the traffic"
      And DPL-003 is reported on "shop": "gives a canary 25 %, which is no rise from 50"

    Example: shares that rise from 0 to 100 pass
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        canary_percentage = 0

        [deployment.rollout]
        steps = [0, 25, 100]
        """
      When the policies are evaluated
      Then DPL-003 is not reported

    Example: a step that repeats the one before is no rise, and less than nothing no share
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        canary_percentage = -1

        [deployment.rollout]
        steps = [25, 25, 100]
        """
      When the policies are evaluated
      Then DPL-003 is reported on "shop": "gives a canary 25 %, which is no rise from 25"
      And DPL-003 is reported on "shop": "gives a canary -1 %"

  @DPL-006 @error @SOC2-A1.2 @ISO27001-A.8.14 @NIST-800-53-cp-7
  Rule: Clusters are not used by two regions of one project

    Example: two regions in one cluster are reported once
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        cluster = "c1"

        [deployment.region.us]
        cluster = "c1"
        """
      When the policies are evaluated
      Then DPL-006 is reported on "shop": "uses the cluster c1, which the region eu already uses"
      And DPL-006 is reported at "projects/shop/deployment.toml:8": ""

    Example: a cluster for each region passes
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
      Then DPL-006 is not reported

    Example: two projects may share a cluster
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        cluster = "c1"
        """
      And the file "projects/billing/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu"]

        [deployment.region.eu]
        cluster = "c1"
        """
      When the policies are evaluated
      Then DPL-006 is not reported

    Example: another region elsewhere in that cluster hides nothing
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu", "us"]

        [deployment.region.eu]
        cluster = "c1"

        [deployment.region.us]
        cluster = "c1"
        """
      And the file "projects/billing/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["ap"]

        [deployment.region.ap]
        cluster = "c1"
        """
      When the policies are evaluated
      Then DPL-006 is reported on "shop": "uses the cluster c1, which the region eu already uses"
      And nothing else of DPL-006 is reported

    Example: a region before them in another cluster hides nothing
      Given the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["ap", "eu", "us"]

        [deployment.region.ap]
        cluster = "c0"

        [deployment.region.eu]
        cluster = "c1"

        [deployment.region.us]
        cluster = "c1"
        """
      When the policies are evaluated
      Then DPL-006 is reported on "shop": "uses the cluster c1, which the region eu already uses"
      And nothing else of DPL-006 is reported
