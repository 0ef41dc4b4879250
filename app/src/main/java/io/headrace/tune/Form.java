package io.headrace.tune;

import io.headrace.fault.Fault;
import io.headrace.host.Settings;
import io.headrace.units.CpuMask;

import java.util.regex.Pattern;

/** How the kernel writes a value, and when two texts mean the same. */
enum Form {
    /** Words and numbers, with any space between them. */
    WORDS {
        @Override
        boolean isValid(String text) {
            return PLAIN.matcher(text).matches();
        }
    },
    /** A set of CPUs in hexadecimal digits, of any width. */
    MASK {
        @Override
        boolean same(String one, String other) {
            try {
                return CpuMask.parse(one).cpus().equals(CpuMask.parse(other).cpus());
            } catch (Fault noMask) {
                return false;
            }
        }

        // The kernel drops CPUs that are offline, and for RPS those that are isolated.
        @Override
        boolean mayBecome(String written, String seen) {
            try {
                return CpuMask.parse(written).cpus().containsAll(CpuMask.parse(seen).cpus());
            } catch (Fault noMask) {
                return false;
            }
        }

        @Override
        boolean isValid(String text) {
            try {
                return CpuMask.parse(text).width() > 0;
            } catch (Fault noMask) {
                return false;
            }
        }
    },
    /** One of several words; a file shows all, the one that counts in brackets. */
    CHOICE {
        @Override
        String value(String text) {
            String chosen = Settings.chosen(text);
            return chosen == null ? super.value(text) : chosen;
        }

        @Override
        boolean isValid(String text) {
            return WORD.matcher(text).matches();
        }
    };

    private static final Pattern PLAIN =
            Pattern.compile("[-A-Za-z0-9_.+]+([ \t][-A-Za-z0-9_.+]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z+]{1,32}");

    /** The value in the text of a file. */
    String value(String text) {
        return text.strip();
    }

    boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    /** Whether the kernel may have made one out of the other that was written. */
    boolean mayBecome(String written, String seen) {
        return same(written, seen);
    }

    /** Whether it can be a value: nothing else is ever written. */
    abstract boolean isValid(String text);

    private static String words(String text) {
        return String.join(" ", text.strip().split("\\s+", -1));
    }
}
