package io.headrace.doctor;

import io.headrace.host.Knob;
import io.headrace.host.Machine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Settings of a machine as numbers. */
final class Knobs {
    private Knobs() {}

    /** The number a setting holds; null when it is not told, or is none. */
    static @Nullable Long number(Machine machine, String name) {
        List<Long> numbers = numbers(machine, name);
        return numbers.size() == 1 ? numbers.getFirst() : null;
    }

    /** All numbers of a setting; none when it is not told, or holds something else. */
    static List<Long> numbers(Machine machine, String name) {
        String text = machine.knob(name);
        List<Long> numbers = new ArrayList<>();
        for (String word : text == null ? new String[0] : text.strip().split("\\s+", -1)) {
            if (!word.matches("-?[0-9]{1,18}")) {
                return List.of();
            }
            numbers.add(Long.valueOf(word));
        }
        return numbers;
    }

    static Fact fact(Machine machine, String name) {
        return new Fact(name, String.valueOf(machine.knob(name)), path(machine, name));
    }

    /** Its file. */
    static String path(Machine machine, String name) {
        return machine.knobs().stream()
                .filter(knob -> knob.name().equals(name))
                .map(Knob::path)
                .findFirst()
                .orElse(name);
    }
}
