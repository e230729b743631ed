@CHG-1 @SOC2-CC8.1 @ISO27001-A.8.9 @NIST-800-53-cm-6
Feature: The policy in force is known
  What the policies demand is written in one place, so that everybody reads the same.

  @GOV-018 @error
  Rule: No setting is given twice with two values

    Example: one setting with two values in two files is reported with both places
      Given the policies "sla"
        """toml
        [sla.critical]
        rto = "5m"
        """
      And the policies "governance"
        """toml
        [sla.critical]
        rto = "15m"
        """
      When the policies are evaluated
      Then GOV-018 is reported on "sla.critical.rto": "policies/governance.toml:2:"
      And GOV-018 is reported on "sla.critical.rto": "policies/sla.toml:2:"

    Example: one setting with the same value in two files passes
      Given the policies "sla"
        """toml
        [sla.critical]
        rto = "5m"
        """
      And the policies "governance"
        """toml
        [sla.critical]
        rto = "5m"
        """
      When the policies are evaluated
      Then GOV-018 is not reported

    Example: another value than the product's own passes
      Given the policies "dependency"
        """toml
        [dependency]
        max_fan_in = 7
        """
      When the policies are evaluated
      Then GOV-018 is not reported
