package io.headrace.tune;

import io.headrace.host.Channels;
import io.headrace.host.NetDevice;
import io.headrace.units.CpuSet;

import java.util.List;

/** As many queues as cores may take their interrupts, where the driver lets one choose. */
final class ChannelsLever implements Lever {
    @Override
    public String name() {
        return "channels";
    }

    @Override
    public void plan(Draft draft) {
        for (NetDevice nic : draft.nics()) {
            int cores = cores(draft, nic);
            int now = nic.rxQueues().size();
            if (now < cores) {
                more(draft, nic, now, cores);
            } else if (now > 0 && cores > 1) {
                draft.refuse(
                        "channels",
                        nic.name() + " has " + now + " receive queues for " + cores + " cores");
            }
        }
    }

    private static void more(Draft draft, NetDevice nic, int now, int cores) {
        Channels channels = nic.answers().channels();
        Integer combined = channels == null ? null : channels.combinedMax();
        Integer rx = channels == null ? null : channels.rxMax();
        Place place = Place.device(nic.name());
        String why = "one receive queue for each of " + cores + " cores";
        if (combined != null && combined > now) {
            int wanted = Math.min(combined, cores);
            draft.willHave(nic, wanted);
            draft.want("channels.combined", place, Integer.toString(wanted), why);
        } else if (rx != null && rx > now) {
            int wanted = Math.min(rx, cores);
            draft.willHave(nic, wanted);
            draft.want("channels.rx", place, Integer.toString(wanted), why);
            Integer tx = channels == null ? null : channels.txMax();
            if (tx != null) {
                draft.want(
                        "channels.tx",
                        place,
                        Integer.toString(Math.min(tx, cores)),
                        "as many to send by");
            }
        } else {
            draft.refuse(
                    "channels",
                    nic.name()
                            + ": "
                            + (channels == null
                                    ? "its driver has no command for the number of queues"
                                    : "it has all the queues it can have, " + now));
        }
    }

    private static int cores(Draft draft, NetDevice nic) {
        List<Integer> nodes = Queues.nodes(draft.machine(), nic);
        CpuSet online = draft.machine().host().online();
        CpuSet near =
                nodes.stream()
                        .map(draft.machine().host()::ofNode)
                        .reduce(CpuSet.EMPTY, CpuSet::union);
        CpuSet free = near.isEmpty() ? online : near;
        CpuSet own = free.minus(draft.goal().application());
        return (int)
                draft.machine().host().cores().stream()
                        .filter(core -> core.intersects(own))
                        .count();
    }
}
