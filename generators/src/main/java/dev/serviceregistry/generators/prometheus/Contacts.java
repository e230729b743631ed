package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.LinkedHashSet;
import java.util.Set;

/** Channels and addresses, each once; it grows until it is written. */
final class Contacts {

    private static final String TITLE =
            "{{ if eq .Status \"resolved\" }}Resolved: {{ end }}{{ .CommonLabels.alertname }}"
                    + " ({{ .CommonLabels.severity }})";

    private static final String TEXT = """
            {{ range .Alerts }}{{ .Annotations.summary }}
            {{ .Annotations.description }}
            Owner: {{ .Annotations.owner }}, runbook: {{ .Annotations.runbook_url }}, dashboard: {{ .Annotations.dashboard_url }}
            {{ end }}""";

    private final Set<String> slack = new LinkedHashSet<>();
    private final Set<String> email = new LinkedHashSet<>();

    Contacts addSlack(String channel) {
        if (!channel.isBlank()) {
            slack.add(channel);
        }
        return this;
    }

    Contacts addEmail(String address) {
        if (!address.isBlank()) {
            email.add(address);
        }
        return this;
    }

    Contacts add(Contacts others) {
        slack.addAll(others.slack);
        email.addAll(others.email);
        return this;
    }

    boolean isEmpty() {
        return slack.isEmpty() && email.isEmpty();
    }

    boolean hasSlack() {
        return !slack.isEmpty();
    }

    boolean hasEmail() {
        return !email.isEmpty();
    }

    /** The receiver that tells them all. */
    Mapping receiver(String name) {
        Mapping receiver = new Mapping().put("name", name);
        if (isEmpty()) {
            receiver.comment("name", "Nobody is told: no channel and no address is declared.");
        }
        Sequence channels = new Sequence();
        for (String channel : slack) {
            channels.add(new Mapping()
                    .put("channel", Templates.literal(channel))
                    .put("send_resolved", true)
                    .put("title", TITLE)
                    .put("text", TEXT));
        }
        Sequence addresses = new Sequence();
        for (String address : email) {
            addresses.add(new Mapping().put("to", Templates.literal(address)).put("send_resolved", true));
        }
        return receiver.putUnlessEmpty("slack_configs", channels).putUnlessEmpty("email_configs", addresses);
    }
}
