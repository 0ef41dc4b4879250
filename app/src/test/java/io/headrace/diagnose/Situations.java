package io.headrace.diagnose;

import static java.lang.Double.NaN;

import io.headrace.observe.CpuShare;
import io.headrace.observe.Delta;
import io.headrace.observe.Drops;
import io.headrace.observe.LinkUse;
import io.headrace.observe.Stalls;
import io.headrace.observe.ThreadShare;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Situations written by hand: says only what differs from a quiet local run of which all is known.
 */
final class Situations {
    private final List<CpuShare> cpus = new ArrayList<>();
    private List<ThreadShare> client = List.of();
    private List<ThreadShare> server = List.of();
    private CpuSet clientCpus = CpuSet.EMPTY;
    private CpuSet serverCpus = CpuSet.EMPTY;
    private CpuSet usable = CpuSet.EMPTY;
    private boolean local = true;
    private double errorsPct;
    private double latePct;
    private Stalls stalls = Stalls.NONE;
    private Drops drops = Drops.NONE;
    private @Nullable LinkUse link;

    /** CPUs 0, 1, … so busy, two thirds of it in the kernel. */
    static Situations cpus(double... busyPct) {
        Situations situations = new Situations();
        for (double busy : busyPct) {
            situations.cpus.add(share(situations.cpus.size(), busy, 0));
        }
        return situations;
    }

    Situations steal(int cpu, double stealPct) {
        cpus.set(cpu, share(cpu, cpus.get(cpu).busyPct(), stealPct));
        return this;
    }

    Situations client(String cpuList, double... threadsBusyPct) {
        clientCpus = CpuSet.parseOrEmpty(cpuList);
        client = threads("press-", threadsBusyPct);
        return this;
    }

    /** Where the client's threads were last seen. */
    Situations on(int cpu) {
        client =
                client.stream()
                        .map(t -> new ThreadShare(9, t.tid(), t.name(), t.busyPct(), NaN, cpu))
                        .toList();
        return this;
    }

    Situations server(String cpuList, double... threadsBusyPct) {
        serverCpus = CpuSet.parseOrEmpty(cpuList);
        server = threads("serve-", threadsBusyPct);
        return this;
    }

    Situations usable(String cpuList) {
        usable = CpuSet.parse(cpuList);
        return this;
    }

    Situations remote() {
        local = false;
        return this;
    }

    Situations errors(double pct) {
        errorsPct = pct;
        return this;
    }

    Situations late(double pct) {
        latePct = pct;
        return this;
    }

    Situations stalls(int count, long longestMs, long totalMs) {
        stalls = new Stalls(count, longestMs, totalMs);
        return this;
    }

    Situations link(double rxPct, double txPct) {
        link = new LinkUse("eth0", 10_000, rxPct, txPct);
        return this;
    }

    Situations drops(Drops happened) {
        drops = happened;
        return this;
    }

    Verdict judge() {
        return Rules.judge(situation());
    }

    Situation situation() {
        Delta delta = new Delta(5, cpus, List.of(), drops, 0, 0, List.of(), link);
        return new Situation(
                delta,
                client,
                server,
                clientCpus,
                serverCpus,
                usable,
                local,
                new Generator(errorsPct, latePct, stalls));
    }

    private static CpuShare share(int cpu, double busyPct, double stealPct) {
        double ours = busyPct - stealPct;
        return new CpuShare(cpu, ours / 3, ours / 3, 0, ours / 3, stealPct, 100 - busyPct);
    }

    private static List<ThreadShare> threads(String name, double... busyPct) {
        List<ThreadShare> threads = new ArrayList<>();
        for (double busy : busyPct) {
            int i = threads.size();
            threads.add(new ThreadShare(9, 100 + i, name + i, busy, NaN, -1));
        }
        return threads;
    }
}
