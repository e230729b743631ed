@REG-2
Feature: Personal data are kept as the law demands
  They stay where they may be, for as long as they may, and are read by those alone who need them.

  @CMP-003 @error @GDPR-Article-5 @GDPR-Article-32 @GDPR-Article-44 @ISO27001-A.5.34
  Rule: Services with personal data meet GDPR

    Example: personal data that anybody may read are reported
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal"]
        data_classification = "public"
        """
      When the policies are evaluated
      Then CMP-003 is reported on "shop/cart": "holds personal data and classifies them as public, less than confidential"

    Example: encryption is demanded where it is required
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        encryption = { in_transit = "required", at_rest = "recommended" }
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal"]
        """
      When the policies are evaluated
      Then CMP-003 is reported on "shop/cart": "does not encrypt them in transit"

    Example: data that are kept for too long are reported, also those in backups
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        gdpr.retention_days = 365
        backup.database = { retention_days = 400 }
        """
      And the project "shop"
        """toml
        [services.people]
        type = "database"
        version = "1.0.0"

        [services.people.metadata]
        data_categories = ["personal"]
        retention_days = 366
        """
      When the policies are evaluated
      Then CMP-003 is reported on "shop/people": "keeps them for 366 days, more than 365"
      And CMP-003 is reported on "shop/people": "keeps them in backups for 400 days, more than 365"

    Example: a region outside is reported
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        gdpr.regions = ["eu"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.target.production]
        regions = ["us-east"]
        """
      When the policies are evaluated
      Then CMP-003 is reported on "shop/cart": "keeps them in us-east, which is none of the regions eu"

    Example: a region whose data stay inside passes
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        gdpr.regions = ["eu"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["dublin"]

        [deployment.region.dublin]
        data_residency = "eu"
        """
      When the policies are evaluated
      Then CMP-003 is not reported

    Example: confidential data that are kept for the allowed time pass
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        gdpr.retention_days = 365
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal"]
        data_classification = "confidential"
        retention_days = 365
        """
      When the policies are evaluated
      Then CMP-003 is not reported

    Example: what another regime demands of the same data is found by its own rule
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        hipaa_applicable = true
        gdpr.regions = ["eu-west", "us-east"]
        hipaa.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["personal", "health"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west", "us-east"]
        """
      When the policies are evaluated
      Then CMP-003 is not reported
      And CMP-002 is reported at "projects/shop/deployment.toml:2": "keeps them in us-east"
