package io.headrace.doctor;

import io.headrace.host.Machine;
import io.headrace.host.Rewriter;
import io.headrace.host.Rewriter.Touches;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program that changes interrupts or steering by itself, so that what is set does not stay. */
final class SettingsRewritten implements Rule {
    private static final Set<Touches> STEERING = EnumSet.of(Touches.INTERRUPTS, Touches.STEERING);

    private static final Map<String, String> ENDED_BY =
            Map.of(
                    "irqbalance", "systemctl stop irqbalance",
                    "tuned", "tuned-adm off",
                    "google_guest_agent", "systemctl stop google-guest-agent");

    @Override
    public String id() {
        return "settings-rewritten";
    }

    @Override
    public List<Finding> look(Machine machine) {
        if (machine.host().online().size() < 2) {
            return List.of();
        }
        return machine.rewriters().stream()
                .filter(one -> one.touches().stream().anyMatch(STEERING::contains))
                .map(this::finding)
                .toList();
    }

    private Finding finding(Rewriter one) {
        String command = ENDED_BY.get(one.program());
        return new Finding(
                id(),
                Severity.MEDIUM,
                one.program() + " runs and moves interrupts: what is placed by hand does not stay",
                List.of(new Fact("process", Integer.toString(one.pid()), one.program())),
                command == null
                        ? Change.none("how it is told to leave interrupts alone is its own matter")
                        : Change.of(command, "it starts again with the machine"));
    }
}
