@HRD-3
Feature: Everybody knows which image runs
  What was tested, scanned and approved is what is started.

  @SEC-003 @error @SOC2-CC8.1 @ISO27001-A.8.32 @NIST-800-53-cm-2 @PCI-DSS-6.5.1
  Rule: Every image has a fixed tag or digest

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { <keys> }
        """
      When the policies are evaluated
      Then SEC-003 is reported on "shop/cart": "runs <name>:latest, which can be another image tomorrow"

      Examples: images that change under their name
        | what                            | keys                                    | name              |
        | no tag                          | image = "nginx"                         | nginx             |
        | the tag latest                  | image = "nginx", tag = "latest"         | nginx             |
        | the tag in the name             | image = "ghcr.io/acme/web:latest"       | ghcr.io/acme/web  |
        | a tag that is latest by default | image = "nginx", tag = "${TAG:-latest}" | nginx             |
        | no tag behind a port            | image = "registry:5000/web"             | registry:5000/web |

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { <keys> }
        """
      When the policies are evaluated
      Then SEC-003 is not reported

      Examples: images that stay what they are, and none
        | what                          | keys                                                                                                                |
        | a tag                         | image = "nginx", tag = "1.29.3"                                                                                     |
        | a tag in the name             | image = "nginx:1.29.3"                                                                                              |
        | a digest                      | image = "nginx", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"                 |
        | a digest besides latest       | image = "nginx", tag = "latest", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" |
        | what is built here            | build = { context = "." }                                                                                           |
        | a tag that the schema refuses | image = "nginx", tag = 1.29                                                                                         |
        | a tag that nobody knows yet   | image = "nginx", tag = "${TAG}"                                                                                     |
        | a name that may have a tag    | image = "${CART_IMAGE}"                                                                                             |
        | a digest that a variable has  | image = "nginx", digest = "${CART_DIGEST}"                                                                          |
        | the same in the name          | image = "nginx@${CART_DIGEST}"                                                                                      |

    Example: an override that takes the tag away is reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.29.3" }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        unset = ["container.tag"]
        """
      When the policies are evaluated
      Then SEC-003 is reported on "shop/cart": "runs nginx:latest"
      And nothing else of SEC-003 is reported

    Example: a digest beside it, or a word that was refused of something else, fixes nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = 1.29 }
        """
      When the policies are evaluated
      Then SEC-003 is reported on "shop/cart": "runs nginx:latest"
      And nothing else of SEC-003 is reported

  @SEC-006 @error @SOC2-CC6.8 @ISO27001-A.5.21 @NIST-800-53-sr-3 @PCI-DSS-6.3.2
  Rule: Images come from allowed registries

    Scenario Outline: <image> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "<image>", tag = "1" }
        """
      And the policies "security"
        """toml
        [security]
        allowed_registries = ["ghcr.io/org", "quay.io/prometheus/"]
        """
      When the policies are evaluated
      Then SEC-006 is reported on "shop/cart": "runs <image>, which comes from none of allowed_registries = [ghcr.io/org, quay.io/prometheus/]"

      Examples: images from elsewhere
        | image                    |
        | postgres                 |
        | acme/web                 |
        | ghcr.io/organisation/web |
        | quay.io/other/web        |

    Example: the finding leads to the setting
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "postgres:16"
        """
      And the policies "security"
        """toml
        [security]
        allowed_registries = ["ghcr.io/org/"]
        """
      When the policies are evaluated
      Then SEC-006 is reported at "projects/shop/services.toml:4": "allowed_registries = [ghcr.io/org/]"

    Scenario Outline: <image> passes by <prefix>
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "<image>", tag = "1" }
        """
      And the policies "security"
        """toml
        [security]
        allowed_registries = ["<prefix>"]
        """
      When the policies are evaluated
      Then SEC-006 is not reported

      Examples: prefixes that end where a part of the name does
        | image              | prefix                     |
        | ghcr.io/org/web    | ghcr.io/org                |
        | ghcr.io/org/web    | ghcr.io/org/               |
        | postgres           | docker.io/library/         |
        | postgres           | docker.io/library/postgres |
        | postgres           | postgres                   |
        | acme/web           | docker.io/acme/            |
        | docker.io/acme/web | docker.io                  |

    Example: every registry is allowed until some are listed
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "postgres:16"
        """
      And the policies "security"
        """toml
        [security]
        allowed_registries = []
        """
      When the policies are evaluated
      Then SEC-006 is not reported

  @SEC-007 @warning @SOC2-CC8.1 @ISO27001-A.5.21 @NIST-800-53-si-7 @PCI-DSS-6.3.2
  Rule: Images are pinned by digest where demanded

    Example: an image without a digest is reported where one is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", tag = "1.29.3" }
        """
      And the policies "security"
        """toml
        [security]
        require_image_digest = true
        """
      When the policies are evaluated
      Then SEC-007 is reported on "shop/cart": "runs nginx without a digest, where require_image_digest = true demands one"

    Example: a critical service is reported where it is demanded of critical ones
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        container = { image = "nginx", tag = "1.29.3" }
        """
      And the policies "security"
        """toml
        [security]
        require_image_digest = "critical"
        """
      When the policies are evaluated
      Then SEC-007 is reported on "shop/cart": "require_image_digest = critical demands one"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "<tier>"
        container = { <keys> }
        """
      And the policies "security"
        """toml
        [security]
        require_image_digest = <demand>
        """
      When the policies are evaluated
      Then SEC-007 is not reported

      Examples: images that are pinned, or of which it is not demanded
        | what                             | tier     | keys                                                                                                | demand     |
        | a digest                         | critical | image = "nginx", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" | true       |
        | one of a lower tier              | high     | image = "nginx"                                                                                     | "critical" |
        | one without a demand             | critical | image = "nginx"                                                                                     | false      |
        | one that is built here           | critical | build = { context = "." }                                                                           | true       |
        | a digest that the schema refuses | critical | image = "nginx", digest = "latest"                                                                  | true       |

    Example: only what is demanded of its own tier counts
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        container = { image = "nginx" }

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        container = { image = "nginx", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }
        """
      And the policies "security"
        """toml
        [security]
        require_image_digest = "critical"
        """
      When the policies are evaluated
      Then SEC-007 is not reported

    Example: a digest beside it, or a word that was refused, pins nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", digest = "latest" }
        """
      And the policies "security"
        """toml
        [security]
        require_image_digest = true
        """
      When the policies are evaluated
      Then SEC-007 is reported on "shop/cart": "runs nginx without a digest"
      And nothing else of SEC-007 is reported
