package dev.serviceregistry.real;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docker-compose config} says of services, each thing in one way of the several that Compose has for it. */
final class ComposeServices {

    private static final Pattern STEP = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|us|ns|s)");

    private ComposeServices() {}

    /** What is said of each service, by its name and by a word for what it is about. */
    static Map<String, Map<String, Object>> of(Map<?, ?> config) {
        Map<String, Map<String, Object>> services = new TreeMap<>();
        map(config.get("services")).forEach((name, service) -> services.put(name, service(map(service), config)));
        return services;
    }

    private static Map<String, Object> service(Map<String, Object> service, Map<?, ?> config) {
        Map<String, Object> said = new TreeMap<>(service);
        said.remove("expose");
        ports(service, said);
        said.put("environment", texts(service.get("environment")));
        said.put("labels", texts(service.get("labels")));
        said.put("volumes", mounts(list(service.get("volumes")), config));
        dependencies(service, said);
        TreeSet<String> joined = new TreeSet<>();
        names(service.get("networks")).forEach(network -> joined.add(realName("networks", network, config)));
        if (joined.isEmpty() && service.get("network_mode") == null) {
            joined.add(realName("networks", "default", config));
        }
        said.put("networks", joined);
        if (service.get("healthcheck") != null) {
            said.put("healthcheck", check(map(service.get("healthcheck"))));
        }
        said.put("restart", String.valueOf(service.getOrDefault("restart", "no")));
        limits(service, said);
        for (String key : List.of("command", "entrypoint")) {
            if (service.get(key) instanceof String line) {
                said.put(key, words(line));
            }
        }
        for (String key : List.of("tmpfs", "devices", "security_opt", "cap_add", "cap_drop", "dns")) {
            if (service.get(key) != null) {
                said.put(key, new TreeSet<>(strings(service.get(key))));
            }
        }
        if (service.get("scale") != null) {
            said.remove("scale");
            said.put("deploy.replicas", service.get("scale"));
        }
        declared(
                "volumes",
                config,
                said,
                name -> ((Collection<?>) said.get("volumes"))
                        .stream().anyMatch(mount -> String.valueOf(mount).startsWith(name + ":")));
        declared("networks", config, said, ((Collection<?>) said.get("networks"))::contains);
        files(service, "secrets", config, said);
        files(service, "configs", config, said);
        said.values().removeIf(value -> value instanceof Collection<?> all && all.isEmpty());
        said.values().removeIf(value -> value instanceof Map<?, ?> all && all.isEmpty());
        return said;
    }

    private static void ports(Map<String, Object> service, Map<String, Object> said) {
        TreeSet<String> published = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>(strings(service.get("expose")));
        for (Object port : list(service.get("ports"))) {
            Map<String, Object> long1 = port instanceof Map<?, ?> ? map(port) : parsed(String.valueOf(port));
            String protocol = String.valueOf(long1.getOrDefault("protocol", "tcp"));
            String target = long1.get("target") + (protocol.equals("tcp") ? "" : "/" + protocol);
            if (long1.get("published") == null) {
                open.add(target);
            } else {
                published.add(long1.getOrDefault("host_ip", "") + ":" + long1.get("published") + ":" + target);
            }
        }
        published.forEach(port -> open.remove(port.substring(port.lastIndexOf(':') + 1)));
        said.put("ports", published);
        said.put("expose", open);
    }

    private static Map<String, Object> parsed(String port) {
        Map<String, Object> parts = new LinkedHashMap<>();
        String[] protocol = port.split("/", 2);
        String[] pieces = protocol[0].split(":");
        parts.put("target", pieces[pieces.length - 1]);
        parts.put(
                "published",
                pieces.length > 1 && !pieces[pieces.length - 2].isEmpty() ? pieces[pieces.length - 2] : null);
        if (pieces.length > 2) {
            parts.put("host_ip", pieces[0]);
        }
        parts.put("protocol", protocol.length > 1 ? protocol[1].toLowerCase(Locale.ROOT) : "tcp");
        return parts;
    }

    /** What the engine calls a volume or a network, but for the project's name before it. */
    private static String realName(String section, String key, Map<?, ?> config) {
        Map<String, Object> declared = map(map(config.get(section)).get(key));
        Object name =
                declared.getOrDefault("name", map(declared.get("external")).get("name"));
        return name == null ? key : String.valueOf(name);
    }

    private static TreeSet<String> mounts(List<Object> volumes, Map<?, ?> config) {
        TreeSet<String> mounts = new TreeSet<>();
        for (String mount : mounts(volumes)) {
            String source = mount.substring(0, mount.indexOf(':'));
            mounts.add(realName("volumes", source, config) + mount.substring(source.length()));
        }
        return mounts;
    }

    private static TreeSet<String> mounts(List<Object> volumes) {
        TreeSet<String> mounts = new TreeSet<>();
        for (Object volume : volumes) {
            if (volume instanceof Map<?, ?> entry) {
                mounts.add((entry.get("source") == null ? "" : entry.get("source") + ":") + entry.get("target") + ":"
                        + (Boolean.TRUE.equals(entry.get("read_only")) ? "ro" : "rw"));
            } else {
                String text = String.valueOf(volume).replaceAll(":(cached|delegated|consistent)$", "");
                boolean bare = text.indexOf(':') < 0;
                mounts.add(text.matches(".*:(ro|rw)(,.*)?") ? text : bare ? text + ":rw" : text + ":rw");
            }
        }
        return mounts;
    }

    /** Whatever makes a service wait for another. */
    private static void dependencies(Map<String, Object> service, Map<String, Object> said) {
        Map<String, String> waits = new TreeMap<>();
        Object dependsOn = service.get("depends_on");
        if (dependsOn instanceof Map<?, ?> table) {
            table.forEach((name, how) -> waits.put(String.valueOf(name), String.valueOf(map(how).get("condition"))));
        } else {
            strings(dependsOn).forEach(name -> waits.put(name, "service_started"));
        }
        for (String link : strings(service.get("links"))) {
            waits.putIfAbsent(link.split(":")[0], "service_started");
        }
        for (String other : strings(service.get("volumes_from"))) {
            waits.putIfAbsent(other.split(":")[0], "service_started");
        }
        for (String key : List.of("network_mode", "pid", "ipc")) {
            if (service.get(key) instanceof String mode && mode.startsWith("service:")) {
                waits.putIfAbsent(mode.substring("service:".length()), "service_started");
            }
        }
        said.put(
                "links",
                new TreeSet<>(strings(service.get("links")).stream()
                        .filter(link -> link.contains(":") && !link.matches("(.+):\\1"))
                        .toList()));
        said.put("depends_on", waits);
    }

    private static Map<String, Object> check(Map<String, Object> check) {
        Map<String, Object> said = new TreeMap<>(check);
        Object test = check.get("test");
        if (test instanceof String line) {
            said.put("test", List.of("CMD-SHELL", line));
        } else if (test != null) {
            List<String> words = strings(test);
            boolean shell = words.size() == 4
                    && words.get(0).equals("CMD")
                    && words.get(2).equals("-c");
            said.put("test", shell ? List.of("CMD-SHELL", words.get(3)) : words);
        }
        for (String key : List.of("interval", "timeout", "start_period")) {
            if (check.get(key) != null) {
                said.put(key, seconds(String.valueOf(check.get(key))));
            }
        }
        return said;
    }

    private static void limits(Map<String, Object> service, Map<String, Object> said) {
        Map<String, Object> deploy = new TreeMap<>(map(service.get("deploy")));
        Map<String, Object> resources = map(deploy.remove("resources"));
        Map<String, Object> limits = map(resources.get("limits"));
        Map<String, Object> reservations = map(resources.get("reservations"));
        amount("limit.memory", limits.getOrDefault("memory", service.get("mem_limit")), said);
        amount("limit.cpus", limits.getOrDefault("cpus", service.get("cpus")), said);
        amount("reservation.memory", reservations.getOrDefault("memory", service.get("mem_reservation")), said);
        amount("reservation.cpus", reservations.get("cpus"), said);
        said.keySet().removeAll(List.of("mem_limit", "cpus", "mem_reservation", "deploy"));
        Object policy = map(deploy.remove("restart_policy")).get("condition");
        if (policy != null && service.get("restart") == null) {
            said.put("restart", policy.equals("any") ? "always" : policy.equals("none") ? "no" : policy);
        }
        deploy.forEach((key, value) -> said.put("deploy." + key, value));
        if (service.get("stop_grace_period") != null) {
            said.put("stop_grace_period", seconds(String.valueOf(service.get("stop_grace_period"))));
        }
    }

    private static void amount(String key, Object value, Map<String, Object> said) {
        if (value == null) {
            return;
        }
        String text = String.valueOf(value).toLowerCase(Locale.ROOT).replaceAll("i?b$", "");
        BigDecimal factor = BigDecimal.ONE;
        for (String unit : List.of("k", "m", "g")) {
            factor = factor.multiply(BigDecimal.valueOf(1024));
            if (text.endsWith(unit)) {
                said.put(
                        key,
                        new BigDecimal(text.substring(0, text.length() - 1))
                                .multiply(factor)
                                .stripTrailingZeros());
                return;
            }
        }
        said.put(key, new BigDecimal(text).stripTrailingZeros());
    }

    /** What is declared at the top of what a service uses, apart from that it is there. */
    private static void declared(String section, Map<?, ?> config, Map<String, Object> said, Predicate<String> isUsed) {
        map(config.get(section)).forEach((name, declaration) -> {
            Map<String, Object> declared = map(declaration);
            declared.remove("driver", section.equals("volumes") ? "local" : "bridge");
            String real = realName(section, name, config);
            Object named = declared.remove("name");
            Object external = declared.remove("external");
            boolean exists = external != null && !Boolean.FALSE.equals(external);
            if (exists || named != null) {
                declared.put("scope", exists ? "external" : "host");
            }
            if (isUsed.test(real) && !declared.isEmpty()) {
                said.put(section + "." + real, declared);
            }
        });
    }

    /** What is mounted from declarations at the top, with what these say. */
    private static void files(Map<String, Object> service, String section, Map<?, ?> config, Map<String, Object> said) {
        TreeSet<String> mounted = new TreeSet<>();
        for (Object item : list(service.get(section))) {
            Map<String, Object> entry = item instanceof Map<?, ?> ? map(item) : Map.of("source", item);
            String source = String.valueOf(entry.get("source"));
            Map<String, Object> definition = map(map(config.get(section)).get(source));
            String target = String.valueOf(entry.getOrDefault("target", source));
            String standard = section.equals("secrets") ? "/run/secrets/" : "/";
            mounted.add((target.startsWith("/") ? target : standard + target) + " from "
                    + definition.getOrDefault("file", definition.getOrDefault("name", source)));
        }
        said.put(section, mounted);
    }

    static BigDecimal seconds(String duration) {
        BigDecimal total = BigDecimal.ZERO;
        Matcher step = STEP.matcher(duration);
        while (step.find()) {
            total = total.add(new BigDecimal(step.group(1))
                    .multiply(
                            switch (step.group(2)) {
                                case "h" -> BigDecimal.valueOf(3_600);
                                case "m" -> BigDecimal.valueOf(60);
                                case "s" -> BigDecimal.ONE;
                                case "ms" -> new BigDecimal("0.001");
                                case "us" -> new BigDecimal("0.000001");
                                default -> new BigDecimal("0.000000001");
                            }));
        }
        return total.stripTrailingZeros();
    }

    /** The words of a command line, as a shell takes them apart. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '\'' ? c == '\'' : quote == '"' && c == '"') {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                open = true;
            } else if (c == '\\'
                    && quote != '\''
                    && i + 1 < line.length()
                    && (quote == 0 || "\"\\$`\n".indexOf(line.charAt(i + 1)) >= 0)) {
                i++;
                if (line.charAt(i) != '\n') {
                    word.append(line.charAt(i));
                    open = true;
                }
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }

    private static Map<String, String> texts(Object value) {
        Map<String, String> texts = new TreeMap<>();
        if (value instanceof Map<?, ?> table) {
            table.forEach((key, text) -> texts.put(String.valueOf(key), text == null ? "" : String.valueOf(text)));
        }
        for (Object item : value instanceof List<?> list ? list : List.of()) {
            String[] parts = String.valueOf(item).split("=", 2);
            texts.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return texts;
    }

    private static Collection<String> names(Object value) {
        return value instanceof Map<?, ?> ? map(value).keySet() : strings(value);
    }

    private static List<String> strings(Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        return list(value).stream().map(String::valueOf).toList();
    }

    private static List<Object> list(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> table) {
            table.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }
}
