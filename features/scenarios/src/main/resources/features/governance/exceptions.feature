@CHG-3
Feature: Every exception has an owner and an end
  What is let off is let off by somebody, for a reason, until a day.

  Background:
    Given today is 2026-11-23
    And the catalog
      """toml
      [catalog]
      name = "central"

      [teams.security]
      """
    And the project "shop"
      """toml
      [services.cart]
      type = "api"
      version = "1.0.0"
      description = "Keeps what people want to buy"
      """

  @GOV-006 @error @SOC2-CC3.2 @SOC2-CC8.1 @ISO27001-A.5.36 @NIST-800-53-ra-7
  Rule: Every waiver names its reason, ticket, approver and expiry

    Scenario Outline: a waiver without <key> is reported and covers nothing
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        <reason>
        <ticket>
        <approver>
        <expiry>
        """
      When the policies are evaluated
      Then GOV-006 is reported at "policies/waivers.toml:<line>": "<message>"
      And GOV-012 is reported on "shop/cart": "states no metadata.repository"
      And nothing else of GOV-006 is reported

      Examples: what is missing
        | key         | line | reason         | ticket           | approver                  | expiry               | message                 |
        | a reason    | 1    |                | ticket = "OPS-1" | approved_by = "@security" | expires = 2027-03-31 | names no reason         |
        | a ticket    | 5    | reason = "Old" | ticket = " "     | approved_by = "@security" | expires = 2027-03-31 | names no ticket         |
        | an approver | 1    | reason = "Old" | ticket = "OPS-1" |                           | expires = 2027-03-31 | names nobody            |
        | an end      | 1    | reason = "Old" | ticket = "OPS-1" | approved_by = "@security" |                      | names no day            |

    Scenario Outline: <what> is reported at its line and covers nothing
      Given the policies "waivers"
        """toml
        [[waivers]]
        <target>
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "<approver>"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-006 is reported at "policies/waivers.toml:<line>": "<message>"
      And GOV-012 is reported on "shop/cart": "states no metadata.repository"

      Examples: what is wrong
        | what                        | line | target                                     | approver  | message                                                                   |
        | an unknown team             | 6    | rule = "GOV-012"\nsubject = "shop/cart"    | @securty  | is approved by '@securty', which is no team; did you mean 'security'?     |
        | an unknown rule             | 1    | rule = "GOV-912"\nsubject = "shop/cart"    | @security | names the rule GOV-912, which does not exist                              |
        | a rule without a subject    | 1    | rule = "GOV-012"                           | @security | names the rule GOV-012 and no subject                                     |
        | a waiver of nothing         | 1    | x_note = "?"                               | @security | names neither a fingerprint nor a rule and a subject                      |
        | what is no fingerprint      | 2    | fingerprint = "12ab"                       | @security | names the fingerprint '12ab', which no finding can have                   |

    Scenario Outline: a day such as <day> is refused once, and covers nothing
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = "<day>"
        """
      When the policies are evaluated
      Then SCH-003 is reported at "policies/waivers.toml:7": "is no day: write one as 2026-11-23"
      And GOV-006 is not reported
      And GOV-012 is reported on "shop/cart": "states no metadata.repository"

      Examples: days that are none
        | day        |
        | 2026/03/31 |
        | 31 March   |

    Example: two waivers for one finding are reported at the second
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31

        [[waivers]]
        rule = "GOV-012"
        subject = "shop"
        reason = "All of it is being written"
        ticket = "OPS-2"
        approved_by = "@security"
        expires = 2027-04-30
        """
      When the policies are evaluated
      Then GOV-006 is reported at "policies/waivers.toml:9": "covers GOV-012 on shop/cart, which the waiver at policies/waivers.toml:1 covers too"
      And GOV-008 is not reported

    Example: a waiver that says all of it passes, and covers the finding
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-006 is not reported
      And GOV-012 is not reported

  @GOV-007 @error @SOC2-CC3.2 @SOC2-CC4.2 @ISO27001-A.5.36 @NIST-800-53-ra-7
  Rule: No waiver is expired

    Scenario Outline: a waiver that ends <when> is <outcome>
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = <day>
        """
      When the policies are evaluated
      Then GOV-007 is <outcome>

      Examples: the last day
        | when      | day        | outcome                                                                             |
        | yesterday | 2026-11-22 | reported at "policies/waivers.toml:1": "expired on 2026-11-22 and covers nothing any more" |
        | today     | 2026-11-23 | not reported                                                                        |

    Example: what an expired waiver covered is found again
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2026-11-22
        """
      When the policies are evaluated
      Then GOV-007 is reported on "waivers:GOV-012:shop/cart": "expired on 2026-11-22 and covers nothing any more"
      And GOV-012 is reported on "shop/cart": "states no metadata.repository"
      And GOV-008 is not reported

    Example: a waiver whose day is to come passes
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-007 is not reported

  @GOV-008 @warning @SOC2-CC3.2 @SOC2-CC4.2 @ISO27001-A.5.36 @NIST-800-53-ra-7
  Rule: No waiver is unused

    Scenario Outline: a waiver of <what> is <outcome>
      Given the policies "waivers"
        """toml
        [[waivers]]
        <target>
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-008 is <outcome>

      Examples: what it may cover
        | what                                   | target                                              | outcome                                                     |
        | what is found                          | rule = "GOV-012"\nsubject = "shop/cart"             | not reported                                                |
        | what is found no more                  | rule = "GOV-012"\nsubject = "shop/basket"           | reported at "policies/waivers.toml:1": "covers no finding"  |
        | a finding that is there no more        | fingerprint = "0123456789abcdef0123456789abcdef"    | reported at "policies/waivers.toml:1": "covers no finding"  |
        | what only a comparison could have found | rule = "BRK-001"\nsubject = "shop/basket"          | not reported                                                |

    Example: a waiver of a service that is gone is reported
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/basket"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-008 is reported on "waivers:GOV-012:shop/basket": "covers no finding"

    Example: a waiver of what no setting asks for is reported
      Given the project "till"
        """toml
        [services.till]
        type = "api"
        version = "1.0.0"
        container.image = "docker.io/library/nginx:1.27.0"
        """
      And the policies "waivers"
        """toml
        [[waivers]]
        rule = "SEC-006"
        subject = "till"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-008 is reported on "waivers:SEC-006:till": "covers no finding"

    Example: a waiver that covers what is found in a project passes
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-008 is not reported

  @GOV-009 @note @SOC2-CC4.2 @ISO27001-A.5.36 @NIST-800-53-ca-5
  Rule: Waivers that expire within 30 days are announced

    Scenario Outline: a waiver that ends <when> is <outcome>
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = <day>
        """
      When the policies are evaluated
      Then GOV-009 is <outcome>

      Examples: the edges of the time
        | when       | day        | outcome                                                                              |
        | yesterday  | 2026-11-22 | not reported                                                                         |
        | today      | 2026-11-23 | reported at "policies/waivers.toml:1": "expires on 2026-11-23 (days left: 0)"     |
        | in 30 days | 2026-12-23 | reported at "policies/waivers.toml:1": "expires on 2026-12-23 (days left: 30)"    |
        | in 31 days | 2026-12-24 | not reported                                                                         |

    Example: a waiver that ends next week is announced
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2026-11-30
        """
      When the policies are evaluated
      Then GOV-009 is reported on "waivers:GOV-012:shop/cart": "expires on 2026-11-30 (days left: 7)"

    Example: a waiver that ends next year passes
      Given the policies "waivers"
        """toml
        [[waivers]]
        rule = "GOV-012"
        subject = "shop/cart"
        reason = "The page is being written"
        ticket = "OPS-1"
        approved_by = "@security"
        expires = 2027-03-31
        """
      When the policies are evaluated
      Then GOV-009 is not reported

  @GOV-010 @error @SOC2-CC4.2 @SOC2-CC8.1 @ISO27001-A.5.36 @NIST-800-53-ca-5
  Rule: The baseline only shrinks

    Example: what is found no more is reported at its line
      Given the file "policies/baseline.json"
        """json
        { "repository": "central", "history": [{ "date": "2026-11-01", "findings": 1 }], "findings": [
          { "fingerprint": "0123456789abcdef0123456789abcdef", "rule": "GOV-012", "subject": "shop/old", "since": "2026-11-01" }] }
        """
      When the policies are evaluated
      Then GOV-010 is reported at "policies/baseline.json:2": "holds GOV-012 on shop/old, which is found no more"
      And nothing else of GOV-010 is reported

    Example: what was added to it is reported at its line
      Given the file "policies/baseline.json" before
        """json
        { "repository": "central", "history": [{ "date": "2026-11-01", "findings": 1 }], "findings": [] }
        """
      And the file "policies/baseline.json"
        """json
        { "repository": "central", "history": [{ "date": "2026-11-01", "findings": 1 }], "findings": [
          { "fingerprint": "0123456789abcdef0123456789abcdef", "rule": "BRK-001", "subject": "shop/old", "since": "2026-11-01" }] }
        """
      When the policies are evaluated
      Then GOV-010 is reported at "policies/baseline.json:2": "holds BRK-001 on shop/old, which was added to it"
      And nothing else of GOV-010 is reported

    Example: more than its history tells of is reported
      Given the file "policies/baseline.json"
        """json
        { "repository": "central",
          "history": [{ "date": "2026-11-01", "findings": 0 }],
          "findings": [
          { "fingerprint": "0123456789abcdef0123456789abcdef", "rule": "BRK-001", "subject": "shop/old", "since": "2026-11-01" }] }
        """
      When the policies are evaluated
      Then GOV-010 is reported at "policies/baseline.json:2": "holds more than when it was written: 1, and not 0"

    Example: the baseline of another repository lets nothing off
      Given the file "policies/baseline.json"
        """json
        { "repository": "elsewhere",
          "history": [{ "date": "2026-11-01", "findings": 0 }], "findings": [] }
        """
      When the policies are evaluated
      Then GOV-010 is reported at "policies/baseline.json:1": "is of the repository 'elsewhere', and this is 'central'"

    Example: what is no JSON is reported where it breaks off
      Given the file "policies/baseline.json"
        """json
        { "repository": "central",
          "findings": [
        """
      When the policies are evaluated
      Then GOV-010 is reported at "policies/baseline.json:3": "is no readable JSON"

    Example: a baseline that became smaller passes
      Given the file "policies/baseline.json" before
        """json
        { "repository": "central", "history": [{ "date": "2026-11-01", "findings": 1 }], "findings": [
          { "fingerprint": "0123456789abcdef0123456789abcdef", "rule": "GOV-012", "subject": "shop/old", "since": "2026-11-01" }] }
        """
      And the file "policies/baseline.json"
        """json
        { "repository": "central", "history": [{ "date": "2026-11-01", "findings": 0 }], "findings": [] }
        """
      When the policies are evaluated
      Then GOV-010 is not reported
