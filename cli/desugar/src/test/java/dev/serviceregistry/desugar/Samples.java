package dev.serviceregistry.desugar;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Lambdas and concatenations of every shape; what they come to is compared before and after. */
final class Samples extends SamplesParent {

    /** A length of anything. */
    interface Measure<T extends CharSequence> {
        long of(T text);

        default Measure<T> twice() {
            return text -> 2 * of(text);
        }

        private String told(int length) {
            return "length " + length + " of " + getClass().isInterface();
        }

        default String tell(T text) {
            IntFunction<String> telling = this::told;
            return telling.apply((int) of(text));
        }
    }

    private record Pair(String left, int right) {
        private static Pair swapped(int right, String left) {
            return new Pair(left, right);
        }
    }

    private final class Inner {
        private String of(String text) {
            Supplier<String> both = () -> secret() + text;
            return both.get();
        }
    }

    private final long base = 40;

    static List<String> all() {
        Samples samples = new Samples();
        Map<String, String> told = new TreeMap<>();
        samples.references(told);
        samples.captures(told);
        samples.casts(told);
        conversions(told);
        concatenations(told);
        List<String> lines = new ArrayList<>();
        told.forEach((name, value) -> lines.add(name + " = " + value));
        return lines;
    }

    private String secret() {
        return "secret " + base;
    }

    @Override
    protected String shown() {
        return "child";
    }

    private void references(Map<String, String> told) {
        Function<String, Integer> unbound = String::length;
        told.put("an unbound method", unbound.apply("four").toString());
        Function<String, String> bound = "be"::concat;
        told.put("a bound method", bound.apply("fore"));
        Supplier<String> hidden = this::secret;
        told.put("a private method", hidden.get());
        Supplier<String> above = super::shown;
        told.put("a method of the parent", above.get());
        Supplier<String> inherited = this::protectedly;
        told.put("a protected method", inherited.get());
        Supplier<List<String>> constructor = ArrayList::new;
        told.put("a constructor", constructor.get().toString());
        BiFunction<String, Integer, Pair> record = Pair::new;
        told.put("a private constructor", record.apply("a", 1).toString());
        BiFunction<Integer, String, Pair> swapped = Pair::swapped;
        told.put("a private static method", swapped.apply(2, "b").toString());
        IntFunction<int[]> array = int[]::new;
        told.put("an array", String.valueOf(array.apply(3).length));
        Function<List<String>, Integer> onInterface = List::size;
        told.put("a method of an interface", onInterface.apply(List.of("x")).toString());
        Measure<String> measure = String::length;
        told.put("a default method", measure.twice().of("four") + measure.tell("four"));
        told.put("an inner class", new Inner().of("!"));
        Consumer<List<String>> dropped = list -> list.add("dropped");
        List<String> list = new ArrayList<>();
        dropped.accept(list);
        Consumer<List<String>> result = List::size;
        result.accept(list);
        told.put("a result that nobody takes", list.toString());
    }

    private void captures(Map<String, String> told) {
        int small = 1;
        long large = 1L << 40;
        double fraction = 0.5;
        byte tiny = 2;
        boolean yes = true;
        char letter = 'c';
        String text = "t";
        Supplier<String> many =
                () -> small + "," + large + "," + fraction + "," + tiny + "," + yes + "," + letter + "," + text + base;
        told.put("captured values", many.get());
        Function<Integer, Function<Integer, Integer>> nested = a -> b -> a * b + small;
        told.put("a lambda in a lambda", nested.apply(6).apply(7).toString());
        Callable<String> throwing = () -> {
            throw new IllegalStateException(text);
        };
        try {
            throwing.call();
        } catch (Exception e) {
            told.put("an exception", e.toString());
        }
        Predicate<Object> same = text::equals;
        told.put(
                "combined",
                String.valueOf(same.negate().or(other -> other == this).test("t")));
    }

    /** What is compared is seen through an interface above, too. */
    interface Ordered extends Comparator<String> {
        @Override
        int compare(String a, String b);
    }

    interface Marker {}

    private void casts(Map<String, String> told) {
        long offset = base;
        ToLongFunction<Integer> serializable = (ToLongFunction<Integer> & Serializable) value -> value + offset;
        told.put("a lambda that can be serialized", serializable.applyAsLong(2) + " " + serialForm(serializable));
        Supplier<String> marked = (Supplier<String> & Marker) this::secret;
        told.put("a lambda of two types", marked.get() + (marked instanceof Marker));
        Ordered ordered = String::compareTo;
        Comparator<String> above = ordered;
        told.put("a bridge", above.compare("a", "b") + " " + above.reversed().compare("a", "b"));
    }

    private static String serialForm(Object lambda) {
        try {
            Method form = lambda.getClass().getDeclaredMethod("writeReplace");
            form.setAccessible(true);
            SerializedLambda told = (SerializedLambda) form.invoke(lambda);
            return told.getCapturingClass()
                    + told.getImplMethodName()
                    + told.getImplMethodSignature()
                    + told.getInstantiatedMethodType()
                    + told.getFunctionalInterfaceClass()
                    + told.getImplMethodKind()
                    + told.getCapturedArg(0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void conversions(Map<String, String> told) {
        IntToLongFunction widened = Math::abs;
        told.put("a wider result", String.valueOf(widened.applyAsLong(-3)));
        ToLongFunction<Integer> unboxed = Samples::asLong;
        told.put("unboxed and wider", String.valueOf(unboxed.applyAsLong(5)));
        ToDoubleFunction<Integer> toDouble = Integer::intValue;
        told.put("a double of an int", String.valueOf(toDouble.applyAsDouble(7)));
        DoubleSupplier ofLong = () -> 1L << 3;
        told.put("a double of a long", String.valueOf(ofLong.getAsDouble()));
        Function<Integer, Number> boxed = Samples::increased;
        told.put("a box of another type", boxed.apply(1).toString());
        BinaryOperator<Integer> summed = Integer::sum;
        told.put("boxes on both sides", summed.apply(2, 3).toString());
        IntUnaryOperator plain = x -> x + 1;
        told.put("composed", String.valueOf(plain.andThen(x -> x * x).applyAsInt(2)));
        Function<Character, Integer> character = Samples::code;
        told.put("a character as an int", character.apply('a').toString());
        Function<String, Object> wider = String::trim;
        told.put("a result of a parent type", wider.apply(" x ").toString());
        Supplier<? extends CharSequence> generic = first(List.of("first"));
        told.put("a generic result", generic.get().toString());
        Function<Object, String> cast = Object::toString;
        told.put("anything", narrowed(cast, 12));
    }

    private static <T> Supplier<T> first(List<T> list) {
        return () -> list.get(0);
    }

    private static <T> String narrowed(Function<? super T, String> function, T value) {
        Function<T, String> direct = function::apply;
        return direct.apply(value);
    }

    private static long asLong(long value) {
        return value + 1;
    }

    private static int increased(int value) {
        return value + 1;
    }

    private static int code(int value) {
        return value;
    }

    private static void concatenations(Map<String, String> told) {
        char[] letters = {'a'};
        @SuppressWarnings("unused")
        Object nothing = null;
        byte tiny = -1;
        short few = -2;
        float single = 1.5f;
        told.put("null", "<" + nothing + ">");
        told.put("numbers", "" + tiny + few + 3 + 4L + single + 2.5 + 'c' + true);
        told.put("an array of letters", String.valueOf((letters + "").startsWith("[C@")));
        told.put("placeholders", "\1" + tiny + "\2" + few + "%");
        told.put("lines", "one\n" + few + "\ntwo");
    }
}
