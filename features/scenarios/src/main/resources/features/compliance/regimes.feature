@REG-1 @ISO27001-A.5.31
Feature: Data are kept as the law and contracts demand
  Each category of data brings in the regime that is in force for it.

  @CMP-001 @error @PCI-DSS-3.5.1 @PCI-DSS-4.2.1 @PCI-DSS-10.2.1 @PCI-DSS-10.2.1.1
  Rule: Services with cardholder data meet PCI-DSS

    Example: data without any safeguard are reported for each
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder"]
        data_classification = "internal"
        """
      When the policies are evaluated
      Then CMP-001 is reported on "shop/cart": "does not encrypt them in transit"
      And CMP-001 is reported on "shop/cart": "does not encrypt them at rest"
      And CMP-001 is reported on "shop/cart": "does not log who reads them"
      And CMP-001 is reported on "shop/cart": "classifies them as internal, less than confidential"

    Example: a region that is not allowed is reported where it is listed
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        pci_dss.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder"]
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
      Then CMP-001 is reported at "projects/shop/deployment.toml:2": "keeps them in us-east, which is none of the regions eu-west"

    Example: a service of the catalogue is reported for the project that runs it elsewhere
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        pci_dss.regions = ["eu-west"]
        """
      And the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west", "us-east"]
        """
      When the policies are evaluated
      Then CMP-001 is reported on "shop/cart": "keeps them in us-east"

    Example: data with every safeguard pass
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        pci_dss.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west"]
        """
      When the policies are evaluated
      Then CMP-001 is not reported

    Example: data of another category pass
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "internal"
        """
      When the policies are evaluated
      Then CMP-001 is not reported

    Example: nothing is demanded where the regime does not apply
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder"]
        """
      When the policies are evaluated
      Then CMP-001 is not reported

    Example: what another regime demands of the same data is found by its own rule
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        gdpr_applicable = true
        pci_dss.regions = ["eu-west", "us-east"]
        gdpr.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["cardholder", "personal"]
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
      Then CMP-001 is not reported
      And CMP-003 is reported at "projects/shop/deployment.toml:2": "keeps them in us-east"

  @CMP-002 @error @HIPAA-164.312(a)(2)(iv) @HIPAA-164.312(b) @HIPAA-164.312(e)(2)(ii)
  Rule: Services with health data meet HIPAA

    Example: data without any safeguard are reported for each
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health"]
        data_classification = "internal"
        """
      When the policies are evaluated
      Then CMP-002 is reported on "shop/cart": "does not encrypt them in transit"
      And CMP-002 is reported on "shop/cart": "does not encrypt them at rest"
      And CMP-002 is reported on "shop/cart": "does not log who reads them"
      And CMP-002 is reported on "shop/cart": "classifies them as internal, less than confidential"

    Example: a region that is not allowed is reported where it is listed
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        hipaa.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health"]
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
      Then CMP-002 is reported at "projects/shop/deployment.toml:2": "keeps them in us-east, which is none of the regions eu-west"

    Example: a service of the catalogue is reported for the project that runs it elsewhere
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        hipaa.regions = ["eu-west"]
        """
      And the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west", "us-east"]
        """
      When the policies are evaluated
      Then CMP-002 is reported on "shop/cart": "keeps them in us-east"

    Example: data with every safeguard pass
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        hipaa.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      And the file "projects/shop/deployment.toml"
        """toml
        [deployment.multi-region]
        regions = ["eu-west"]
        """
      When the policies are evaluated
      Then CMP-002 is not reported

    Example: data of another category pass
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "internal"
        """
      When the policies are evaluated
      Then CMP-002 is not reported

    Example: nothing is demanded where the regime does not apply
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health"]
        """
      When the policies are evaluated
      Then CMP-002 is not reported

    Example: what another regime demands of the same data is found by its own rule
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        gdpr_applicable = true
        hipaa.regions = ["eu-west", "us-east"]
        gdpr.regions = ["eu-west"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_categories = ["health", "personal"]
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
      Then CMP-002 is not reported
      And CMP-003 is reported at "projects/shop/deployment.toml:2": "keeps them in us-east"
