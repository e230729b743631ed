package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.ImageDigest;
import dev.serviceregistry.facts.KnownVulnerability;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Images of services, and what scanners report of them. */
abstract class ScannedImages {

    static final String DIGEST = "sha256:" + "a1".repeat(32);

    static final String OTHER_DIGEST = "sha256:" + "b2".repeat(32);

    static final String TRIVY = """
        {
          "SchemaVersion": 2,
          "ArtifactName": "ghcr.io/acme/cart:1.4.0",
          "ArtifactType": "container_image",
          "Metadata": {
            "RepoTags": ["ghcr.io/acme/cart:1.4.0"],
            "RepoDigests": ["ghcr.io/acme/cart@%s"]
          },
          "Results": [
            {
              "Target": "ghcr.io/acme/cart:1.4.0 (debian 12.5)",
              "Class": "os-pkgs",
              "Packages": [{"Name": "libfoo"}],
              "Vulnerabilities": [
                {
                  "VulnerabilityID": "CVE-2030-0001",
                  "PkgName": "libfoo",
                  "PkgIdentifier": {"PURL": "pkg:deb/debian/libfoo@1.2-3?arch=amd64"},
                  "InstalledVersion": "1.2-3",
                  "FixedVersion": "1.2-4",
                  "Status": "fixed",
                  "Severity": "CRITICAL"
                },
                {
                  "VulnerabilityID": "CVE-2030-0002",
                  "PkgName": "libbar",
                  "InstalledVersion": "7",
                  "Severity": "HIGH"
                }
              ]
            },
            {"Target": "app/go.sum", "Class": "lang-pkgs", "Vulnerabilities": null}
          ]
        }
        """.formatted(DIGEST);

    static final String GRYPE = """
        {
         "matches": [
          {
           "vulnerability": {
            "id": "GHSA-aaaa-bbbb-cccc",
            "severity": "Critical",
            "fix": {"versions": ["4.5.6", "5.0.1"], "state": "fixed"}
           },
           "relatedVulnerabilities": [{"id": "CVE-2030-0009", "severity": "High"}],
           "artifact": {"name": "left", "version": "4.5.5", "purl": "pkg:npm/left@4.5.5"}
          }
         ],
         "ignoredMatches": [{"vulnerability": {"id": "CVE-2030-0010", "severity": "Critical"}}],
         "source": {
          "type": "image",
          "target": {
           "userInput": "ghcr.io/acme/cart:1.4.0",
           "manifestDigest": "%s",
           "tags": ["ghcr.io/acme/cart:1.4.0"],
           "repoDigests": []
          }
         },
         "descriptor": {"name": "grype", "version": "0.84.0"}
        }
        """.formatted(DIGEST);

    static final String BOM = """
        {
          "bomFormat": "CycloneDX",
          "specVersion": "1.6",
          "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
          "version": 1,
          "metadata": {
            "component": {
              "bom-ref": "image",
              "type": "container",
              "name": "ghcr.io/acme/cart:1.4.0",
              "purl": "pkg:oci/cart@%s?repository_url=ghcr.io%%2Facme%%2Fcart"
            }
          },
          "vulnerabilities": [
            {
              "id": "CVE-2030-0001",
              "ratings": [{"severity": "medium"}, {"score": 9.8, "method": "CVSSv31"}],
              "recommendation": "Upgrade libfoo to version 1.2-4.",
              "affects": [{"ref": "pkg:deb/debian/libfoo@1.2-3"}]
            }
          ],
          "components": [
            {
              "bom-ref": "pkg:deb/debian/libfoo@1.2-3",
              "type": "library",
              "name": "libfoo",
              "version": "1.2-3",
              "purl": "pkg:deb/debian/libfoo@1.2-3?arch=amd64"
            }
          ]
        }
        """.formatted(DIGEST);

    @TempDir
    Path root;

    VulnerabilityReports read(String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(root.resolve("report-" + files.size() + ".json"), text));
        }
        return VulnerabilityReports.read(root, files);
    }

    static String scanOf(String image) {
        return """
            {"SchemaVersion": 2, "ArtifactName": "%s", "ArtifactType": "container_image", "Results": []}
            """.formatted(image);
    }

    static String vex(String state, String reference, String id) {
        return """
            {
              "bomFormat": "CycloneDX",
              "specVersion": "1.5",
              "version": 1,
              "metadata": {
                "component": {
                  "bom-ref": "image",
                  "type": "container",
                  "name": "ghcr.io/acme/cart",
                  "version": "1.4.0"
                }
              },
              "vulnerabilities": [
                {
                  "id": "%s",
                  "analysis": {
                    "state": "%s",
                    "detail": "Nobody calls it",
                    "justification": "code_not_reachable"
                  },
                  "affects": [{"ref": "%s"}]
                }
              ]
            }
            """.formatted(id, state, reference);
    }

    static List<Fact> image(String service, String reference) {
        ImageReference image = ImageReference.parse(reference);
        SourceLocation source = new SourceLocation("services.toml", 4, 1, 4, 9);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Image(
                service,
                image.name(),
                image.fullName(),
                image.tag().isEmpty() ? "latest" : image.tag(),
                source,
                key -> source));
        if (!image.digest().isEmpty()) {
            facts.add(new ImageDigest(service, image.digest(), source));
        }
        return facts;
    }

    static List<KnownVulnerability> vulnerabilities(Shipment shipment) {
        return shipment.facts().stream()
                .filter(KnownVulnerability.class::isInstance)
                .map(KnownVulnerability.class::cast)
                .toList();
    }
}
