package dev.serviceregistry.features;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final String BASE = "dev.serviceregistry";
    private static final String[] ROOMS = {"facts", "registry", "engine", "generators", "ledger", "features", "cli"};

    /** What the product is made of, without its tests and benchmarks; the classes that policies become included. */
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("/benchmarks/"))
            .importPackages(BASE, "policies");

    /** The same without what Drools generates. */
    private static final JavaClasses HOUSE = PRODUCT.that(resideInAnyPackage(BASE + ".."));

    @Test
    void only_the_engine_and_the_compiled_policies_know_drools() {
        onlyIn("..engine.drools..", "policies..")
                .mayUse("org.kie..", "org.drools..")
                .because("the rule engine can then be replaced, and everything else be tested, without it")
                .check(PRODUCT);
    }

    @Test
    void only_the_toml_reader_knows_the_toml_library() {
        onlyIn("..registry.toml..")
                .mayUse("org.tomlj..")
                .because("its results are never used unchecked: after an error they silently lack keys")
                .check(HOUSE);
    }

    @Test
    void only_the_graph_knows_the_graph_library() {
        onlyIn("..registry.graph..")
                .mayUse("org.jgrapht..")
                .because("who depends on whom is asked in the words of services, not of vertices")
                .check(HOUSE);
    }

    @Test
    void only_one_package_knows_git() {
        onlyIn("..registry.git..")
                .mayUse("org.eclipse.jgit..", "com.google.common..")
                .because("a start that compares with no revision must not load what reads one")
                .check(HOUSE);
    }

    @Test
    void only_one_package_knows_the_client_of_the_forge() {
        onlyIn("..ledger.forge.github..")
                .mayUse("org.kohsuke..")
                .because(
                        "a start that asks no forge must not load what does, and only there no token reaches a message")
                .check(HOUSE);
    }

    @Test
    void only_one_package_of_the_importers_knows_yaml() {
        onlyIn("..registry.importer.yaml..")
                .mayUse("org.snakeyaml..")
                .because("YAML only ever comes in from outside, and there with places and within bounds")
                .check(HOUSE);
    }

    @Test
    void only_the_scenarios_know_cucumber() {
        onlyIn("..features.scenarios..")
                .mayUse("io.cucumber..")
                .because("no start but that of rules test loads it")
                .check(HOUSE);
    }

    @Test
    void only_the_language_server_knows_the_protocol_of_editors() {
        onlyIn("..cli.lsp..")
                .mayUse("org.eclipse.lsp4j..", "com.google.gson..")
                .because("what is known of a file is tested, and can be asked, without a protocol")
                .check(HOUSE);
    }

    @Test
    void only_the_command_line_parses_arguments() {
        onlyIn("..cli..")
                .mayUse("picocli..")
                .because("everything below takes plain values and can be called from anywhere")
                .check(HOUSE);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that(resideOutsideOfPackages("..cli.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a library returns what it has to say")
                .check(HOUSE);
    }

    @Test
    void only_the_main_class_exits() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".cli.Main")
                .should()
                .callMethodWhere(calls(System.class, "exit")
                        .or(calls(Runtime.class, "exit"))
                        .or(calls(Runtime.class, "halt")))
                .because("everything else can be run twice in one process")
                .check(HOUSE);
    }

    @Test
    void only_the_command_line_asks_what_time_it_is() {
        DescribedPredicate<JavaMethodCall> clock = DescribedPredicate.describe(
                "the clock",
                call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                        && (call.getName().equals("now") || call.getName().startsWith("system")));
        noClasses()
                .that(resideOutsideOfPackages("..cli.."))
                .should()
                .callMethodWhere(clock.or(calls(System.class, "currentTimeMillis")))
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("the day is a fact that is handed in, so that any day can be judged again")
                .check(HOUSE);
    }

    @Test
    void no_class_is_named_after_having_no_job() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Processor)")
                .because("a name says what a class does")
                .check(HOUSE);
    }

    @Test
    void no_packages_need_each_other() {
        slices().matching(BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("each package can then be read after those it stands on")
                .check(HOUSE);
    }

    @Test
    void facts_stand_on_nothing() {
        classes()
                .that(resideInAnyPackage("..facts.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("..facts..", "java..", "org.jspecify.."))
                .because("they are what an organisation's own rules compile against")
                .check(HOUSE);
    }

    @Test
    void the_registry_knows_neither_rules_nor_who_asks() {
        room("registry")
                .mustNotKnow("engine", "generators", "ledger", "features", "cli")
                .check(PRODUCT);
    }

    @Test
    void the_engine_knows_neither_toml_nor_any_rule_nor_who_asks() {
        room("engine")
                .mustNotKnow("registry", "generators", "ledger", "features", "cli")
                .check(PRODUCT);
    }

    @Test
    void generators_build_from_facts_and_the_registry_alone() {
        room("generators").mustNotKnow("engine", "ledger", "features", "cli").check(PRODUCT);
    }

    @Test
    void the_ledger_knows_only_facts() {
        room("ledger")
                .mustNotKnow("registry", "engine", "generators", "features", "cli")
                .check(PRODUCT);
    }

    @Test
    void scenarios_need_neither_a_command_line_nor_a_ledger() {
        room("features").mustNotKnow("ledger", "cli").check(PRODUCT);
    }

    @Test
    void policies_know_only_facts() {
        noClasses()
                .that(resideInAnyPackage("policies.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "..").and(not(resideInAnyPackage("..facts.."))))
                .because("a policy judges what is true, however that was found out")
                .check(PRODUCT);
    }

    @Test
    void what_is_public_is_closed() {
        classes()
                .that()
                .arePublic()
                .should(BE_CLOSED)
                .because("nobody outside can then come to rely on extending it")
                .check(HOUSE);
    }

    @Test
    void nothing_static_changes() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .haveModifier(FINAL)
                .andShould(HOLD_NOTHING_MADE_TO_CHANGE)
                .because("two runs in one process must not see each other")
                .check(HOUSE);
    }

    @Test
    void every_package_rules_out_null() {
        classes()
                .should(RESIDE_IN_A_NULL_MARKED_PACKAGE)
                .because("what may be absent says so in its type")
                .check(HOUSE);
    }

    @Test
    void every_room_was_looked_at() {
        for (String room : ROOMS) {
            assertThat(HOUSE.that(resideInAnyPackage(BASE + "." + room + "..")))
                    .as(room)
                    .isNotEmpty();
        }
        assertThat(PRODUCT.that(resideInAnyPackage("policies.."))).isNotEmpty();
    }

    @Test
    void a_rule_that_looks_at_nothing_fails() {
        JavaClasses nothing = HOUSE.that(resideInAnyPackage("nowhere.."));

        assertThatThrownBy(() -> noClasses().should().bePublic().check(nothing)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_class_that_breaks_a_rule_is_found() {
        JavaClasses broken = new ClassFileImporter().importClasses(BrokenHelper.class);

        assertThatThrownBy(() -> classes().should(BE_CLOSED).check(broken)).hasMessageContaining("can be extended");
        assertThatThrownBy(() -> fields().should(HOLD_NOTHING_MADE_TO_CHANGE).check(broken))
                .hasMessageContaining("COUNT");
    }

    /** Breaks what the conditions below forbid. */
    static class BrokenHelper {
        static final AtomicInteger COUNT = new AtomicInteger();
    }

    private static final ArchCondition<JavaClass> BE_CLOSED = new ArchCondition<>("be final, sealed or an interface") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean closed = type.isInterface()
                    || type.getModifiers().contains(FINAL)
                    || type.reflect().isSealed()
                    || type.isEnum();
            events.add(new SimpleConditionEvent(type, closed, type.getName() + " can be extended"));
        }
    };

    private static final ArchCondition<JavaField> HOLD_NOTHING_MADE_TO_CHANGE =
            new ArchCondition<>("hold nothing that is made to change") {
                private static final Set<String> PACKAGES =
                        Set.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

                @Override
                public void check(JavaField field, ConditionEvents events) {
                    JavaClass type = field.getRawType();
                    boolean changes = PACKAGES.contains(type.getPackageName())
                            || type.isAssignableTo(StringBuilder.class)
                            || type.isAssignableTo(ThreadLocal.class)
                            || isConcreteCollection(type);
                    events.add(new SimpleConditionEvent(
                            field, !changes, field.getFullName() + " holds a " + type.getSimpleName()));
                }

                private static boolean isConcreteCollection(JavaClass type) {
                    return !type.isInterface()
                            && !type.isAssignableTo(java.util.Properties.class)
                            && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
                }
            };

    private static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("reside in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
                }
            };

    private record OnlyIn(String... packages) {

        ArchRule mayUse(String... library) {
            return noClasses()
                    .that(resideOutsideOfPackages(packages))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library));
        }
    }

    private record Room(String name) {

        ArchRule mustNotKnow(String... rooms) {
            List<String> strangers =
                    Arrays.stream(rooms).map(room -> BASE + "." + room + "..").toList();
            return noClasses()
                    .that(resideInAnyPackage(BASE + "." + name + ".."))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(strangers.toArray(String[]::new)).or(resideInAnyPackage("policies..")))
                    .because("rooms meet in the wiring of the command line alone");
        }
    }

    private static OnlyIn onlyIn(String... packages) {
        return new OnlyIn(packages);
    }

    private static Room room(String name) {
        return new Room(name);
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return DescribedPredicate.describe(owner.getSimpleName() + "." + method, call -> {
            CodeUnitCallTarget target = call.getTarget();
            return target.getOwner().isEquivalentTo(owner) && target.getName().equals(method);
        });
    }
}
