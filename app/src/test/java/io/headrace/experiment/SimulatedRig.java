package io.headrace.experiment;

import io.headrace.diagnose.Bound;
import io.headrace.diagnose.Verdict;
import io.headrace.loop.Engine;
import io.headrace.loop.EngineChoice;
import io.headrace.press.PressResult;
import io.headrace.stats.LatencySummary;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** A machine made of a formula, with noise from a seed and a clock of its own. */
final class SimulatedRig implements Rig, LongSupplier {
    private static final long OVERHEAD_NS = 300_000_000L;

    private final int cpus;
    private final double noise;
    private final ToDoubleFunction<Setting> rate;
    private final Random random;
    private long nowNs;
    int trials;

    SimulatedRig(int cpus, double noise, long seed, ToDoubleFunction<Setting> rate) {
        this.cpus = cpus;
        this.noise = noise;
        this.rate = rate;
        random = new Random(seed);
    }

    @Override
    public long getAsLong() {
        return nowNs;
    }

    @Override
    public Trial measure(Setting setting, long windowNs) {
        trials++;
        nowNs += windowNs + OVERHEAD_NS;
        double measured = rate.applyAsDouble(setting) * Math.exp(noise * random.nextGaussian());
        long requests = Math.round(measured * windowNs / 1e9);
        PressResult result =
                new PressResult(
                        true,
                        requests,
                        requests,
                        0,
                        Map.of(200, requests),
                        Map.of(),
                        new PressResult.Bytes(0, 0, 0),
                        windowNs,
                        setting.connections(),
                        setting.pressThreads(),
                        new EngineChoice(Engine.EPOLL, null),
                        new PressResult.Warmup(0, null),
                        new PressResult.Outside(0, 0, 0),
                        setting.connections(),
                        new PressResult.BusyConnections(0, 0),
                        LatencySummary.empty(),
                        "",
                        null,
                        null,
                        new PressResult.Client(0, 50, 0),
                        List.of(),
                        List.of());
        return new Trial(result, Double.NaN, new Verdict(Bound.UNKNOWN, List.of(), 0, "made up"));
    }

    @Override
    public int cpus() {
        return cpus;
    }

    @Override
    public boolean ownsServer() {
        return true;
    }

    @Override
    public void close() {}
}
