package io.headrace.units;

import io.headrace.fault.Fault;

import java.util.BitSet;

/**
 * A CPU set in the kernel's hexadecimal form, lib/vsprintf.c bitmap_string and lib/bitmap-str.c
 * bitmap_parse (Linux 6.12): groups of 32 bits with commas, the highest first; the first group is
 * as short as the width needs, the others have eight digits.
 *
 * <p>The width belongs to the value, because a file is written in the form it is read in: the
 * kernel takes its width from the possible CPUs, not from those online.
 *
 * @param cpus the CPUs whose bits are set
 * @param width bits the text has room for, a multiple of 4
 */
public record CpuMask(CpuSet cpus, int width) {
    private static final int DIGIT = 4;
    private static final int GROUP = 8;
    private static final int HEXADECIMAL = 16;
    private static final String FORMS = "write it like one of 3 00fe0000 f,ffffffff";

    /**
     * The mask of these CPUs on a machine with so many possible ones.
     *
     * @param width the number of possible CPUs, nr_cpu_ids; rounded up to whole digits
     * @throws Fault BAD_INPUT when a CPU does not fit, or there is no room for any
     */
    public CpuMask {
        String wrong = "CPU mask of \"" + cpus.print() + "\" for " + width + " CPUs";
        if (width < 1 || width > CpuSet.HIGHEST + 1) {
            throw refusal(wrong, "a machine has 1 to " + (CpuSet.HIGHEST + 1) + " possible CPUs");
        }
        if (!cpus.isEmpty() && cpus.last() >= width) {
            throw refusal(wrong, "one of them is not possible there");
        }
        width = (width + DIGIT - 1) / DIGIT * DIGIT;
    }

    /**
     * Reads the text of a kernel file; a line end after it is ignored.
     *
     * @throws Fault BAD_INPUT for anything the kernel does not print: a prefix `0x`, an empty group
     *     as hwloc writes it (the kernel would drop it and take another set), a group after the
     *     first that is not of eight digits, more than {@link CpuSet#HIGHEST} allows
     */
    public static CpuMask parse(String text) {
        String mask = text.strip();
        String[] groups = mask.split(",", -1);
        if (mask.length() > (CpuSet.HIGHEST + 1) / DIGIT * 2) {
            throw refusal(what(mask), "it is longer than any kernel's");
        }
        BitSet cpus = new BitSet();
        int lowest = 0;
        for (int i = groups.length - 1; i >= 0; i--) {
            checkGroup(mask, groups[i], i == 0);
            addGroup(cpus, groups[i], lowest);
            lowest += groups[i].length() * DIGIT;
        }
        return new CpuMask(CpuSet.of(cpus), lowest);
    }

    /** The same CPUs as the kernel prints them on a machine with so many possible ones. */
    public CpuMask forPossible(int possible) {
        return new CpuMask(cpus, possible);
    }

    /** The kernel's text without a line end, in full groups: what can be written back. */
    public String print() {
        StringBuilder text = new StringBuilder();
        for (int digit = width / DIGIT - 1; digit >= 0; digit--) {
            text.append(Character.forDigit(value(digit * DIGIT), HEXADECIMAL));
            if (digit > 0 && digit % GROUP == 0) {
                text.append(',');
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return print();
    }

    private int value(int lowest) {
        int value = 0;
        for (int bit = 0; bit < DIGIT; bit++) {
            value |= cpus.contains(lowest + bit) ? 1 << bit : 0;
        }
        return value;
    }

    private static void checkGroup(String mask, String group, boolean first) {
        if (group.isEmpty()) {
            throw refusal(what(mask), mask.isEmpty() ? "it is empty" : "a group in it is empty");
        }
        for (int i = 0; i < group.length(); i++) {
            char letter = group.charAt(i);
            if (letter >= 0x80 || Character.digit(letter, HEXADECIMAL) < 0) {
                throw refusal(what(mask), "\"" + group + "\" is not made of hexadecimal digits");
            }
        }
        if (group.length() > GROUP || (!first && group.length() < GROUP)) {
            throw refusal(what(mask), "the group \"" + group + "\" is not of 32 bits");
        }
    }

    private static void addGroup(BitSet cpus, String group, int lowest) {
        int bits = Integer.parseUnsignedInt(group, HEXADECIMAL);
        for (int bit = 0; bits != 0; bit++, bits >>>= 1) {
            if ((bits & 1) != 0) {
                cpus.set(lowest + bit);
            }
        }
    }

    private static String what(String mask) {
        return "CPU mask \"" + (mask.length() > 100 ? mask.substring(0, 100) + "…" : mask) + "\"";
    }

    private static Fault refusal(String what, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, FORMS);
    }
}
