package dev.serviceregistry.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes rules as an organisation has them: of every construct some, each of one type of service, and none that ever fires. */
public final class OwnRuleTexts {

    /** The folder in a repository that they stand in. */
    public static final String FOLDER = "policies/rules/acme";

    private static final List<String> TYPES = List.of("api", "worker", "database", "cache", "queue");

    /**
     * What rules demand of a type of service, which stands for {@code %1$s}.
     *
     * @param title the sentence
     * @param scope the scope
     * @param when what must not be, of a service that is known as {@code $service} and {@code $id}
     * @param then what is said of it
     */
    private record Shape(String title, String scope, String when, String then) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    "No %1$s runs more than 900 replicas",
                    "project",
                    "$service : Service( type == \"%1$s\", $replicas : replicas, replicas > 900 )",
                    "\"runs {} replicas, more than 900\", $replicas"),
            new Shape(
                    "Every large %1$s has an owner",
                    "project",
                    "$service : Service( type == \"%1$s\", $project : project, $name : name, replicas > 800 )\n"
                            + "    not Ownership( project == $project, name == $name )",
                    "\"has no owner, and more than 800 replicas\""),
            new Shape(
                    "No %1$s of the old platform is required",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id, name matches \"old-platform-.*\" )\n"
                            + "    exists Dependency( target == $id, kind == DependencyKind.REQUIRES )",
                    "\"is required, and of the old platform\""),
            new Shape(
                    "No %1$s comes from a personal registry",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    Image( service == $id, $image : fullName, fullName matches \"docker[.]io/personal/.*\" )",
                    "\"comes from {}\", $image"),
            new Shape(
                    "No %1$s binds a port of the monitoring agents",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    PublishedPort( service == $id, $number : number, number >= 61000, number < 61100 )",
                    "\"binds port {}\", $number"),
            new Shape(
                    "No %1$s keeps data in the old place",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    Mount( service == $id, type == VolumeType.BIND, $path : path, path matches \"/opt/old/.*\" )",
                    "\"keeps data in {}\", $path"),
            new Shape(
                    "No %1$s takes a secret of the old vault",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    EnvironmentReference( service == $id, kind == ReferenceKind.SECRET, $name : name,\n"
                            + "        name matches \"old-vault-.*\" )",
                    "\"takes secret {}\", $name"),
            new Shape(
                    "Every %1$s that may take a terabyte reserves memory",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    ResourceLimit( service == $id, resource == Resource.MEMORY, amount > 1048576 )\n"
                            + "    not ResourceRequest( service == $id, resource == Resource.MEMORY )",
                    "\"may take more than a terabyte, and reserves nothing\""),
            new Shape(
                    "No %1$s is required by more than 50000 services",
                    "repository",
                    "$service : Service( type == \"%1$s\", $id : id )\n"
                            + "    accumulate( Dependency( target == $id, kind == DependencyKind.REQUIRES ); $count : count();"
                            + " $count > 50000 )",
                    "\"is required by {} services\", $count"),
            new Shape(
                    "Every large %1$s of a tier states a disruption budget",
                    "project",
                    "$service : Service( type == \"%1$s\", $id : id, $replicas : replicas, replicas > 700,\n"
                            + "        lifecycle != Lifecycle.RETIRED )\n"
                            + "    Criticality( service == $id, $tier : tier )\n"
                            + "    not DisruptionBudget( service == $id, protective == true )",
                    "\"is of tier {}, runs {} replicas and states none\", $tier, $replicas"));

    private OwnRuleTexts() {}

    /** Texts of rules, at most 50; the constructs come in turn, so that even few have most of them. */
    public static List<String> of(int count) {
        List<String> texts = new ArrayList<>(count);
        for (String type : TYPES) {
            for (Shape shape : SHAPES) {
                if (texts.size() < count) {
                    texts.add(text(texts.size() + 1, type, shape));
                }
            }
        }
        return List.copyOf(texts);
    }

    private static String text(int number, String type, Shape shape) {
        return """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("ACM-%03d")
                    @severity("error")
                    @subject("Service")
                    @scope("%s")
                    @controls("SOC2:CC8.1")
                    @rationale("What one team decides for itself, others have to live with.")
                    @remediation("Ask the platform team.")
                when
                    %s
                then
                    report.violation( $service, %s );
                end
                """.formatted(
                        shape.title().formatted(type),
                        number,
                        shape.scope(),
                        shape.when().formatted(type),
                        shape.then());
    }

    /** Writes so many into a repository. */
    public static void writeTo(Path root, int count) throws IOException {
        Path folder = Files.createDirectories(root.resolve(FOLDER));
        List<String> texts = of(count);
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(file(i + 1)), texts.get(i));
        }
    }

    /** The name of the file of a rule, by its number from 1 on. */
    public static String file(int number) {
        return "ACM-%03d.drl".formatted(number);
    }
}
