package dev.serviceregistry.registry.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up a file out of the schema alone: some of the keys that it may have, each with one of three values. */
final class RandomDocument {

    private static final int VALUES = 3;

    private final Random random;
    private final List<String> wanted;
    private final int variant;
    private final Map<List<String>, List<String>> names;

    /**
     * Documents by chance.
     *
     * @param wanted the path of a key that must be there
     * @param variant which of the values it has
     * @param names what the user's own keys below a path are called, where it is not by chance
     */
    RandomDocument(Random random, List<String> wanted, int variant, Map<List<String>, List<String>> names) {
        this.random = random;
        this.wanted = wanted;
        this.variant = variant;
        this.names = names;
    }

    Map<String, Object> of(Shape.Fields schema) {
        return table(schema, List.of(), true);
    }

    private Map<String, Object> table(Shape.Fields fields, List<String> path, boolean onTheWay) {
        Map<String, Object> table = new LinkedHashMap<>();
        fields.fields().forEach((key, shape) -> {
            List<String> below = with(path, key);
            boolean leads = onTheWay && leads(below);
            if (leads || fields.required().contains(key) || random.nextInt(3) == 0) {
                table.put(key, value(shape, below, leads));
            }
        });
        fields.ends()
                .values()
                .forEach(last -> table.computeIfPresent(last, (key, day) -> ((LocalDate) day).plusYears(1)));
        return table;
    }

    private boolean leads(List<String> path) {
        return path.size() <= wanted.size() && wanted.subList(0, path.size()).equals(path);
    }

    private boolean isWanted(List<String> path) {
        return path.equals(wanted);
    }

    private Object value(Shape shape, List<String> path, boolean onTheWay) {
        if (shape instanceof Shape.Fields fields) {
            return table(fields, path, onTheWay);
        }
        if (shape instanceof Shape.MapOf map) {
            List<String> below = with(path, SchemaKey.OWN);
            Map<String, Object> table = new LinkedHashMap<>();
            boolean first = true;
            for (String name : names.getOrDefault(path, List.of("one", "two"))) {
                boolean leads = first && onTheWay && leads(below);
                table.put(name, value(map.value(), below, leads));
                first = false;
            }
            return table;
        }
        if (shape instanceof Shape.ListOf list) {
            List<String> below = with(path, SchemaKey.ITEM);
            List<Object> items = new ArrayList<>();
            int start = isWanted(path) && onTheWay ? variant : random.nextInt(VALUES);
            if (onTheWay && leads(below)) {
                items.add(value(list.item(), below, true));
            } else {
                items.add(scalar(list.item(), below, start));
                items.add(scalar(list.item(), below, start + 1));
            }
            return items;
        }
        if (shape instanceof Shape.Either either) {
            boolean passes = onTheWay && leads(path) && !isWanted(path);
            for (Shape alternative : either.alternatives()) {
                if (passes == alternative instanceof Shape.Fields) {
                    return value(alternative, path, onTheWay);
                }
            }
        }
        return scalar(shape, path, isWanted(path) && onTheWay ? variant : random.nextInt(VALUES));
    }

    /** One of the values that a shape allows; of a table, one with what it must have. */
    private Object scalar(Shape shape, List<String> path, int which) {
        int index = which % VALUES;
        if (shape instanceof Shape.Either either) {
            return scalar(either.alternatives().get(0), path, which);
        }
        if (shape instanceof Shape.Fields fields) {
            Map<String, Object> table = new LinkedHashMap<>();
            fields.fields().forEach((key, below) -> {
                if (fields.required().contains(key) || fields.required().isEmpty()) {
                    table.put(key, scalar(below, with(path, key), which));
                }
            });
            return table;
        }
        if (shape instanceof Shape.ListOf list) {
            return List.of(scalar(list.item(), with(path, SchemaKey.ITEM), which));
        }
        if (shape instanceof Shape.Choice choice) {
            return List.copyOf(choice.allowed()).get(index % choice.allowed().size());
        }
        if (shape instanceof Shape.Flag) {
            return index % 2 == 1;
        }
        if (shape instanceof Shape.Whole) {
            return 10L + index;
        }
        if (shape instanceof Shape.Number) {
            return new BigDecimal("1.5").add(BigDecimal.valueOf(index));
        }
        if (shape instanceof Shape.Day) {
            return LocalDate.of(2026, 1 + index, 1);
        }
        String value =
                shape instanceof Shape.Text text ? text(text.format(), index) : "abc".substring(index, index + 1);
        // Another service's former id would stand for that service wherever it is named.
        return path.contains("aliases") ? "former-" + value : value;
    }

    private static String text(Format format, int index) {
        String letter = "abc".substring(index, index + 1);
        return switch (format) {
            case ANY, NAME, SERVICE, TEAM -> List.of("alpha", "beta", "gamma").get(index);
            case HANDLE -> "@" + letter;
            case DURATION -> index + 1 + "h";
            case PERCENT -> index + 10 + "%";
            case SIZE -> index + 1 + "Gi";
            case SHA256 -> letter.repeat(64);
            case FINGERPRINT -> letter.repeat(32);
            case DIGEST -> "sha256:" + letter.repeat(64);
            case CONTRACT -> letter + "-http@1";
            case VERSION -> index + 1 + ".0.0";
            case RANGE -> "^" + (index + 1);
            case RESTART -> List.of("no", "always", "unless-stopped").get(index);
            case VARIABLE -> "${X" + index + "}";
            case IP_ADDRESS -> "10.0.0." + index;
            case CRON -> "0 " + index + " * * *";
            case ABSOLUTE_PATH -> "/" + letter;
            case TLS_VERSION -> "1." + (index + 1);
            case CONTROL -> "SOC2:A1." + index;
            case SUPPORT_HOURS -> List.of("24/7", "business", "08:00-20:00").get(index);
        };
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
