package io.headrace.observe;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The pauses of this JVM's collector in a window, each as the collector itself timed it.
 *
 * <p>Counts before and after tell which collections were in the window; their lengths come by
 * notification, on a thread of the JVM, some milliseconds later.
 *
 * <p>It is the cheapest that is true: 5 ms to start in a bare program with an AOT cache. What would
 * tell of every safepoint, not only of collections, takes too long beside a run's own start: the
 * flight recorder 130 ms, a log of safepoints switched on in the running JVM 80 ms. The counters of
 * HotspotRuntimeMBean need the mapped file that `-XX:-UsePerfData` avoids, since it may stall the
 * loops. A steady load causes few other safepoints, since JDK 10 stops single threads for most
 * purposes (JEP 312); they are not counted here.
 */
public final class GcPauses {
    /** Lengths are differences of truncated milliseconds: 2 is surely more than 1. */
    private static final long SURELY_OVER_1_MS = 2;

    private static final long PATIENCE_NS = 300_000_000L;
    private static final long STEP_NS = 1_000_000L;

    /** One collection: the how manieth of its collector, and how long all threads stood still. */
    record Pause(String collector, long number, long ms) {}

    private final List<GarbageCollectorMXBean> collectors;
    private final Queue<Pause> told = new ConcurrentLinkedQueue<>();
    private Map<String, Long> before = Map.of();
    private Map<String, Long> after = Map.of();

    private GcPauses(List<GarbageCollectorMXBean> collectors) {
        this.collectors = collectors;
    }

    /** Listens from now on. The first time in a JVM it takes some ten milliseconds. */
    public static GcPauses watch() {
        GcPauses pauses =
                new GcPauses(
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .filter(collector -> stopsThreads(collector.getName()))
                                .toList());
        for (GarbageCollectorMXBean collector : pauses.collectors) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((note, _) -> pauses.hear(note), null, null);
            }
        }
        return pauses;
    }

    /** Collectors that work beside the program tell of it as cycles, and of pauses apart. */
    static boolean stopsThreads(String collector) {
        return !collector.endsWith("Cycles");
    }

    /** The window opens. */
    public void opened() {
        before = counts();
    }

    /** The window closes. */
    public void closed() {
        after = counts();
    }

    /** Those of the window, once it has closed; waits a little for those not told yet. */
    public Stalls stalls() {
        long expected = sum(after) - sum(before);
        long start = System.nanoTime();
        while (inWindow().size() < expected && System.nanoTime() - start < PATIENCE_NS) {
            LockSupport.parkNanos(STEP_NS);
        }
        return stalls(inWindow());
    }

    static Stalls stalls(List<Pause> pauses) {
        List<Pause> told = pauses.stream().filter(p -> p.ms() >= SURELY_OVER_1_MS).toList();
        return new Stalls(
                told.size(),
                told.stream().mapToLong(Pause::ms).max().orElse(0),
                told.stream().mapToLong(Pause::ms).sum());
    }

    List<Pause> inWindow() {
        return told.stream()
                .filter(pause -> pause.number() > before.getOrDefault(pause.collector(), 0L))
                .filter(pause -> pause.number() <= after.getOrDefault(pause.collector(), 0L))
                .toList();
    }

    private void hear(Notification notification) {
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        GcInfo gc = info.getGcInfo();
        told.add(new Pause(info.getGcName(), gc.getId(), gc.getDuration()));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        collectors.forEach(one -> counts.put(one.getName(), one.getCollectionCount()));
        return counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
