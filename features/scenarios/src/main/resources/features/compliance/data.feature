@DAT-1
Feature: Data are protected by what they are worth
  Who holds data says how far they may spread, and protects them accordingly.

  @CMP-004 @error @SOC2-CC6.7 @ISO27001-A.8.24 @NIST-800-53-sc-13 @PCI-DSS-12.3.3
  Rule: Encryption is at least the demanded algorithm

    Example: a weaker algorithm is reported
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-256"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true, algorithm = "3DES" }
        """
      When the policies are evaluated
      Then CMP-004 is reported on "shop/cart": "encrypts by 3DES; demanded is AES-256"

    Example: an algorithm that nobody knows is told as such
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-256"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true, algorithm = "ROT13" }
        """
      When the policies are evaluated
      Then CMP-004 is reported on "shop/cart": "encrypts by ROT13, which is no known algorithm; demanded is AES-256"

    Example: encryption by nobody knows what is reported
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-256"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true }
        """
      When the policies are evaluated
      Then CMP-004 is reported on "shop/cart": "does not say by which algorithm it encrypts; demanded is AES-256"

    Example: an equal one under another spelling passes
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-256"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true, algorithm = "aes_256_gcm" }
        """
      When the policies are evaluated
      Then CMP-004 is not reported

    Example: a stronger one passes
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-128"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true, algorithm = "ChaCha20-Poly1305" }
        """
      When the policies are evaluated
      Then CMP-004 is not reported

    Example: nothing is demanded without the setting
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        encryption = { at_rest = true, algorithm = "DES" }
        """
      When the policies are evaluated
      Then CMP-004 is not reported

    Example: another algorithm that is as strong passes
      Given the policies "compliance"
        """toml
        [compliance]
        encryption.algorithm = "AES-256"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        metadata.encryption = { at_rest = true, algorithm = "ChaCha20-Poly1305" }
        """
      When the policies are evaluated
      Then CMP-004 is not reported

  @CMP-005 @error @SOC2-CC6.1 @SOC2-C1.1 @ISO27001-A.8.24 @NIST-800-53-sc-28 @NIST-800-53-sc-8
  Rule: Restricted data outside those regimes is encrypted at rest and in transit

    Example: restricted data that are encrypted nowhere are reported twice
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "restricted"
        """
      When the policies are evaluated
      Then CMP-005 is reported on "shop/cart": "in_transit is not true"
      And CMP-005 is reported on "shop/cart": "at_rest is not true"

    Example: a regime that demands the same speaks for itself
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
        data_classification = "restricted"
        data_categories = ["cardholder"]
        """
      When the policies are evaluated
      Then CMP-005 is not reported

    Example: restricted data that are encrypted pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        """
      When the policies are evaluated
      Then CMP-005 is not reported

    Example: confidential data pass without
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "confidential"
        """
      When the policies are evaluated
      Then CMP-005 is not reported

    Example: a regime of other data beside it is no reason to leave data open
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
        metadata.data_classification = "restricted"

        [services.till]
        type = "api"
        version = "1.0.0"

        [services.till.metadata]
        data_categories = ["cardholder"]
        data_classification = "restricted"
        encryption = { in_transit = true, at_rest = true }
        audit_logging = true
        """
      When the policies are evaluated
      Then CMP-005 is reported on "shop/cart": "in_transit is not true"
      And CMP-005 is reported on "shop/cart": "at_rest is not true"
      And nothing else of CMP-005 is reported

    Example: what a regime demands besides encryption is no reason to leave data open
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
        data_classification = "restricted"
        """
      When the policies are evaluated
      Then CMP-005 is reported on "shop/cart": "in_transit is not true"
      And CMP-005 is reported on "shop/cart": "at_rest is not true"

  @CMP-007 @warning @SOC2-C1.1 @ISO27001-A.5.12 @NIST-800-53-ra-2 @GDPR-Article-30
  Rule: Every service states its data classification

    Example: a service that does not classify its data is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then CMP-007 is reported on "shop/cart": "does not say how far its data may spread"

    Example: a classification that the schema refuses is not called missing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "secret"
        """
      When the policies are evaluated
      Then CMP-007 is not reported

    Example: a service that classifies its data passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.metadata]
        data_classification = "public"
        """
      When the policies are evaluated
      Then CMP-007 is not reported
