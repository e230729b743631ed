@BCP-1 @SOC2-A1.2
Feature: Backups serve the promise of the tiers
  What the tiers promise of loss and return is what the backups can do.

  @REC-001 @error @ISO27001-A.8.13 @NIST-800-53-cp-9 @HIPAA-164.308(a)(7)(ii)(A)
  Rule: Backup cadence meets the strictest RPO (or point-in-time recovery is on)

    Example: hourly backups under an RPO of a minute are reported
      Given the policies "governance"
        """toml
        [sla.critical]
        rpo = "1m"
        """
      And the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1h"
        restore = "10m"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-001 is reported on "compliance.backup.database.every": "database backups have 1h between them, longer than the RPO 1m of shop/db (tier critical)"

    Example: a backup of no stated interval is reported
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        restore = "1m"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "low"

        [services.db2]
        type = "database"
        version = "1.0.0"
        criticality = "medium"
        """
      When the policies are evaluated
      Then REC-001 is reported on "compliance.backup.database.every": "database backups have no stated interval between them, longer than the RPO 1h of shop/db2 (tier medium)"

    Example: what backs up no service must serve the strictest tier
      Given the policies "compliance"
        """toml
        [compliance.backup.etcd]
        every = "10m"
        """
      And the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "high"
        """
      When the policies are evaluated
      Then REC-001 is reported on "compliance.backup.etcd.every": "etcd backups have 10m between them, longer than the RPO 5m of shop/cart (tier high)"

    Example: point-in-time recovery passes
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1h"
        point_in_time = true
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-001 is not reported

    Example: a service of another type does not count
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1h"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "medium"

        [services.cart]
        type = "api"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-001 is not reported

    Example: nothing is demanded of backups that nobody declared
      Given the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-001 is not reported

    Example: each kind of backups serves its own services, and its own promise
      Given the policies "sla"
        """toml
        [sla.critical]
        rpo = "1h"
        rto = "1m"
        backup_retention = "30d"

        [sla.low]
        rpo = "72h"
        rto = "72h"
        backup_retention = "1d"
        """
      And the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "20h"
        restore = "48h"
        retention_days = 1

        [compliance.backup.cache]
        every = "50m"
        restore = "1m"
        retention_days = 30
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "low"

        [services.cart]
        type = "cache"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-001 is not reported
      And REC-002 is not reported
      And REC-003 is not reported

  @REC-002 @error @ISO27001-A.5.30 @NIST-800-53-cp-10 @HIPAA-164.308(a)(7)(i)
  Rule: The restore budget meets the strictest RTO

    Example: a restore of ten minutes under an RTO of five is reported
      Given the policies "governance"
        """toml
        [sla.critical]
        rto = "5m"
        """
      And the policies "compliance"
        """toml
        [compliance.backup.database]
        point_in_time = true
        restore = "10m"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-002 is reported on "compliance.backup.database.restore": "database backups take 10m to restore, longer than the RTO 5m of shop/db (tier critical)"

    Example: a restore of no stated time is reported
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        point_in_time = true
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-002 is reported on "compliance.backup.database.restore": "take no stated time to restore"

    Example: a restore within the RTO passes
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        restore = "5m"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-002 is not reported

  @REC-003 @warning @ISO27001-A.8.13 @NIST-800-53-cp-9 @HIPAA-164.308(a)(7)(ii)(A)
  Rule: Backups are kept as long as demanded

    Example: a backup that the tier wants longer is reported
      Given the policies "sla"
        """toml
        [sla.critical]
        backup_retention = "30d"
        """
      And the policies "compliance"
        """toml
        [compliance.backup.database]
        retention_days = 29
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-003 is reported on "compliance.backup.database.retention_days": "database backups are kept for 29 days, shorter than 30d of shop/db (tier critical)"

    Example: a backup that goes before the next one comes is reported
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1w"
        retention_days = 6
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-003 is reported on "compliance.backup.database.retention_days": "kept for 6 days, shorter than 1w, the time to the next one"

    Example: a backup that is kept long enough passes
      Given the policies "sla"
        """toml
        [sla.critical]
        backup_retention = "30d"
        """
      And the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1d"
        retention_days = 30
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-003 is not reported

    Example: no time is demanded when no tier does
      Given the policies "compliance"
        """toml
        [compliance.backup.database]
        every = "1h"
        """
      And the project "shop"
        """toml
        [services.db]
        type = "database"
        version = "1.0.0"
        criticality = "critical"
        """
      When the policies are evaluated
      Then REC-003 is not reported
