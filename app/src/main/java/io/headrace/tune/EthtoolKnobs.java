package io.headrace.tune;

import io.headrace.host.Channels;
import io.headrace.host.Coalesce;
import io.headrace.host.Feature;
import io.headrace.host.NicAnswers;
import io.headrace.host.Rings;
import io.headrace.kernel.netlink.EthtoolSettings;
import io.headrace.kernel.netlink.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The rows of the catalogue that are told to network devices by netlink. */
final class EthtoolKnobs {
    private EthtoolKnobs() {}

    static List<Knob> all() {
        return List.of(
                channels("combined", Channels::combined, n -> channelsOf(null, null, n)),
                channels("rx", Channels::rx, n -> channelsOf(n, null, null)),
                channels("tx", Channels::tx, n -> channelsOf(null, n, null)),
                rings("rx", Rings::rx, n -> new EthtoolSettings.Rings(n, null, null, null)),
                rings("tx", Rings::tx, n -> new EthtoolSettings.Rings(null, null, null, n)),
                adaptive("adaptive-rx", Coalesce::adaptiveRx, on -> coalesceOf(null, null, on)),
                adaptive("adaptive-tx", Coalesce::adaptiveTx, EthtoolKnobs::adaptiveTx),
                waits("rx-usecs", Coalesce::rxUsecs, n -> coalesceOf(n, null, null)),
                waits("tx-usecs", Coalesce::txUsecs, n -> coalesceOf(null, n, null)),
                feature("gro", "rx-gro"),
                feature("ntuple", "rx-ntuple-filter"));
    }

    private static EthtoolSettings.Channels channelsOf(
            @Nullable Integer rx, @Nullable Integer tx, @Nullable Integer combined) {
        return new EthtoolSettings.Channels(rx, tx, null, combined);
    }

    private static EthtoolSettings.Coalesce coalesceOf(
            @Nullable Long rxUsecs, @Nullable Long txUsecs, @Nullable Boolean adaptiveRx) {
        return new EthtoolSettings.Coalesce(rxUsecs, null, txUsecs, null, adaptiveRx, null);
    }

    private static EthtoolSettings.Coalesce adaptiveTx(boolean on) {
        return new EthtoolSettings.Coalesce(null, null, null, null, null, on);
    }

    private static Knob channels(
            String word,
            Function<Channels, @Nullable Integer> reader,
            Function<Integer, EthtoolSettings.Channels> message) {
        return new EthtoolKnob(
                "channels." + word,
                Takes.BLIP,
                Stage.CHANNELS,
                "-L",
                word,
                answers -> of(answers.channels(), reader),
                (ethtool, nic, value) -> ethtool.set(nic, message.apply(Integer.valueOf(value))),
                false);
    }

    private static Knob rings(
            String word,
            Function<Rings, @Nullable Integer> reader,
            Function<Integer, EthtoolSettings.Rings> message) {
        return new EthtoolKnob(
                "rings." + word,
                Takes.BLIP,
                Stage.RINGS,
                "-G",
                word,
                answers -> of(answers.rings(), reader),
                (ethtool, nic, value) -> ethtool.set(nic, message.apply(Integer.valueOf(value))),
                true);
    }

    private static Knob adaptive(
            String word,
            Function<Coalesce, @Nullable Boolean> reader,
            Function<Boolean, EthtoolSettings.Coalesce> message) {
        return coalesce(
                word,
                answers -> of(answers.coalesce(), reader),
                (ethtool, nic, value) -> ethtool.set(nic, message.apply(value.equals("on"))));
    }

    private static Knob waits(
            String word,
            Function<Coalesce, @Nullable Long> reader,
            LongFunction<EthtoolSettings.Coalesce> message) {
        return coalesce(
                word,
                answers -> of(answers.coalesce(), reader),
                (ethtool, nic, value) -> ethtool.set(nic, message.apply(Long.parseLong(value))));
    }

    private static Knob coalesce(
            String word, EthtoolKnob.Reader reader, EthtoolKnob.Writer writer) {
        return new EthtoolKnob(
                "coalesce." + word, Takes.HOT, Stage.COALESCING, "-C", word, reader, writer, true);
    }

    /** An offload by ethtool's word and by the kernel's name. */
    private static Knob feature(String word, String name) {
        return new EthtoolKnob(
                "feature." + word,
                Takes.HOT,
                Stage.DEVICE,
                "-K",
                word,
                answers -> feature(answers, name),
                (ethtool, nic, value) -> setFeature(ethtool, nic, name, value),
                false);
    }

    private static @Nullable Object feature(NicAnswers answers, String name) {
        List<Feature> features = answers.features();
        return features == null
                ? null
                : features.stream()
                        .filter(feature -> feature.name().equals(name))
                        .map(Feature::active)
                        .findFirst()
                        .orElse(null);
    }

    private static void setFeature(EthtoolSettings ethtool, String nic, String name, String value)
            throws Refusal {
        // Those that are not as wanted are seen when the value is read back.
        ethtool.features(nic, Map.of(name, value.equals("on")));
    }

    private static <A> @Nullable Object of(
            @Nullable A answer, Function<A, ? extends @Nullable Object> reader) {
        return answer == null ? null : reader.apply(answer);
    }
}
