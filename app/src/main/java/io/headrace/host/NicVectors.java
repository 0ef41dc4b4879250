package io.headrace.host;

import io.headrace.host.IrqName.Numbering;
import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which interrupt belongs to which queue of which network device.
 *
 * <p>The owner is told by the function's list of interrupts, else by the name, else by netlink. The
 * queue is told by netlink where the driver tells it, else by the name: virtio tells none, and a
 * device over two functions is told whole by netlink alone.
 */
final class NicVectors {
    /** As a whole word: `eth0` is not in `eth01-TxRx-3`, nor `01:00.1` in `01:00.11`. */
    private static final String NO_WORD = "(?<![A-Za-z0-9_.])";

    private static final String NO_MORE = "(?![A-Za-z0-9_.])";

    private final List<Candidate> nics = new ArrayList<>();
    private final Map<Integer, NicVector> byNapi = new TreeMap<>();

    private NicVectors(List<NetFolders.Found> devices) {
        for (NetFolders.Found found : devices) {
            byNapi.putAll(NapiVectors.of(found.device()));
            if (found.hardware() != null) {
                nics.add(Candidate.of(found.device(), found.hardware()));
            }
        }
    }

    private record Owner(Candidate nic, Evidence evidence) {}

    /** A device of hardware, and what the names of its interrupts may hold. */
    private record Candidate(NetDevice device, NicHardware hardware, Pattern names) {
        static Candidate of(NetDevice device, NicHardware hardware) {
            List<String> words = new ArrayList<>();
            words.add(device.name());
            words.add(hardware.place().address());
            if (hardware.id().startsWith("virtio")) {
                words.add(hardware.id());
            }
            String any =
                    "(?:" + String.join("|", words.stream().map(Pattern::quote).toList()) + ")";
            return new Candidate(device, hardware, Pattern.compile(NO_WORD + any + NO_MORE));
        }

        boolean isNamedIn(Irq irq) {
            return names.matcher(irq.name()).find();
        }
    }

    /** The interrupts of one device, with what their names tell. */
    private static final class Family {
        private final Map<Numbering, IntSummaryStatistics> numbers = new EnumMap<>(Numbering.class);
        private int size;

        void add(Irq irq) {
            size++;
            IrqName name = IrqName.parse(irq.name());
            if (name != null) {
                of(name.numbering()).accept(name.number());
            }
        }

        IntSummaryStatistics of(Numbering numbering) {
            return numbers.computeIfAbsent(numbering, any -> new IntSummaryStatistics());
        }
    }

    /** The same interrupts, each with what it does for a network device. */
    static List<Irq> assign(List<Irq> irqs, List<NetFolders.Found> devices) {
        NicVectors vectors = new NicVectors(devices);
        Map<String, Family> families = new TreeMap<>();
        Map<Integer, Owner> owners = new TreeMap<>();
        for (Irq irq : irqs) {
            Owner owner = vectors.owner(irq);
            if (owner != null) {
                owners.put(irq.number(), owner);
                String nic = owner.nic.device.name();
                families.computeIfAbsent(nic, name -> new Family()).add(irq);
            }
        }
        return irqs.stream()
                .map(irq -> irq.serving(vectors.vector(irq, owners.get(irq.number()), families)))
                .toList();
    }

    private @Nullable NicVector vector(
            Irq irq, @Nullable Owner owner, Map<String, Family> families) {
        NicVector told = byNapi.get(irq.number());
        if (owner == null) {
            return told;
        }
        String nic = owner.nic.device.name();
        if (told != null && told.nic().equals(nic)) {
            return new NicVector(nic, told.role(), told.queue(), told.active(), owner.evidence);
        }
        return byName(irq, owner, families.getOrDefault(nic, new Family()));
    }

    private static NicVector byName(Irq irq, Owner owner, Family family) {
        NetDevice nic = owner.nic.device;
        IrqName name = IrqName.parse(irq.name());
        if (name == null) {
            // a device with nothing else has its packets announced by it
            boolean only = family.size == 1;
            return new NicVector(
                    nic.name(),
                    only ? Role.BOTH : Role.CONTROL,
                    only ? 0 : Cpu.UNKNOWN,
                    true,
                    owner.evidence);
        }
        IntSummaryStatistics numbers = family.of(name.numbering());
        return switch (name.numbering()) {
            case BY_QUEUE -> of(nic, name.role(), name.number(), owner);
            case FROM_LOWEST -> of(nic, name.role(), name.number() - numbers.getMin(), owner);
            case HALVES -> {
                int half = (int) numbers.getCount() / 2;
                yield name.number() < half
                        ? of(nic, Role.TRANSMIT, name.number(), owner)
                        : of(nic, Role.RECEIVE, name.number() - half, owner);
            }
        };
    }

    private static NicVector of(NetDevice nic, Role role, int queue, Owner owner) {
        boolean receives = role != Role.TRANSMIT && queue < nic.rxQueues().size();
        boolean transmits = role != Role.RECEIVE && queue < nic.txQueues().size();
        return new NicVector(nic.name(), role, queue, receives || transmits, owner.evidence);
    }

    private @Nullable Owner owner(Irq irq) {
        List<Candidate> listed =
                nics.stream().filter(nic -> nic.hardware.msiIrqs().contains(irq.number())).toList();
        for (Candidate nic : listed) {
            if (listed.size() == 1 || nic.isNamedIn(irq)) {
                return new Owner(nic, Evidence.MSI_IRQS);
            }
        }
        if (!listed.isEmpty()) {
            return new Owner(listed.getFirst(), Evidence.MSI_IRQS);
        }
        for (Candidate nic : nics) {
            if (nic.isNamedIn(irq)) {
                return new Owner(nic, Evidence.ACTION);
            }
        }
        return null;
    }
}
