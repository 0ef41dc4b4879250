package io.headrace.host;

import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What netlink tells of a device's interrupts: queue → NAPI → interrupt. */
final class NapiVectors {
    private NapiVectors() {}

    /** By interrupt; empty when the driver does not tell. */
    static Map<Integer, NicVector> of(NetDevice nic) {
        Map<Integer, NicVector> vectors = new TreeMap<>();
        List<Napi> napis = nic.answers().napis();
        List<QueueNapi> queues = nic.answers().queues();
        if (napis == null || queues == null) {
            return vectors;
        }
        for (Napi napi : napis) {
            if (napi.irq() != null) {
                queues.stream()
                        .filter(queue -> queue.napi() == napi.id())
                        .map(queue -> vector(nic, queue))
                        .reduce(NapiVectors::both)
                        .ifPresent(vector -> vectors.put(napi.irq(), vector));
            }
        }
        return vectors;
    }

    private static NicVector vector(NetDevice nic, QueueNapi queue) {
        Role role = queue.receives() ? Role.RECEIVE : Role.TRANSMIT;
        return new NicVector(nic.name(), role, queue.queue(), true, Evidence.NAPI);
    }

    /** One NAPI polls a pair of queues; where their numbers differ, the receive queue counts. */
    private static NicVector both(NicVector one, NicVector other) {
        int queue = one.role() == Role.TRANSMIT ? other.queue() : one.queue();
        Role role = one.role() == other.role() ? one.role() : Role.BOTH;
        return new NicVector(one.nic(), role, queue, true, Evidence.NAPI);
    }
}
