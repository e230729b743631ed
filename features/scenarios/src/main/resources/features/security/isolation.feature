@HRD-2
Feature: Containers stay apart from their host
  What belongs to the host, and by that to all other containers on it, is out of a container's reach.

  @SEC-008 @error @SOC2-CC6.1 @ISO27001-A.8.2 @NIST-800-53-ac-6 @PCI-DSS-7.2.2
  Rule: No container mounts the container engine's socket

    Scenario Outline: the socket <source> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.engine = { mount = "/engine.sock", type = "bind", source = "<source>", read_only = true }
        """
      When the policies are evaluated
      Then SEC-008 is reported on "shop/cart": "mounts <path>, by which it commands the container engine of its host"

      Examples: sockets and pipes of engines
        | source                          | path                            |
        | /var/run/docker.sock            | /var/run/docker.sock            |
        | /run//docker.sock               | /run/docker.sock                |
        | /run/user/1000/docker.sock      | /run/user/1000/docker.sock      |
        | /run/containerd/containerd.sock | /run/containerd/containerd.sock |
        | /var/run/crio/crio.sock         | /var/run/crio/crio.sock         |
        | /run/podman/podman.sock         | /run/podman/podman.sock         |
        | ${SOCKET:-/var/run/docker.sock} | /var/run/docker.sock            |
        | //./pipe/docker_engine          | //./pipe/docker_engine          |

    Example: a bind mount that is not called one is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.engine = { mount = "/engine.sock", source = "/var/run/docker.sock" }
        """
      When the policies are evaluated
      Then SEC-008 is reported on "shop/cart": "mounts /var/run/docker.sock"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.v = { mount = "/var/run/docker.sock", <keys> }
        """
      When the policies are evaluated
      Then SEC-008 is not reported

      Examples: volumes that are no socket of an engine
        | what                  | keys                                              |
        | another socket        | type = "bind", source = "/run/mysqld/mysqld.sock" |
        | a volume of that name | type = "persistent", source = "docker.sock.d"     |
        | a directory beside it | type = "bind", source = "/srv/docker.socks"       |

    Example: a volume of its own passes whatever its name is
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.v = { mount = "/v", type = "persistent", source = "/var/run/docker.sock" }
        volumes.w = { mount = "/w", type = "persistent", source = "/etc" }
        """
      When the policies are evaluated
      Then SEC-008 is not reported
      And SEC-009 is not reported

  @SEC-009 @error @SOC2-CC6.1 @ISO27001-A.8.3 @NIST-800-53-sc-39 @PCI-DSS-7.2.2
  Rule: No sensitive host directory is mounted

    Scenario Outline: <source> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.host = { mount = "/host", type = "bind", source = "<source>", read_only = true }
        """
      When the policies are evaluated
      Then SEC-009 is reported on "shop/cart": "mounts <path>, which belongs to its host and not to a container"

      Examples: directories of the host, and what lies in them
        | source                  | path                    |
        | /                       | /                       |
        | /etc                    | /etc                    |
        | /etc/localtime          | /etc/localtime          |
        | /proc/                  | /proc                   |
        | /sys/fs/cgroup          | /sys/fs/cgroup          |
        | /srv/../root/.ssh       | /root/.ssh              |
        | /usr//src               | /usr/src                |
        | /lib/modules            | /lib/modules            |
        | /dev/mem                | /dev/mem                |
        | /boot/./                | /boot                   |
        | /var                    | /var                    |
        | /run                    | /run                    |
        | /var/lib/docker/volumes | /var/lib/docker/volumes |
        | /var/lib/kubelet        | /var/lib/kubelet        |
        | /var/log/               | /var/log                |
        | /home                   | /home                   |
        | /home/ada               | /home/ada               |
        | /home/ada/.ssh          | /home/ada/.ssh          |
        | ~                       | ~                       |
        | ~/.ssh/id_ed25519       | ~/.ssh/id_ed25519       |
        | ${HOME}/.gnupg          | ~/.gnupg                |
        | ~/.aws                  | ~/.aws                  |
        | ~/.kube/config          | ~/.kube/config          |
        | /home/ada/.azure        | /home/ada/.azure        |
        | ~/.config/gcloud        | ~/.config/gcloud        |
        | ~/.docker/config.json   | ~/.docker/config.json   |
        | ~/.docker               | ~/.docker               |
        | /home/ada/.npmrc        | /home/ada/.npmrc        |
        | ./.netrc                | ./.netrc                |
        | ~/.git-credentials      | ~/.git-credentials      |
        | /Users/ada              | /Users/ada              |
        | /private/etc/hosts      | /private/etc/hosts      |
        | /opt/cni/bin            | /opt/cni/bin            |
        | /var/spool/cron         | /var/spool/cron         |
        | /var/lib/lxd            | /var/lib/lxd            |
        | ${HOME}                 | ~                       |
        | $HOME/                  | ~                       |
        | C:\\\\                    | C:/                     |
        | c:/windows/System32     | c:/windows/System32     |
        | D:/Users/Ada            | D:/Users/Ada            |
        | C:/ProgramData/docker   | C:/ProgramData/docker   |
        | ${HOME:?must be set}    | ~                       |

    Scenario Outline: a config that is read from <source> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.zone = { mount = "/zone", type = "config", source = "<source>" }
        """
      When the policies are evaluated
      Then SEC-009 is reported on "shop/cart": "mounts <path>, which belongs to its host and not to a container"

      Examples: files of the host
        | source         | path             |
        | /etc/localtime | /etc/localtime   |
        | .ssh/id_rsa    | ./.ssh/id_rsa    |

    Example: a secret that is read from a file of the host is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.accounts = { provider = "file", path = "/etc/shadow" }
        volumes.accounts = { mount = "/run/secrets/accounts", type = "secret", source = "accounts" }
        """
      When the policies are evaluated
      Then SEC-009 is reported on "shop/cart": "mounts /etc/shadow, which belongs to its host and not to a container"

    Example: a secret that the volume is called after is reported as well
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.accounts = { provider = "file", path = "/etc/shadow" }
        volumes.accounts = { mount = "/run/secrets/accounts", type = "secret" }
        """
      When the policies are evaluated
      Then SEC-009 is reported on "shop/cart": "mounts /etc/shadow, which belongs to its host and not to a container"

    Example: a secret that is read from a file beside the declaration passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.accounts = { provider = "file", path = "./etc/accounts" }
        volumes.accounts = { mount = "/run/secrets/accounts", type = "secret", source = "accounts" }
        """
      When the policies are evaluated
      Then SEC-009 is not reported

    Example: a path in a vault passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        secrets.accounts = { provider = "vault", path = "/etc/accounts" }
        volumes.accounts = { mount = "/run/secrets/accounts", type = "secret", source = "accounts" }
        """
      When the policies are evaluated
      Then SEC-009 is not reported

    Example: a socket of the engine is reported for where it lies as well
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.engine = { mount = "/engine.sock", type = "bind", source = "/var/run/docker.sock" }
        """
      When the policies are evaluated
      Then SEC-008 is reported on "shop/cart": "mounts /var/run/docker.sock"
      And SEC-009 is reported on "shop/cart": "mounts /var/run/docker.sock"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        volumes.v = { mount = "/etc", <keys> }
        """
      When the policies are evaluated
      Then SEC-009 is not reported

      Examples: what a container may see of its host, and what is not of its host
        | what                     | keys                                    |
        | a directory of its own   | type = "bind", source = "/srv/cart"     |
        | a name that begins alike | type = "bind", source = "/etcetera"     |
        | a path beside the file   | type = "bind", source = "./etc"         |
        | another variable         | type = "bind", source = "$HOMEPAGE"     |
        | a volume                 | type = "persistent", source = "etc"     |
        | a configuration          | type = "config"                         |
        | one beside the file      | type = "config", source = "./etc"       |
        | one of the platform      | type = "config", source = "etc"         |
        | a directory on a drive   | type = "bind", source = "D:/cart"       |
        | a program's own data     | type = "bind", source = "C:/ProgramData/cart" |
        | logs                     | type = "bind", source = "/var/log/cart" |
        | a directory of a user    | type = "bind", source = "/home/ada/app" |
        | a name that ends alike   | type = "bind", source = "/srv/x.ssh"    |
        | what builds an image     | type = "bind", source = "./.docker/php" |
        | settings of a project    | type = "bind", source = "./.npmrc"      |
        | other settings of a user | type = "bind", source = "~/.config/app" |
        | a secret of a store      | type = "secret", source = "etc"         |

  @SEC-010 @error @SOC2-CC6.1 @ISO27001-A.8.22 @NIST-800-53-sc-39
  Rule: No container shares the host's network, PID or IPC namespace

    Scenario Outline: <key> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", <key> = "host" }
        """
      When the policies are evaluated
      Then SEC-010 is reported on "shop/cart": "has <key> = host and is not kept apart from its host"

      Examples: namespaces that can be shared with the host
        | key          |
        | network_mode |
        | pid          |
        | ipc          |
        | userns_mode  |

    Example: two shared namespaces are two findings
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", network_mode = "host", pid = "host" }
        """
      When the policies are evaluated
      Then SEC-010 is reported on "shop/cart": "has network_mode = host"
      And SEC-010 is reported on "shop/cart": "has pid = host"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", <keys> }
        """
      When the policies are evaluated
      Then SEC-010 is not reported

      Examples: namespaces that are not the host's
        | what                         | keys                  |
        | none                         | network_mode = "none" |
        | one that another service has | pid = "service:web"   |
        | a private one                | ipc = "private"       |
        | the usual one                | user = "10001"        |
