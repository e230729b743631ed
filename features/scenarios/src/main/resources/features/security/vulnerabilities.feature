@HRD-7
Feature: Nothing is shipped with a hole that everybody knows
  What scanners find in an image is told of the services that run it, where somebody can mend it.

  @SEC-027 @error @SOC2-CC7.1 @ISO27001-A.8.8 @NIST-800-53-ra-5 @PCI-DSS-6.3.3
  Rule: No known critical vulnerability is shipped

    Background:
      Given the project "shop"
        """toml
        [services.cart]
        type = "api"
        version = "1.0.0"
        container = { image = "ghcr.io/acme/cart", tag = "1.4.0" }
        """

    Example: what Trivy found in the image of a service is reported at the image
      Given the report "trivy.json"
        """json
        {
          "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.4.0", "ArtifactType": "container_image",
          "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2030-0001", "PkgName": "libfoo", "InstalledVersion": "1.2-3",
             "FixedVersion": "1.2-4", "Severity": "CRITICAL"},
            {"VulnerabilityID": "CVE-2030-0002", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "HIGH"}
          ]}]
        }
        """
      When the policies are evaluated
      Then SEC-027 is reported at "projects/shop/services.toml:4": "runs ghcr.io/acme/cart:1.4.0 with CVE-2030-0001 in libfoo 1.2-3, of severity critical; fixed in 1.2-4"
      And nothing else of SEC-027 is reported

    Example: what Grype found is reported
      Given the report "grype.json"
        """json
        {
          "matches": [{
            "vulnerability": {"id": "CVE-2030-0001", "severity": "Critical", "fix": {"versions": [], "state": "unknown"}},
            "artifact": {"name": "libfoo", "version": "1.2-3"}
          }],
          "source": {"type": "image", "target": {"userInput": "ghcr.io/acme/cart:1.4.0"}},
          "descriptor": {"name": "grype", "version": "0.84.0"}
        }
        """
      When the policies are evaluated
      Then SEC-027 is reported on "shop/cart": "of severity critical; no report names a version without it"

    Example: less than critical passes until the settings say otherwise
      Given the report "trivy.json"
        """json
        {
          "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.4.0", "ArtifactType": "container_image",
          "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2030-0002", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "HIGH"}
          ]}]
        }
        """
      When the policies are evaluated
      Then SEC-027 is not reported

    Example: a lower severity is reported where the settings say so
      Given the policies "security"
        """toml
        [security]
        vulnerability_severity = "high"
        """
      And the report "trivy.json"
        """json
        {
          "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.4.0", "ArtifactType": "container_image",
          "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2030-0002", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "HIGH"},
            {"VulnerabilityID": "CVE-2030-0003", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "MEDIUM"}
          ]}]
        }
        """
      When the policies are evaluated
      Then SEC-027 is reported on "shop/cart": "with CVE-2030-0002 in libfoo 1.2-3, of severity high"
      And nothing else of SEC-027 is reported

    Scenario Outline: a vulnerability that <state> is <outcome>
      Given the report "trivy.json"
        """json
        {
          "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.4.0", "ArtifactType": "container_image",
          "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2030-0001", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "CRITICAL"}
          ]}]
        }
        """
      And the report "vex.cdx.json"
        """json
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6",
          "metadata": {"component": {"bom-ref": "cart", "type": "container", "name": "ghcr.io/acme/cart", "version": "1.4.0"}},
          "vulnerabilities": [
            {"id": "CVE-2030-0001", "analysis": {"state": "<state>"}, "affects": [{"ref": "cart"}]}
          ]
        }
        """
      When the policies are evaluated
      Then SEC-027 is <outcome>

      Examples: what takes it away
        | state          | outcome      |
        | not_affected   | not reported |
        | false_positive | not reported |
        | resolved       | not reported |

    Example: a vulnerability that can be exploited stays
      Given the report "vex.cdx.json"
        """json
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6",
          "metadata": {"component": {"bom-ref": "cart", "type": "container", "name": "ghcr.io/acme/cart", "version": "1.4.0"}},
          "vulnerabilities": [{
            "id": "CVE-2030-0001", "ratings": [{"severity": "critical"}],
            "analysis": {"state": "exploitable"}, "affects": [{"ref": "cart"}]
          }]
        }
        """
      When the policies are evaluated
      Then SEC-027 is reported on "shop/cart": "with CVE-2030-0001 in the image itself, of severity critical"

    Example: what is found in an image that no service runs passes
      Given the report "trivy.json"
        """json
        {
          "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.3.0", "ArtifactType": "container_image",
          "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2030-0001", "PkgName": "libfoo", "InstalledVersion": "1.2-3", "Severity": "CRITICAL"}
          ]}]
        }
        """
      When the policies are evaluated
      Then SEC-027 is not reported
