package io.headrace.host;

import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final List<NetFolders.Found> nics;
    private final Map<Integer, NicVector> byNapi = new TreeMap<>();

    private NicVectors(List<NetFolders.Found> devices) {
        nics = devices.stream().filter(found -> found.hardware() != null).toList();
        devices.forEach(found -> byNapi.putAll(NapiVectors.of(found.device())));
    }

    private record Owner(NetFolders.Found found, Evidence evidence) {}

    /** The same interrupts, each with what it does for a network device. */
    static List<Irq> assign(List<Irq> irqs, List<NetFolders.Found> devices) {
        NicVectors vectors = new NicVectors(devices);
        Map<String, List<Irq>> ofNic = new TreeMap<>();
        Map<Integer, Owner> owners = new TreeMap<>();
        for (Irq irq : irqs) {
            Owner owner = vectors.owner(irq);
            if (owner != null) {
                owners.put(irq.number(), owner);
                String nic = owner.found.device().name();
                ofNic.computeIfAbsent(nic, name -> new ArrayList<>()).add(irq);
            }
        }
        return irqs.stream()
                .map(irq -> irq.serving(vectors.vector(irq, owners.get(irq.number()), ofNic)))
                .toList();
    }

    private @Nullable NicVector vector(
            Irq irq, @Nullable Owner owner, Map<String, List<Irq>> ofNic) {
        NicVector told = byNapi.get(irq.number());
        if (owner == null) {
            return told;
        }
        NetDevice nic = owner.found.device();
        if (told != null && told.nic().equals(nic.name())) {
            return new NicVector(
                    nic.name(), told.role(), told.queue(), told.active(), owner.evidence);
        }
        return byName(irq, owner, ofNic.getOrDefault(nic.name(), List.of()));
    }

    private static NicVector byName(Irq irq, Owner owner, List<Irq> all) {
        NetDevice nic = owner.found.device();
        IrqName name = IrqName.parse(irq.name());
        if (name == null) {
            // a device with nothing else has its packets announced by it
            boolean only = all.size() == 1;
            return new NicVector(
                    nic.name(),
                    only ? Role.BOTH : Role.CONTROL,
                    only ? 0 : Cpu.UNKNOWN,
                    true,
                    owner.evidence);
        }
        List<IrqName> names = names(all, name.numbering());
        return switch (name.numbering()) {
            case BY_QUEUE -> of(nic, name.role(), name.number(), owner);
            case FROM_LOWEST -> {
                int lowest = names.stream().mapToInt(IrqName::number).min().orElse(0);
                yield of(nic, name.role(), name.number() - lowest, owner);
            }
            case HALVES -> {
                int half = names.size() / 2;
                yield name.number() < half
                        ? of(nic, Role.TRANSMIT, name.number(), owner)
                        : of(nic, Role.RECEIVE, name.number() - half, owner);
            }
        };
    }

    private static List<IrqName> names(List<Irq> irqs, IrqName.Numbering numbering) {
        List<IrqName> names = new ArrayList<>();
        for (Irq irq : irqs) {
            IrqName name = IrqName.parse(irq.name());
            if (name != null && name.numbering() == numbering) {
                names.add(name);
            }
        }
        return names;
    }

    private static NicVector of(NetDevice nic, Role role, int queue, Owner owner) {
        boolean receives = role != Role.TRANSMIT && queue < nic.rxQueues().size();
        boolean transmits = role != Role.RECEIVE && queue < nic.txQueues().size();
        return new NicVector(nic.name(), role, queue, receives || transmits, owner.evidence);
    }

    private @Nullable Owner owner(Irq irq) {
        List<NetFolders.Found> listed =
                nics.stream()
                        .filter(found -> hardware(found).msiIrqs().contains(irq.number()))
                        .toList();
        for (NetFolders.Found found : listed) {
            if (listed.size() == 1 || names(irq, found)) {
                return new Owner(found, Evidence.MSI_IRQS);
            }
        }
        if (!listed.isEmpty()) {
            return new Owner(listed.getFirst(), Evidence.MSI_IRQS);
        }
        for (NetFolders.Found found : nics) {
            if (names(irq, found)) {
                return new Owner(found, Evidence.ACTION);
            }
        }
        return null;
    }

    /** Whether the interrupt bears the name of the device or of its place on the bus. */
    private static boolean names(Irq irq, NetFolders.Found found) {
        String name = irq.name();
        NicHardware hardware = hardware(found);
        return contains(name, found.device().name())
                || contains(name, hardware.place().address())
                || hardware.id().startsWith("virtio") && contains(name, hardware.id());
    }

    /** As a whole word: `eth0` is not in `eth01-TxRx-3`, nor `01:00.1` in `01:00.11`. */
    private static boolean contains(String text, String word) {
        String inWord = "[A-Za-z0-9_.]";
        return Pattern.compile(
                        "(?<!" + inWord + ")" + Pattern.quote(word) + "(?!" + inWord + ")")
                .matcher(text)
                .find();
    }

    private static NicHardware hardware(NetFolders.Found found) {
        return Objects.requireNonNull(found.hardware());
    }
}
