package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Judged;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.engine.report.JudgedCatalog;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.PriorState;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WorkloadKind;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evidence on controls that real rules give on a small repository. */
final class ControlReports {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private ControlReports() {}

    /** On two services, of which one requires what there is not and the other something retired, which is waived. */
    static ControlReport planted(String framework, ScenarioResult... scenarios) {
        return planted(framework, LocalDate.of(2027, 5, 31), scenarios);
    }

    /** The same with a waiver that holds until another day. */
    static ControlReport waivedUntil(LocalDate day) {
        return planted("", day);
    }

    private static ControlReport planted(String framework, LocalDate expires, ScenarioResult... scenarios) {
        return of(
                framework,
                List.of(scenarios),
                service("shop/cart", Lifecycle.PRODUCTION),
                service("shop/redis", Lifecycle.RETIRED),
                dependency("shop/cart", "<b>kafka</b>", Resolution.MISSING),
                dependency("shop/cart", "redis", Resolution.FOUND),
                new ControlInForce("SOC2:A1.2", at("policies/compliance.toml", 3)),
                new ControlInForce("ISO27001:A.9.9", at("policies/compliance.toml", 4)),
                new ControlInForce("GDPR:Article-44", at("policies/compliance.toml", 5)),
                new Waiver(
                        "DEP-005",
                        "shop/cart",
                        "",
                        "Goes in May",
                        "OPS-7",
                        "@platform",
                        expires,
                        at("policies/waivers.toml", 1)));
    }

    static ControlReport of(String framework, List<ScenarioResult> scenarios, Fact... facts) {
        DroolsPolicyEngine all = DroolsPolicyEngine.bundled();
        // As if a setting had switched it off.
        DroolsPolicyEngine engine = all.only(rule -> !rule.id().equals("DEP-002"));
        List<Fact> stated = new ArrayList<>(List.of(facts));
        stated.add(new Today(DAY));
        FactSet set = new FactSet(stated);
        RuleSet rules = engine.rules();
        Judgement judgement = new Judgement(
                engine.evaluate(set, Exceptions.in(set, DAY)),
                new Judged(set, List.of(), rules, new Selection(Set.of(), Set.of(), Set.of())),
                new JudgedCatalog(".", "", "services/catalog.toml", "", 1, 2, "ab".repeat(32)),
                PriorState.NONE,
                DAY,
                FailOn.ERROR,
                (file, line) -> Optional.empty(),
                Duration.ZERO,
                "1.2.3");
        return ControlReport.of(judgement, all.rules(), framework, scenarios, !scenarios.isEmpty());
    }

    static ControlEvidence control(ControlReport report, String control) {
        for (ControlEvidence evidence : report.controls()) {
            if (evidence.control().equals(control)) {
                return evidence;
            }
        }
        throw new AssertionError("there is no " + control);
    }

    static RuleEvidence rule(ControlReport report, String id) {
        for (RuleEvidence evidence : report.rules()) {
            if (evidence.rule().id().equals(id)) {
                return evidence;
            }
        }
        throw new AssertionError("there is no " + id);
    }

    static String written(ControlReport report, ControlFormat format) throws IOException {
        StringWriter text = new StringWriter();
        format.write(report, text);
        return text.toString();
    }

    private static SourceLocation at(String file, int line) {
        return new SourceLocation(file, line, 1, line, 9);
    }

    private static Service service(String id, Lifecycle lifecycle) {
        return new Service(
                id,
                "shop",
                id.substring(5),
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                1,
                lifecycle,
                Visibility.PUBLIC,
                at("projects/shop/services.toml", 1),
                key -> at("projects/shop/services.toml", 2));
    }

    private static Dependency dependency(String service, String name, Resolution resolution) {
        return new Dependency(
                service,
                DependencyKind.REQUIRES,
                name,
                "shop/" + name,
                resolution,
                "",
                at("projects/shop/services.toml", 3));
    }
}
