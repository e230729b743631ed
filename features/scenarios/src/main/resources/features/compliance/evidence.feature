@AUD-1
Feature: What is promised can be shown
  An auditor finds a record of the time in question, and a check behind every control.

  @CMP-006 @error @SOC2-CC7.2 @ISO27001-A.8.15 @NIST-800-53-au-11 @PCI-DSS-10.5.1
  Rule: Audit logs are kept as long as demanded

    Example: a log that is kept too short is reported
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        audit = { enabled = true, retention_days = 364 }
        """
      When the policies are evaluated
      Then CMP-006 is reported on "compliance.audit.retention_days:pci_dss": "the audit log is kept for 364 days, where PCI-DSS demands 365 days"

    Example: a log that is switched off is reported
      Given the policies "compliance"
        """toml
        [compliance]
        hipaa_applicable = true
        audit = { enabled = false, retention_days = 3650 }
        """
      When the policies are evaluated
      Then CMP-006 is reported on "compliance.audit.retention_days:hipaa": "the audit log is not kept, where HIPAA demands 2190 days"

    Example: a log of which nothing is said is reported
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        """
      When the policies are evaluated
      Then CMP-006 is reported on "compliance.audit.retention_days:pci_dss": "the audit log is kept for no stated time"

    Example: the demanded time passes
      Given the policies "compliance"
        """toml
        [compliance]
        pci_dss_applicable = true
        audit = { enabled = true, retention_days = 365 }
        """
      When the policies are evaluated
      Then CMP-006 is not reported

    Example: no time is demanded where no such regime applies
      Given the policies "compliance"
        """toml
        [compliance]
        gdpr_applicable = true
        audit = { enabled = true, retention_days = 1 }
        """
      When the policies are evaluated
      Then CMP-006 is not reported

  @CMP-009 @note @SOC2-CC4.2 @ISO27001-A.5.36 @NIST-800-53-ca-7
  Rule: Every control in force has at least one rule

    Example: a control that no rule serves is reported
      Given the policies "compliance"
        """toml
        [compliance]
        controls_in_force = ["ISO27001:A.8.14", "ISO27001:A.7.4"]
        """
      When the policies are evaluated
      Then CMP-009 is reported on "compliance.controls_in_force:ISO27001:A.7.4": "no rule that is judged serves ISO27001:A.7.4"

    Example: controls that rules serve pass
      Given the policies "compliance"
        """toml
        [compliance]
        controls_in_force = ["ISO27001:A.8.14", "PCI-DSS:10.5.1"]
        """
      When the policies are evaluated
      Then CMP-009 is not reported
