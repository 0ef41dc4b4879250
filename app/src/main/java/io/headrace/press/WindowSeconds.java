package io.headrace.press;

import io.headrace.press.PressResult.Second;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The seconds of a window, each told to the observer once, when every loop has handed its part
 * over; used by the steering thread.
 */
final class WindowSeconds {
    private final Window window;
    private final PressTotals totals;
    private final Consumer<Tally> adder;
    private final Press.Observer observer;
    private final int threads;
    private final LongSupplier loopsCpuNs;
    private final List<Second> told = new ArrayList<>();
    private long cpuNs;
    private long cpuReadNs;
    private double busyPct;

    /**
     * The seconds of one run.
     *
     * @param totals where the seconds are
     * @param adder adds a tally to them
     * @param threads number of loops
     * @param loopsCpuNs the CPU time that all loops have used so far
     */
    WindowSeconds(
            Window window,
            PressTotals totals,
            Consumer<Tally> adder,
            Press.Observer observer,
            int threads,
            LongSupplier loopsCpuNs) {
        this.window = window;
        this.totals = totals;
        this.adder = adder;
        this.observer = observer;
        this.threads = threads;
        this.loopsCpuNs = loopsCpuNs;
    }

    /** The window opens: from here on the loops' CPU time counts. */
    void opened() {
        cpuNs = loopsCpuNs.getAsLong();
        cpuReadNs = System.nanoTime();
    }

    /** Collects what the loops have handed over, and tells the seconds that are whole now. */
    void look() {
        // asked first: what is given while we collect may belong to a second not yet whole
        int unfinished = window.tallies.earliestTaken();
        window.tallies.collect(adder);
        tellBefore(unfinished, window.closeNs);
    }

    /** The loops have ended: collects and tells the rest. */
    void end(long endNs) {
        window.tallies.collect(adder);
        tellBefore(Integer.MAX_VALUE, endNs);
    }

    private void tellBefore(int second, long endNs) {
        Map.Entry<Integer, TallySum> next = totals.takeSecondBefore(second);
        if (next != null) {
            readBusy();
        }
        while (next != null) {
            int t = next.getKey();
            long left = endNs - window.openNs - t * Window.SECOND_NS;
            long lengthNs = Math.clamp(left, 0, Window.SECOND_NS);
            WindowSecond whole = WindowSecond.of(t, lengthNs, next.getValue(), busyPct);
            told.add(whole.kept());
            observer.second(whole);
            next = totals.takeSecondBefore(second);
        }
    }

    private void readBusy() {
        long cpu = loopsCpuNs.getAsLong();
        long now = System.nanoTime();
        busyPct =
                Math.clamp(
                        100.0 * (cpu - cpuNs) / Math.max(1, (now - cpuReadNs) * threads), 0, 100);
        cpuNs = cpu;
        cpuReadNs = now;
    }

    /** All seconds told so far, in their order. */
    List<Second> told() {
        return told;
    }
}
