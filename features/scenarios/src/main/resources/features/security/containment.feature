@ISO-2
Feature: Containers stay within their walls
  What one container does must not reach the host or another service.

  @SEC-024 @warning @SOC2-CC6.8 @ISO27001-A.8.9 @NIST-800-53-cm-7 @PCI-DSS-2.2.4
  Rule: Mount propagation is not shared

    Example: a volume that is mounted shared is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", propagation = "rshared" }
        """
      When the policies are evaluated
      Then SEC-024 is reported on "shop/cart": "mounts data with the propagation rshared, so that its own mounts reach the host"

    Example: a volume that follows the host's mounts passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", propagation = "rslave" }
        """
      When the policies are evaluated
      Then SEC-024 is not reported

    Example: a volume that says nothing passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data" }
        """
      When the policies are evaluated
      Then SEC-024 is not reported

  @SEC-025 @warning @SOC2-CC6.8 @ISO27001-A.8.9 @NIST-800-53-cm-6 @PCI-DSS-2.2.6
  Rule: No default cgroup is replaced

    Example: another parent is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.cgroup_parent = "m-executor"
        """
      When the policies are evaluated
      Then SEC-025 is reported on "shop/cart": "sets container.cgroup_parent to m-executor"

    Example: the host's namespace is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.cgroup = "host"
        """
      When the policies are evaluated
      Then SEC-025 is reported on "shop/cart": "sets container.cgroup to host"

    Example: a namespace of its own passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.cgroup = "private"
        """
      When the policies are evaluated
      Then SEC-025 is not reported

  @SEC-026 @warning @SOC2-CC6.1 @ISO27001-A.8.3 @NIST-800-53-sc-4
  Rule: No volume is shared writable between services without need

    Example: one volume that two services write to is reported on both
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to shared by its volume data, and so may prices"
      And SEC-026 is reported on "shop/prices": "and so may cart"

    Example: one directory of the host under two spellings is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/media/" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/x/../media" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to /srv/media"

    Example: one directory beside the file under two spellings is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "./media/" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "media" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to ./media"

    Example: one directory of the host that a variable falls back to is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", source = "${MEDIA:-/srv/media}" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/media" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to /srv/media"

    Example: a service of the catalogue is reported where it is used
      Given the catalog
        """toml
        [services.backup]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/media" }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["backup"]

        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "bind", source = "/srv/media" }
        """
      When the policies are evaluated
      Then SEC-026 is reported at "projects/shop/services.toml:2": "and so may cart"

    Example: a volume without a type is what its source says
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", source = "shared" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to shared by its volume data, and so may prices"

    Example: a volume of the host is the same however it comes to be there
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared", scope = "host" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared", scope = "external" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/cart": "may write to shared by its volume data, and so may prices"

    Example: a volume of the host and one of the project are two, whatever they are called
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared", scope = "external" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      When the policies are evaluated
      Then SEC-026 is not reported

    Example: one that writes and one that reads pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared", read_only = true }
        """
      When the policies are evaluated
      Then SEC-026 is not reported

    Example: one directory of hosts that are never the same passes
      Given the project "shop"
        """toml
        [services.agent-amd64]
        type = "agent"
        version = "1.0.0"
        deploy.node_selector = { "kubernetes.io/arch" = "amd64" }
        volumes.run = { mount = "/run/agent", type = "bind", source = "/srv/agent" }

        [services.agent-arm64]
        type = "agent"
        version = "1.0.0"
        deploy.node_selector = { "kubernetes.io/arch" = "arm64" }
        volumes.run = { mount = "/run/agent", type = "bind", source = "/srv/agent" }
        """
      When the policies are evaluated
      Then SEC-026 is not reported

    Example: one claim is shared from nodes that are never the same
      Given the project "shop"
        """toml
        [services.agent-amd64]
        type = "agent"
        version = "1.0.0"
        deploy.node_selector = { "kubernetes.io/arch" = "amd64" }
        volumes.run = { mount = "/run/agent", type = "persistent", source = "agent" }

        [services.agent-arm64]
        type = "agent"
        version = "1.0.0"
        deploy.node_selector = { "kubernetes.io/arch" = "arm64" }
        volumes.run = { mount = "/run/agent", type = "persistent", source = "agent" }
        """
      When the policies are evaluated
      Then SEC-026 is reported on "shop/agent-amd64": "and so may agent-arm64"

    Example: volumes of the same name without a source are their own
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent" }

        [services.prices]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent" }
        """
      When the policies are evaluated
      Then SEC-026 is not reported

    Example: two projects have volumes of their own
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      And the project "billing"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      When the policies are evaluated
      Then SEC-026 is not reported

    Example: a service and its sidecar pass
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }

        [services.proxy]
        type = "api"
        version = "1.0.0"
        deploy.sidecar_of = "cart"
        volumes.data = { mount = "/data", type = "persistent", source = "shared" }
        """
      When the policies are evaluated
      Then SEC-026 is not reported
