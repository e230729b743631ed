package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.SecretDigests;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of other services that services write in their variables, properties and commands after the change. */
final class WrittenAddresses {

    private final View before;
    private final View after;

    WrittenAddresses(View before, View after) {
        this.before = before;
        this.after = after;
    }

    /** Whether a service writes the address of another one with this number of a port. */
    boolean havePort(String from, String to, String number) {
        WrittenHosts hosts = hosts(from, to, names(to));
        return addresses(from)
                        .anyMatch(address -> address.is((variable, text) -> hosts.havePort(variable, text, number)))
                || ports(from, hosts).anyMatch(number::equals);
    }

    /** Whether a service writes the address of another one with one of these numbers of a port. */
    boolean havePort(String from, String to, BitSet numbers) {
        WrittenHosts hosts = hosts(from, to, names(to));
        return addresses(from)
                        .anyMatch(address -> address.is((variable, text) -> hosts.havePort(variable, text, numbers)))
                || ports(from, hosts)
                        .anyMatch(number -> number.matches("\\d{1,5}") && numbers.get(Integer.parseInt(number)));
    }

    /** What a service writes in variables for ports, each beside one that has nothing but the host. */
    private Stream<String> ports(String from, WrittenHosts hosts) {
        return definition(from).stream().flatMap(definition -> {
            Table variables = definition.effective().table("env");
            return variables.entries().entrySet().stream()
                    .filter(entry -> {
                        String value = Values.text(value(entry.getValue().value()));
                        return !value.contains("/")
                                && !value.contains(":")
                                && hosts.areIn(
                                        entry.getKey(), VariableText.of(value).applied());
                    })
                    .flatMap(entry ->
                            Stream.ofNullable(Values.value(variables, WrittenHosts.portBeside(entry.getKey()))))
                    .map(port ->
                            VariableText.of(Values.text(value(port))).applied().strip());
        });
    }

    /** What is written of a variable, be it the default of another one. */
    private static @Nullable Node value(@Nullable Node variable) {
        return variable instanceof Table table ? Values.value(table, "default") : variable;
    }

    /** Whether a service writes this name of another one where the host of an address stands. */
    boolean haveHost(String from, String to, String name) {
        return host(from, to, name).isPresent();
    }

    /** Where a service writes this name of another one as the host of an address. */
    Optional<Node> host(String from, String to, String name) {
        WrittenHosts hosts = hosts(from, to, List.of(name));
        return addresses(from)
                .filter(address -> address.is(hosts::areIn))
                .map(Address::node)
                .findFirst();
    }

    private WrittenHosts hosts(String from, String to, Collection<String> names) {
        Set<String> namespaces = new TreeSet<>();
        for (View view : List.of(before, after)) {
            namespaces.addAll(view.reading().namespaces(View.projectOf(from)));
            namespaces.addAll(view.reading().namespaces(View.projectOf(to)));
        }
        return new WrittenHosts(names, namespaces);
    }

    /** The id of a service and those that it had before. */
    Set<String> names(String service) {
        int slash = service.indexOf('/');
        Set<String> names = new TreeSet<>(Set.of(service.substring(slash + 1)));
        for (View view : List.of(before, after)) {
            for (ServiceDefinition definition :
                    view.members(service.substring(0, slash)).values()) {
                if (after.present(definition.id()).equals(service)) {
                    names.add(definition.service().name());
                    definition.effective().scalars("aliases").forEach(alias -> names.add(alias.text()));
                }
            }
        }
        return names;
    }

    /**
     * A text in which an address can stand.
     *
     * @param variable what it is the value of; empty for none
     */
    private record Address(String variable, Node node, SecretDigests secrets) {

        boolean is(BiPredicate<String, String> wanted) {
            if (node instanceof Array array) {
                return wanted.test(
                                variable,
                                String.join(
                                        " ",
                                        array.items().stream().map(Values::text).toList()))
                        || array.items().stream().anyMatch(item -> new Address(variable, item, secrets).is(wanted));
            }
            return node instanceof Scalar scalar && scalar.value() instanceof MaskedSecret
                    ? secrets.leadsTo(
                            node.source(),
                            text -> wanted.test(variable, VariableText.of(text).applied()))
                    : wanted.test(variable, VariableText.of(Values.text(node)).applied());
        }
    }

    private Stream<Address> addresses(String service) {
        return definition(service).map(ServiceDefinition::effective).stream().flatMap(table -> {
            SecretDigests secrets = after.reading().secrets();
            Stream<Address> variables = Stream.of("env", "properties")
                    .flatMap(section -> table.table(section).entries().entrySet().stream())
                    .flatMap(entry -> entry.getValue().value() instanceof Table more
                            ? Values.leaves(more).entrySet().stream()
                                    .map(leaf -> new Address(
                                            leaf.getKey().equals("default") ? entry.getKey() : "",
                                            leaf.getValue(),
                                            secrets))
                            : Stream.of(
                                    new Address(entry.getKey(), entry.getValue().value(), secrets)));
            return Stream.concat(
                    variables,
                    Values.leaves(table.table("container")).entrySet().stream()
                            .filter(leaf -> WrittenHosts.COMMANDS.contains(leaf.getKey()))
                            .map(leaf -> new Address("", leaf.getValue(), secrets)));
        });
    }

    /** Whether a variable of a service takes the port of another one. */
    boolean takePortOf(String from, String to) {
        return definition(from)
                .map(definition -> definition.effective().tables("env").values().stream()
                        .anyMatch(variable -> takesPort(variable)
                                && variable.string("from_service")
                                        .map(name -> names(to).contains(name.substring(name.indexOf('/') + 1)))
                                        .orElse(false)))
                .orElse(false);
    }

    private static boolean takesPort(Table variable) {
        Node value = Values.value(variable, "value");
        return value != null && !Values.text(value).equals("host");
    }

    private Optional<ServiceDefinition> definition(String service) {
        int slash = service.indexOf('/');
        return Optional.ofNullable(after.members(service.substring(0, slash)).get(service.substring(slash + 1)));
    }
}
