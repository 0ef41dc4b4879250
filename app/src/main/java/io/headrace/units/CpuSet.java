package io.headrace.units;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An immutable set of CPU numbers, written as the kernel lists them: {@code 0-7,16}. */
public final class CpuSet implements Iterable<Integer> {
    /** The highest number accepted: no kernel has more CPUs, and a typing error stays small. */
    public static final int HIGHEST = 65_535;

    /** No CPU at all; printed as the empty text, as the kernel does. */
    public static final CpuSet EMPTY = new CpuSet(new BitSet());

    private static final Pattern PART = Pattern.compile("([0-9]+)(?:-([0-9]+))?");
    private static final String FORMS = "write it like one of 0 0-7 0-7,16 0,2,4-6";

    private final BitSet cpus;

    private CpuSet(BitSet cpus) {
        this.cpus = cpus;
    }

    /**
     * The set of these numbers, in any order; one given twice counts once.
     *
     * @throws Fault BAD_INPUT for a number below 0 or above {@link #HIGHEST}
     */
    public static CpuSet of(int... numbers) {
        BitSet cpus = new BitSet();
        for (int cpu : numbers) {
            if (cpu < 0 || cpu > HIGHEST) {
                throw refusal(Integer.toString(cpu), "CPUs are numbered 0 to " + HIGHEST);
            }
            cpus.set(cpu);
        }
        return new CpuSet(cpus);
    }

    /** The set of these bits, none above {@link #HIGHEST}; a copy. */
    static CpuSet of(BitSet cpus) {
        return new CpuSet((BitSet) cpus.clone());
    }

    /**
     * Reads a kernel list; parts may overlap, a line end after it is ignored.
     *
     * @throws Fault BAD_INPUT when it is empty, reversed, negative or above {@link #HIGHEST}
     */
    public static CpuSet parse(String list) {
        if (list.isBlank()) {
            throw refusal(list, "it is empty");
        }
        BitSet cpus = new BitSet();
        for (String part : list.strip().split(",", -1)) {
            Matcher range = PART.matcher(part.strip());
            if (!range.matches()) {
                throw refusal(list, "\"" + part + "\" is neither a CPU number nor a range");
            }
            int first = number(list, range.group(1));
            int last = range.group(2) == null ? first : number(list, range.group(2));
            if (last < first) {
                throw refusal(list, "the range " + part.strip() + " is reversed");
            }
            cpus.set(first, last + 1);
        }
        return new CpuSet(cpus);
    }

    /** Reads the text of a kernel file, where blank means no CPU: a node of memory only, say. */
    public static CpuSet parseOrEmpty(String list) {
        return list.isBlank() ? EMPTY : parse(list);
    }

    /** The kernel list, ranges joined: {@code 0-7,16}; empty text for no CPU. */
    public String print() {
        StringJoiner list = new StringJoiner(",");
        int first = cpus.nextSetBit(0);
        while (first >= 0) {
            int last = cpus.nextClearBit(first) - 1;
            list.add(first == last ? Integer.toString(first) : first + "-" + last);
            first = cpus.nextSetBit(last + 1);
        }
        return list.toString();
    }

    public int size() {
        return cpus.cardinality();
    }

    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    public boolean contains(int cpu) {
        return cpu >= 0 && cpus.get(cpu);
    }

    public boolean containsAll(CpuSet other) {
        return other.minus(this).isEmpty();
    }

    /**
     * The lowest number.
     *
     * @throws NoSuchElementException when the set is empty
     */
    public int first() {
        if (isEmpty()) {
            throw new NoSuchElementException("the CPU set is empty");
        }
        return cpus.nextSetBit(0);
    }

    /**
     * The highest number.
     *
     * @throws NoSuchElementException when the set is empty
     */
    public int last() {
        if (isEmpty()) {
            throw new NoSuchElementException("the CPU set is empty");
        }
        return cpus.length() - 1;
    }

    public boolean intersects(CpuSet other) {
        return cpus.intersects(other.cpus);
    }

    /**
     * The lowest CPUs.
     *
     * @throws Fault BAD_INPUT when there are fewer: less than was asked for would be a silent lie
     */
    public CpuSet take(int count) {
        if (count < 0 || count > size()) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    count + " CPUs of \"" + print() + "\"",
                    "there are " + size(),
                    "ask for 0 to " + size());
        }
        return of(stream().limit(count).toArray());
    }

    public CpuSet union(CpuSet other) {
        BitSet both = (BitSet) cpus.clone();
        both.or(other.cpus);
        return new CpuSet(both);
    }

    public CpuSet minus(CpuSet other) {
        BitSet rest = (BitSet) cpus.clone();
        rest.andNot(other.cpus);
        return new CpuSet(rest);
    }

    public CpuSet intersect(CpuSet other) {
        return filter(other::contains);
    }

    public CpuSet filter(IntPredicate keep) {
        return of(stream().filter(keep).toArray());
    }

    /** The numbers, ascending. */
    public IntStream stream() {
        return cpus.stream();
    }

    /** The numbers, ascending; a new array each time. */
    public int[] toArray() {
        return stream().toArray();
    }

    @Override
    public PrimitiveIterator.OfInt iterator() {
        return Arrays.stream(toArray()).iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CpuSet that && cpus.equals(that.cpus);
    }

    @Override
    public int hashCode() {
        return cpus.hashCode();
    }

    @Override
    public String toString() {
        return print();
    }

    private static int number(String list, String digits) {
        int end = digits.length();
        int start = 0;
        while (start < end - 1 && digits.charAt(start) == '0') {
            start++;
        }
        int value = end - start > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits, start, end, 10);
        if (value > HIGHEST) {
            throw refusal(list, "CPUs are numbered 0 to " + HIGHEST);
        }
        return value;
    }

    private static Fault refusal(String list, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, "CPU set \"" + list + "\"", cause, FORMS);
    }
}
