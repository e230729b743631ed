package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.impact.Impact;
import dev.serviceregistry.registry.impact.ImpactAnalysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells whom it concerns when something happens to services. */
final class ImpactAnalysisCommand implements Action {

    private static final List<String> FORMATS = List.of("text", "json", "mermaid", "dot");

    private final List<String> services = new ArrayList<>();

    private String format = "text";

    private String against = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells whom it concerns when something happens to a service: what depends on it, directly and"
                                + " through others, which projects run that, and which teams answer for it.",
                        "impact-analysis postgres",
                        "impact-analysis global/postgres shop/cart -f json",
                        "impact-analysis global/postgres -f mermaid > impact.mmd",
                        "impact-analysis --against main")
                .note("Without a SERVICE, all services are listed, those that most depend on first.")
                .note("With --against, only what changed since then counts, and only who still uses it: who names what"
                        + " changed will break, everybody else who uses it may drift.")
                .note("A path leads from the dependant to the service: → stands for requires, →calls→, →consumes→ and"
                        + " →optional→ for the others.")
                .arguments("SERVICE", "0..*", "Services' ids, or PROJECT/ID.", services)
                .text(
                        "-f --format",
                        "FORMAT",
                        "How to answer: text, json, mermaid or dot. Default: text.",
                        value -> format = value)
                .words("--format", () -> FORMATS)
                .text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Tell whom it concerns what changed since a git revision, a directory or a released version.",
                        value -> against = value);
    }

    @Override
    public int run(Call call) throws IOException {
        call.settings().one("format", format, FORMATS);
        Reading reading = Readings.shown(call);
        if (!against.isEmpty()) {
            return new ImpactOfChanges(Baseline.besideCheckout(against, "against", reading, call), reading)
                    .write(services, format, call);
        }
        ImpactAnalysis analysis = new ImpactAnalysis(reading.registry());
        List<Impact> impacts = new ArrayList<>();
        for (String service : asked(reading)) {
            impacts.add(analysis.of(service));
        }
        if (format.equals("json")) {
            ImpactJson.write(impacts, call.out());
        } else if (!format.equals("text")) {
            GraphFormat.named(format, call.settings()).write(Graph.of(impacts, reading.registry()), call.out());
        } else if (services.isEmpty()) {
            ImpactText.overview(impacts, call);
        } else {
            ImpactText.write(impacts, call);
        }
        return Program.OK;
    }

    private Set<String> asked(Reading reading) {
        Set<String> asked = new LinkedHashSet<>();
        for (String name : services) {
            asked.add(ServiceSearch.one(name, "", reading.registry()).id());
        }
        if (services.isEmpty()) {
            for (ServiceDefinition definition : reading.registry().services()) {
                asked.add(definition.id());
            }
        }
        return asked;
    }
}
