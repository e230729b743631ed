@HRD-1
Feature: Containers have only the rights they need
  Who breaks into a container finds there what the container may do, and nothing more.

  @SEC-002 @error @SOC2-CC6.3 @ISO27001-A.8.2 @NIST-800-53-ac-6 @PCI-DSS-7.2.2
  Rule: No container is privileged

    Example: a privileged container is reported where it says so
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.container]
        image = "nginx"
        privileged = true
        """
      When the policies are evaluated
      Then SEC-002 is reported on "shop/cart": "is privileged, which gives it every right on its host"
      And SEC-002 is reported at "projects/shop/services.toml:7": "is privileged"

    Example: an override that takes the privilege away is not reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", privileged = true }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.container]
        privileged = false
        """
      When the policies are evaluated
      Then SEC-002 is reported on "global/cart": "is privileged"
      And nothing else of SEC-002 is reported

    Example: an override that unsets the privilege is not reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", privileged = true }
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart]
        unset = ["container.privileged"]
        """
      When the policies are evaluated
      Then SEC-002 is reported on "global/cart": "is privileged"
      And nothing else of SEC-002 is reported

    Example: an override that asks for the privilege is reported
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.container]
        privileged = true
        """
      When the policies are evaluated
      Then SEC-002 is reported on "shop/cart": "is privileged"
      And nothing else of SEC-002 is reported

    Example: a frozen catalogue that a project follows is judged too
      Given the file "services/versions/v1.0/catalog.toml"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.privileged = true
        """
      And the file "services/versions.toml"
        """toml
        [versions."v1.0"]
        path = "versions/v1.0/catalog.toml"
        status = "supported"
        """
      And the project "shop"
        """toml
        [project]
        catalog_version = "v1.0"

        [uses]
        services = ["cart"]
        """
      When the policies are evaluated
      Then SEC-002 is reported on "global@v1.0/cart": "is privileged"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { <keys> }
        """
      When the policies are evaluated
      Then SEC-002 is not reported

      Examples: containers without the privilege
        | what                              | keys                                |
        | one that says no                  | privileged = false                  |
        | one that says nothing             | image = "nginx"                     |
        | one whose word the schema refuses | image = "nginx", privileged = "yes" |

  @SEC-004 @warning @SOC2-CC6.3 @ISO27001-A.8.2 @NIST-800-53-ac-6 @PCI-DSS-7.2.5
  Rule: Containers run as a non-root user

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { <keys> }
        """
      When the policies are evaluated
      Then SEC-004 is reported on "shop/cart": "runs as <who>, where every container needs a user other than root"

      Examples: containers that say themselves that they run as root
        | what                                | keys                            | who                               |
        | the user root                       | user = "root"                   | root                              |
        | the number of root                  | user = "0"                      | 0                                 |
        | root with a group                   | user = "0:1000"                 | 0:1000                            |
        | a group alone                       | user = ":1000"                  | :1000                             |
        | a zero with a sign                  | user = "+0"                     | +0                                |
        | the administrator of Windows        | user = "ContainerAdministrator" | ContainerAdministrator            |
        | a variable with root as its default | user = "${UID:-0}"              | 0                                 |
        | one that may be whoever it is       | run_as_non_root = false         | whoever its image names, root too |

    Example: a container that names nobody passes until a user is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      When the policies are evaluated
      Then SEC-004 is not reported

    Example: a container that names nobody is reported where a user is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = true
        """
      When the policies are evaluated
      Then SEC-004 is reported on "shop/cart": "runs as whoever its image names, where require_non_root = true demands a user other than root"

    Scenario Outline: a tier demands of itself and of those above it, and not of <tier>
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "<tier>"
        container.image = "nginx"
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = "high"
        """
      When the policies are evaluated
      Then SEC-004 is not reported

      Examples: tiers below the one that is named, and none
        | tier   |
        | medium |
        | low    |
        | urgent |

    Scenario Outline: a demand from a tier on is made of <tier>
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "<tier>"
        container.image = "nginx"
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = "high"
        """
      When the policies are evaluated
      Then SEC-004 is reported on "shop/cart": "require_non_root = high demands a user other than root"

      Examples: the tier that is named and the one above it
        | tier     |
        | high     |
        | critical |

    Scenario Outline: <what> passes where a user is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { <keys> }
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = true
        """
      When the policies are evaluated
      Then SEC-004 is not reported

      Examples: containers that say that they are not root, or whose word was refused
        | what                                 | keys                                    |
        | a user                               | user = "10001:0"                        |
        | a user by name                       | user = "node"                           |
        | a user, where root is not forbidden  | user = "10001", run_as_non_root = false |
        | whoever its image names, if not root | run_as_non_root = true                  |
        | a user that the schema refuses       | image = "nginx", user = 10001           |

    Example: only what is demanded of its own tier counts
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "medium"
        container = { image = "nginx" }

        [services.ledger]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        container = { image = "nginx", user = "10001" }
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = "high"
        """
      When the policies are evaluated
      Then SEC-004 is not reported

    Example: a read-only file system that is demanded says nothing of users
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx" }
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = true
        """
      When the policies are evaluated
      Then SEC-004 is not reported
      And SEC-005 is reported on "shop/cart": "can write to its root file system"

  @SEC-005 @warning @SOC2-CC6.8 @ISO27001-A.8.19 @NIST-800-53-cm-5
  Rule: Root file systems are read-only where demanded

    Example: a container that can change its files is reported where that is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = true
        """
      When the policies are evaluated
      Then SEC-005 is reported on "shop/cart": "can write to its root file system, where require_read_only_root = true demands a read-only one"

    Example: a critical service is reported where it is demanded of critical ones
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        container.read_only_root = false
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = "critical"
        """
      When the policies are evaluated
      Then SEC-005 is reported on "shop/cart": "require_read_only_root = critical demands"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "<tier>"
        container = { image = "nginx", read_only_root = <flag> }
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = <demand>
        """
      When the policies are evaluated
      Then SEC-005 is not reported

      Examples: containers of which it is not demanded, or that comply
        | what                        | tier     | flag  | demand     |
        | a read-only one             | critical | true  | true       |
        | one of a lower tier         | high     | false | "critical" |
        | one without a demand        | critical | false | false      |
        | a demand of an unknown tier | critical | false | "urgent"   |
        | one whose word was refused  | critical | "yes" | true       |

    Example: without a setting nothing is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      When the policies are evaluated
      Then SEC-005 is not reported

    Example: a user that is demanded says nothing of file systems
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx" }
        """
      And the policies "security"
        """toml
        [security]
        require_non_root = true
        """
      When the policies are evaluated
      Then SEC-005 is not reported
      And SEC-007 is not reported
      And SEC-012 is not reported

    Example: a word that was refused beside it, or of something else, excuses nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", user = 10001 }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", read_only_root = "yes" }
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = true
        """
      When the policies are evaluated
      Then SEC-005 is reported on "shop/cart": "can write to its root file system"
      And nothing else of SEC-005 is reported

    Example: a container of Windows passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", platform = "windows" }
        """
      And the policies "security"
        """toml
        [security]
        require_read_only_root = true
        """
      When the policies are evaluated
      Then SEC-005 is not reported

  @SEC-011 @warning @SOC2-CC6.3 @ISO27001-A.8.2 @NIST-800-53-ac-6 @PCI-DSS-2.2.4
  Rule: No dangerous capability is added

    Scenario Outline: <name> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.capabilities_add = ["<written>"]
        """
      When the policies are evaluated
      Then SEC-011 is reported on "shop/cart": "adds the capability <name>"

      Examples: all capabilities that reach beyond a container
        | name               | written            |
        | ALL                | all                |
        | AUDIT_CONTROL      | AUDIT_CONTROL      |
        | AUDIT_READ         | AUDIT_READ         |
        | BLOCK_SUSPEND      | BLOCK_SUSPEND      |
        | BPF                | BPF                |
        | CHECKPOINT_RESTORE | CHECKPOINT_RESTORE |
        | DAC_READ_SEARCH    | DAC_READ_SEARCH    |
        | IPC_OWNER          | IPC_OWNER          |
        | LINUX_IMMUTABLE    | LINUX_IMMUTABLE    |
        | MAC_ADMIN          | MAC_ADMIN          |
        | MAC_OVERRIDE       | MAC_OVERRIDE       |
        | NET_ADMIN          | net_admin          |
        | NET_RAW            | NET_RAW            |
        | PERFMON            | PERFMON            |
        | SYSLOG             | SYSLOG             |
        | SYS_ADMIN          | CAP_SYS_ADMIN      |
        | SYS_BOOT           | SYS_BOOT           |
        | SYS_MODULE         | cap_sys_module     |
        | SYS_NICE           | sys_nice           |
        | SYS_PTRACE         | SYS_PTRACE         |
        | SYS_RAWIO          | SYS_RAWIO          |
        | SYS_RESOURCE       | SYS_RESOURCE       |
        | SYS_TIME           | SYS_TIME           |
        | SYS_TTY_CONFIG     | SYS_TTY_CONFIG     |
        | WAKE_ALARM         | WAKE_ALARM         |

    Example: each dangerous capability is reported and the others are not
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.capabilities_add = ["NET_ADMIN", "CHOWN", "SYS_TIME"]
        """
      When the policies are evaluated
      Then SEC-011 is reported on "shop/cart": "adds the capability NET_ADMIN"
      And SEC-011 is reported on "shop/cart": "adds the capability SYS_TIME"
      And nothing else of SEC-011 is reported

    Scenario Outline: <name> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.capabilities_add = ["<name>"]
        """
      When the policies are evaluated
      Then SEC-011 is not reported

      Examples: capabilities that containers have anyway
        | name             |
        | AUDIT_WRITE      |
        | CHOWN            |
        | DAC_OVERRIDE     |
        | FOWNER           |
        | FSETID           |
        | KILL             |
        | MKNOD            |
        | NET_BIND_SERVICE |
        | SETFCAP          |
        | SETGID           |
        | SETPCAP          |
        | SETUID           |
        | SYS_CHROOT       |

      Examples: further capabilities, which give no hold on the host or on others
        | name          |
        | IPC_LOCK      |
        | LEASE         |
        | NET_BROADCAST |
        | SYS_PACCT     |

  @SEC-012 @warning @SOC2-CC6.3 @ISO27001-A.8.2 @NIST-800-53-cm-7 @PCI-DSS-2.2.4
  Rule: All capabilities are dropped where demanded

    Example: a container that keeps its capabilities is reported where dropping them is demanded
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.capabilities_drop = ["NET_RAW"]
        """
      And the policies "security"
        """toml
        [security]
        require_dropped_capabilities = true
        """
      When the policies are evaluated
      Then SEC-012 is reported on "shop/cart": "does not drop ALL capabilities, where require_dropped_capabilities = true demands it"

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", capabilities_drop = <list> }
        """
      And the policies "security"
        """toml
        [security]
        require_dropped_capabilities = <demand>
        """
      When the policies are evaluated
      Then SEC-012 is not reported

      Examples: containers that comply, or of which it is not demanded
        | what                                | list    | demand |
        | one that drops all                  | ["ALL"] | true   |
        | one that drops all in small letters | ["all"] | true   |
        | one without a demand                | []      | false  |
        | one without a tier                  | []      | "low"  |
        | one whose word was refused          | "ALL"   | true   |

    Example: what is dropped beside it, or a word that was refused, drops nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", capabilities_drop = ["ALL"] }

        [services.prices]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", capabilities_drop = "ALL" }
        """
      And the policies "security"
        """toml
        [security]
        require_dropped_capabilities = true
        """
      When the policies are evaluated
      Then SEC-012 is reported on "shop/cart": "does not drop ALL capabilities"
      And nothing else of SEC-012 is reported

    Example: a container of Windows passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", platform = "windows" }
        """
      And the policies "security"
        """toml
        [security]
        require_dropped_capabilities = true
        """
      When the policies are evaluated
      Then SEC-012 is not reported

  @SEC-013 @warning @SOC2-CC6.3 @ISO27001-A.8.18 @NIST-800-53-ac-6.10
  Rule: Privilege escalation is off

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", security_opt = <list> }
        """
      When the policies are evaluated
      Then SEC-013 is reported on "shop/cart": "does not set no-new-privileges"

      Examples: containers whose processes can gain rights
        | what                     | list                                                  |
        | one without options      | []                                                    |
        | one with other options   | ["seccomp:profile.json"]                              |
        | one that says no         | ["no-new-privileges:false"]                           |
        | one that says no at last | ["no-new-privileges:true", "no-new-privileges:false"] |

    Example: a container without the key is reported at its table
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"

        [services.cart.container]
        image = "nginx"
        """
      When the policies are evaluated
      Then SEC-013 is reported at "projects/shop/services.toml:5": "does not set no-new-privileges"

    Scenario Outline: <option> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.security_opt = ["<option>"]
        """
      When the policies are evaluated
      Then SEC-013 is not reported

      Examples: ways to say it
        | option                 |
        | no-new-privileges      |
        | no-new-privileges:true |
        | no-new-privileges=true |

    Example: an override that mends it passes
      Given the catalog
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.image = "nginx"
        """
      And the project "shop"
        """toml
        [uses]
        services = ["cart"]

        [services.cart.container]
        security_opt = ["no-new-privileges:true"]
        """
      When the policies are evaluated
      Then SEC-013 is reported on "global/cart": "does not set no-new-privileges"
      And nothing else of SEC-013 is reported

    Example: a service without a container passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        """
      When the policies are evaluated
      Then SEC-013 is not reported

    Example: a value that the schema refuses is not reported twice
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", security_opt = "no-new-privileges" }
        """
      When the policies are evaluated
      Then SCH-003 is reported on "shop/cart": "security_opt must be an array"
      And SEC-013 is not reported

    Example: another option that is true, and a word that was refused beside it or of something else, set nothing
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", security_opt = ["writable-cgroups=true"], read_only_root = "yes" }

        [services.mail]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", security_opt = "no-new-privileges" }
        """
      When the policies are evaluated
      Then SEC-013 is reported on "shop/cart": "does not set no-new-privileges"
      And nothing else of SEC-013 is reported

    Example: a container of Windows passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", platform = "windows" }
        """
      When the policies are evaluated
      Then SEC-013 is not reported

  @SEC-021 @warning @SOC2-CC6.8 @ISO27001-A.8.9 @NIST-800-53-sc-39 @PCI-DSS-2.2.6
  Rule: Seccomp and AppArmor are not unconfined

    Scenario Outline: <option> is reported
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.security_opt = ["no-new-privileges:true", "<option>"]
        """
      When the policies are evaluated
      Then SEC-021 is reported on "shop/cart": "runs without a profile of <name>, which is set to unconfined"

      Examples: profiles that are switched off
        | option              | name     |
        | seccomp:unconfined  | seccomp  |
        | seccomp=unconfined  | seccomp  |
        | apparmor:unconfined | apparmor |
        | apparmor=Unconfined | apparmor |

    Scenario Outline: <what> passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "nginx", security_opt = <list> }
        """
      When the policies are evaluated
      Then SEC-021 is not reported

      Examples: containers with a profile
        | what                               | list                                            |
        | one with the profile of the engine | []                                              |
        | one with a profile of its own      | ["seccomp:profiles/cart.json", "apparmor:cart"] |

    Example: another option that is unconfined passes
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container.security_opt = ["systempaths=unconfined"]
        """
      When the policies are evaluated
      Then SEC-021 is not reported

  @SEC-029 @warning @SOC2-CC6.3 @ISO27001-A.8.2 @NIST-800-53-ac-6 @PCI-DSS-7.2.2
  Rule: No permission is a wildcard

    Scenario Outline: <what> is reported
      Given the project "shop"
        """toml
        [services.agent]
        type = "worker"
        version = "1.0.0"
        deploy.permissions = [{ <permission> }]
        """
      When the policies are evaluated
      Then SEC-029 is reported on "shop/agent": "may <verbs> on <resources> in the API group <groups>, where * stands for everything"

      Examples: permissions that have no end
        | what                     | permission                                                | verbs     | resources      | groups  |
        | every verb               | resources = ["pods"], verbs = ["*"]                       | *         | pods           | core    |
        | every resource           | resources = ["*"], verbs = ["get", "list"]                | get, list | *              | core    |
        | a part of every resource | resources = ["nodes", "*/scale"], verbs = ["get"]         | get       | nodes, */scale | core    |
        | all parts of a resource  | resources = ["pods/*"], verbs = ["get"]                   | get       | pods/*         | core    |
        | every group              | resources = ["jobs"], verbs = ["get"], api_groups = ["*"] | get       | jobs           | *       |
        | everything               | resources = ["*"], verbs = ["*"], api_groups = ["", "*"]  | *         | *              | core, * |

    Example: permissions that name what they are for pass
      Given the project "shop"
        """toml
        [services.agent]
        type = "worker"
        version = "1.0.0"
        deploy.permissions = [
          { resources = ["pods", "pods/log"], verbs = ["get", "list", "watch"] },
          { resources = ["deployments"], verbs = ["patch"], api_groups = ["apps"], resource_names = ["web"] },
        ]
        """
      When the policies are evaluated
      Then SEC-029 is not reported

    Example: of several permissions each without an end is reported where it is written
      Given the project "shop"
        """toml
        [services.agent]
        type = "worker"
        version = "1.0.0"

        [services.agent.deploy]
        permissions = [
          { resources = ["pods"], verbs = ["get"] },
          { resources = ["secrets"], verbs = ["*"] },
        ]
        """
      When the policies are evaluated
      Then SEC-029 is reported at "projects/shop/services.toml:8": "may * on secrets"
      And nothing else of SEC-029 is reported

    Example: an override that names its verbs is not reported
      Given the catalog
        """toml
        [services.agent]
        type = "worker"
        version = "1.0.0"
        deploy.permissions = [{ resources = ["pods"], verbs = ["*"] }]
        """
      And the project "shop"
        """toml
        [uses]
        services = ["agent"]

        [services.agent.deploy]
        permissions = [{ resources = ["pods"], verbs = ["get"] }]
        """
      When the policies are evaluated
      Then SEC-029 is reported on "global/agent": "may * on pods"
      And nothing else of SEC-029 is reported
