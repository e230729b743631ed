@CHG-8
Feature: The right teams approve the right changes
  What changes others' work is decided by those whom it concerns, and somebody else than its author looks at it.

  Background:
    Given today is 2026-11-23
    And the catalog
      """toml
      [catalog]
      name = "central"

      [teams.platform]
      members = ["release@example.org", "reviewer@example.org @reviewer"]

      [teams.security]
      """
    And the policies "governance"
      """toml
      [change_control]
      breaking_changes_require = ["@platform", "@security"]
      version_bumps_require = ["@maintainer"]
      config_changes_require = ["@platform"]
      """
    And the project "shop" before
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      owner = "security"
      port = 8080
      env.LEVEL = "info"
      """

  @GOV-002 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3 @PCI-DSS-6.5.1
  Rule: Every breaking change is approved by every team that change control names

    Example: a port that one of two teams lets go is reported for the other
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the change is approved by "Release <release@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-002 is reported on "shop/cart": "port-removed ports.main (8080/TCP to none) is not approved by @security"
      And nothing else of GOV-002 is reported

    Example: a port that both teams let go is not reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the change is approved by "Release <release@example.org> (@platform)"
      And the change is approved by "Officer <officer@example.org> (@security)"
      When the policies are evaluated
      Then GOV-002 is not reported

    Example: an approval by somebody whom the team does not name counts for nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the change is approved by "Officer <officer@example.org> (@platform, @security)"
      When the policies are evaluated
      Then GOV-002 is reported on "shop/cart": "is not approved by @platform"
      And nothing else of GOV-002 is reported

    Example: a change that takes itself out of change control needs its approvals all the same
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the file "policies/governance.toml" before
        """toml
        [change_control]
        breaking_changes_require = ["@security"]
        """
      And the file "policies/governance.toml"
        """toml
        """
      When the policies are evaluated
      Then GOV-002 is reported on "shop/cart": "is not approved by @security"

    Example: without change control nobody has to approve
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the file "policies/governance.toml"
        """toml
        """
      When the policies are evaluated
      Then GOV-002 is not reported

    Example: a service on trial breaks no promise
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 8080
        lifecycle = "experimental"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        lifecycle = "experimental"
        """
      When the policies are evaluated
      Then GOV-002 is not reported
      And GOV-004 is reported on "shop/cart": "port-removed"

    Example: an approval of another change counts for nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "debug"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-002 is reported on "shop/cart": "port-removed ports.main (8080/TCP to none) is not approved by @platform"
      And GOV-004 is not reported

    Example: what goes through in an emergency waits for no approval, and is no other kind of change
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        env.LEVEL = "info"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "3980e3aa1fbd1d005e2a8b3157546952"
        team = "@platform"
        approved_by = "Author <author@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-30 }

        [[approvals]]
        change = "3980e3aa1fbd1d005e2a8b3157546952"
        team = "@security"
        approved_by = "Author <author@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-30 }
        """
      When the policies are evaluated
      Then GOV-002 is not reported

  @GOV-003 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3 @PCI-DSS-6.5.1
  Rule: Every version bump is approved by every team that change control names

    Example: a version that its owner does not know of is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "info"
        """
      When the policies are evaluated
      Then GOV-003 is reported on "shop/cart": "version-changed version (1.0.0 to 1.1.0) is not approved by @security"

    Example: a version that the owner has approved is not reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "info"
        """
      And the change is approved by "Officer <officer@example.org> (@security)"
      When the policies are evaluated
      Then GOV-003 is not reported

    Example: what nobody owns is approved by nobody
      Given the project "shop" before
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        """
      When the policies are evaluated
      Then GOV-003 is reported on "shop/cart": "is not approved by @maintainer, since nobody owns it"

    Example: whoever takes a service over does not approve that alone
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "platform"
        port = 8080
        env.LEVEL = "info"
        """
      And the change is approved by "Release <release@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-003 is reported on "shop/cart": "is not approved by @security"

    Example: an approval by another team, by its author or of another change counts for nothing
      Given the policies "governance"
        """toml
        [change_control]
        version_bumps_require = ["@maintainer", "@platform"]
        config_changes_require = ["@security"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@security"
        approved_by = "Officer <officer@example.org>"
        date = 2026-11-20
        """
      And the change is written by "Release Engineer <release@example.org>"
      And the change is approved by "Release <release@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-003 is reported on "shop/cart": "is not approved by @security"
      And GOV-003 is reported on "shop/cart": "is not approved by @platform"
      And nothing else of GOV-003 is reported

    Example: an approval by one of two teams is not that of the other
      Given the policies "governance"
        """toml
        [change_control]
        version_bumps_require = ["@maintainer", "@platform"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "info"
        """
      And the change is approved by "Release <release@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-003 is reported on "shop/cart": "is not approved by @security"
      And nothing else of GOV-003 is reported

    Example: what goes through in an emergency waits for no approval
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "info"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "703b400f1d65541ce7a5b3f8cf189a4d"
        team = "@security"
        approved_by = "Author <author@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-30 }
        """
      When the policies are evaluated
      Then GOV-003 is not reported

    Example: a change of the configuration is no version
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-003 is not reported
      And GOV-002 is not reported
      And GOV-004 is reported on "shop/cart": "is not approved by @platform"

  @GOV-004 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3 @PCI-DSS-6.5.1
  Rule: Every configuration change is approved by every team that change control names

    Example: another value of a variable that nobody has approved is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      When the policies are evaluated
      Then GOV-004 is reported on "shop/cart": "environment-changed env:LEVEL (info to debug) is not approved by @platform"

    Example: another value that a file says is approved is not reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-004 is not reported

    Example: an approval does not hold for another value than the one that was approved
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "trace"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-004 is reported on "shop/cart": "environment-changed env:LEVEL (info to trace) is not approved by @platform"

    Example: what goes through in an emergency waits for no approval
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Author <author@example.org>"
        date = 2026-11-23
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-30 }
        """
      When the policies are evaluated
      Then GOV-004 is not reported
      And GOV-019 is reported at "policies/approvals.toml:1": "is to be reviewed by @platform until 2026-11-30"

    Example: another version is no change of the configuration
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.1.0"
        owner = "security"
        port = 8080
        env.LEVEL = "info"
        """
      When the policies are evaluated
      Then GOV-004 is not reported
      And GOV-003 is reported on "shop/cart": "is not approved by @security"

    Example: an approval of one change is not that of another, and one team not the other
      Given the policies "governance"
        """toml
        [change_control]
        config_changes_require = ["@platform", "@security"]
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        env.TRACE = "on"
        """
      And the policies "approvals"
        """toml
        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-004 is reported on "shop/cart": "environment-changed env:LEVEL (info to debug) is not approved by @security"
      And GOV-004 is reported on "shop/cart": "is not approved by @platform"

  @GOV-005 @error @SOC2-CC6.3 @SOC2-CC8.1 @ISO27001-A.5.3 @NIST-800-53-ac-5
  Rule: No author approves their own change

    Example: an author of the team that has to approve is reported, and the approval counts for nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the change is written by "Release Engineer <Release@example.org>"
      And the change is approved by "Release <release@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-005 is reported on "shop/cart": "is approved for @platform by Release <release@example.org>, who wrote it"
      And GOV-004 is reported on "shop/cart": "is not approved by @platform"

    Example: an author is known by every name that the team gives
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the change is written by "Somebody <reviewer@example.org>"
      And the change is approved by "@reviewer (@platform)"
      When the policies are evaluated
      Then GOV-005 is reported on "shop/cart": "is approved for @platform by @reviewer, who wrote it"

    Example: somebody else of the author's team is not reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "security"
        port = 8080
        env.LEVEL = "debug"
        """
      And the change is written by "Release Engineer <release@example.org>"
      And the change is approved by "Reviewer <reviewer@example.org> (@platform)"
      When the policies are evaluated
      Then GOV-005 is not reported
      And GOV-004 is not reported

  @GOV-019 @warning @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3
  Rule: Every emergency change is reviewed

    Example: an emergency change whose review is due today is reported
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        about = "port-removed shop/cart ports.main"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-019 is reported at "policies/approvals.toml:1": "port-removed shop/cart ports.main is to be reviewed by @platform until 2026-11-23"

    Example: an emergency change whose review is overdue is not reported
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        about = "port-removed shop/cart ports.main"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-22 }
        """
      When the policies are evaluated
      Then GOV-019 is not reported

    Scenario Outline: an emergency change that <who> has reviewed is <outcome>
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-23 }

        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "<who>"
        date = 2026-11-22
        """
      When the policies are evaluated
      Then GOV-019 is <outcome>

      Examples: who has reviewed it
        | who | outcome |
        | Reviewer <reviewer@example.org> | not reported |
        | Release Engineer <release@example.org> | reported at "policies/approvals.toml:1": "reviewed by @platform until 2026-11-23" |
        | Officer <officer@example.org> | reported at "policies/approvals.toml:1": "reviewed by @platform until 2026-11-23" |

    Example: a review of another change, or by another team, is none of this one
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-23 }

        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20

        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@security"
        approved_by = "Officer <officer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-019 is reported at "policies/approvals.toml:1": "is to be reviewed by @platform"

  @GOV-020 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-3
  Rule: No review of an emergency change is overdue

    Example: an emergency change whose review is overdue is reported
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        about = "port-removed shop/cart ports.main"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-22 }
        """
      When the policies are evaluated
      Then GOV-020 is reported at "policies/approvals.toml:1": "port-removed shop/cart ports.main was to be reviewed by @platform until 2026-11-22"

    Example: an emergency change whose review is due today is not reported
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        about = "port-removed shop/cart ports.main"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-23 }
        """
      When the policies are evaluated
      Then GOV-020 is not reported

    Scenario Outline: an emergency change that <who> has reviewed is <outcome>
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-22 }

        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "<who>"
        date = 2026-11-22
        """
      When the policies are evaluated
      Then GOV-020 is <outcome>

      Examples: who has reviewed it
        | who | outcome |
        | Reviewer <reviewer@example.org> | not reported |
        | Release Engineer <release@example.org> | reported at "policies/approvals.toml:1": "reviewed by @platform until 2026-11-22" |
        | Officer <officer@example.org> | reported at "policies/approvals.toml:1": "reviewed by @platform until 2026-11-22" |

    Example: a review of another change, or by another team, is none of this one
      Given the policies "approvals"
        """toml
        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@platform"
        approved_by = "Release <release@example.org>"
        date = 2026-11-20
        emergency = { reason = "The shop is down", ticket = "INC-7", review_by = 2026-11-22 }

        [[approvals]]
        change = "62337aed266674c83fbdea40a15ceaa1"
        team = "@platform"
        approved_by = "Reviewer <reviewer@example.org>"
        date = 2026-11-20

        [[approvals]]
        change = "0f3c88a1d2e4b5967788990011223344"
        team = "@security"
        approved_by = "Officer <officer@example.org>"
        date = 2026-11-20
        """
      When the policies are evaluated
      Then GOV-020 is reported at "policies/approvals.toml:1": "was to be reviewed by @platform"
