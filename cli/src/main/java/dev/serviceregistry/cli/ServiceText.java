package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.EffectiveValue;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.List;

/** Services as a person reads them. */
final class ServiceText {

    private ServiceText() {}

    static void list(List<ServiceDefinition> services, Call call) {
        Columns columns = new Columns("SERVICE", "TYPE", "VERSION", "OWNER", "DEFINED AT");
        for (ServiceDefinition service : services) {
            columns.add(
                    service.id(),
                    service.service().type(),
                    service.service().version(),
                    service.effective().string("owner").orElse("-"),
                    place(service.service().source(), call));
        }
        columns.writeTo(call.out(), call.tableWidth());
    }

    static void show(ServiceDefinition definition, boolean origin, Call call) {
        Output out = call.out();
        out.line("# " + definition.id() + ", defined at "
                + place(definition.service().source(), call));
        List<EffectiveValue> values = EffectiveValue.of(definition);
        if (!origin) {
            for (EffectiveValue value : values) {
                if (!value.isDefault()) {
                    out.line(ShownText.of(text(value)));
                }
            }
            return;
        }
        int width = 0;
        for (EffectiveValue value : values) {
            width = Math.max(width, Math.min(60, ShownText.width(ShownText.of(text(value)))));
        }
        for (EffectiveValue value : values) {
            String text = ShownText.of(text(value));
            String place = value.isDefault() ? "default" : place(value.source(), call);
            out.line(text + " ".repeat(Math.max(0, width - ShownText.width(text))) + "  # " + place);
        }
    }

    private static String text(EffectiveValue value) {
        return value.key() + " = " + TomlText.of(value.value());
    }

    private static String place(SourceLocation source, Call call) {
        return ShownText.of(call.repository().shown(source.file()) + ":" + source.line());
    }
}
