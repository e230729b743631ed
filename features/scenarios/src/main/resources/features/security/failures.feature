@HRD-5
Feature: Failures are noticed
  A service that does not work is found out, and not hidden by starting it again and again.

  @SEC-017 @warning @SOC2-CC7.2 @ISO27001-A.8.16 @NIST-800-53-si-4
  Rule: Every long-running service has a health check

    Scenario Outline: a <type> without a probe is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "<type>"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SEC-017 is reported on "shop/cart": "has neither a liveness, a readiness nor a startup probe"

      Examples: services that run on and on
        | type     |
        | api      |
        | worker   |
        | database |

    Example: an override that takes the only probe away is reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        health.readiness.exec = ["/app/check"]
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        unset = ["health"]
        """
      When the policies are evaluated
      Then SEC-017 is reported on "shop/cart": "has neither"
      And nothing else of SEC-017 is reported

    Scenario Outline: a <probe> probe passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        health.<probe>.exec = ["/app/check"]
        """
      When the policies are evaluated
      Then SEC-017 is not reported

      Examples: any probe tells
        | probe     |
        | liveness  |
        | readiness |
        | startup   |

    Scenario Outline: <what> passes without a probe
      Given the project "shop"
        """toml
        [services.cart]
        type = "<type>"
        version = "1.0.0"
        deploy = { <deploy> }
        """
      When the policies are evaluated
      Then SEC-017 is not reported

      Examples: what runs to its end
        | what                     | type   | deploy                                   |
        | a job                    | job    | replicas = 1                             |
        | what is run as a job     | worker | kind = "job"                             |
        | what is run by the clock | worker | kind = "cronjob", schedule = "0 3 * * *" |

    Example: a probe that the schema refuses is not reported twice
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        health.liveness = "/health"
        """
      When the policies are evaluated
      Then SCH-003 is reported on "shop/cart": "health.liveness must be a table"
      And SEC-017 is not reported

    Example: a word that was refused beside it, or of something else, checks nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        description = 1

        [services.mail]
        type = "api"
        version = "1.0.0"
        health.liveness = "/health"
        """
      When the policies are evaluated
      Then SEC-017 is reported on "shop/cart": "has neither"
      And nothing else of SEC-017 is reported

  @SEC-022 @warning @SOC2-A1.2 @ISO27001-A.8.16 @NIST-800-53-sc-24
  Rule: Restart attempts are bounded

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx"<keys> }
        """
      When the policies are evaluated
      Then SEC-022 is reported on "shop/cart": "is started again without end (restart = <restart>); a number of attempts is missing"

      Examples: policies without an end
        | what                        | keys                         | restart        |
        | always                      | , restart = "always"         | always         |
        | unless-stopped              | , restart = "unless-stopped" | unless-stopped |
        | on-failure without a number | , restart = "on-failure"     | on-failure     |
        | on-failure with none        | , restart = "on-failure:0"   | on-failure:0   |

    Scenario Outline: <restart> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", restart = "<restart>" }
        """
      When the policies are evaluated
      Then SEC-022 is not reported

      Examples: policies with an end, and one that is refused
        | restart       |
        | no            |
        | on-failure:5  |
        | on-failure:10 |
        | often         |

    Example: a container of which no policy is written passes, since its platform decides
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx" }
        """
      When the policies are evaluated
      Then SEC-022 is not reported

    Example: an override that unsets a policy leaves it to the platform
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", restart = "always" }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        unset = ["container.restart"]
        """
      When the policies are evaluated
      Then SEC-022 is reported on "global/cart": "is started again without end"
      And nothing else of SEC-022 is reported

    Example: a job passes whatever restarts it
      Given the project "shop"
        """toml
        [services.cart]
        type = "job"
        version = "1.0.0"
        container = { image = "nginx", restart = "always" }
        """
      When the policies are evaluated
      Then SEC-022 is not reported

    Example: what is run as a job passes beside what runs on and on
      Given the project "shop"
        """toml
        [services.cart]
        type = "worker"
        version = "1.0.0"
        deploy.kind = "job"
        container = { image = "nginx", restart = "always" }

        [services.night]
        type = "worker"
        version = "1.0.0"
        deploy = { kind = "cronjob", schedule = "0 3 * * *" }
        container = { image = "nginx", restart = "always" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SEC-022 is not reported

    Example: a word that was refused beside it, or of something else, ends nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", restart = "always", read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", restart = "often" }
        """
      When the policies are evaluated
      Then SEC-022 is reported on "shop/cart": "is started again without end"
      And nothing else of SEC-022 is reported
