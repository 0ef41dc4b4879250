package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints {@link NicAnswers} in the form that {@link AnswersText} reads. */
public final class AnswersPrinter {
    private final StringBuilder text = new StringBuilder();

    private AnswersPrinter() {}

    /** The whole text, a line for each fact; empty when nothing was answered. */
    public static String print(NicAnswers answers) {
        AnswersPrinter printer = new AnswersPrinter();
        printer.counts(answers);
        printer.lists(answers);
        return printer.text.toString();
    }

    private void counts(NicAnswers answers) {
        driver(answers.driver());
        channels(answers.channels());
        rings(answers.rings());
        coalesce(answers.coalesce());
    }

    private void driver(@Nullable DriverInfo it) {
        if (it != null) {
            line("driver name", it.name());
            line("driver version", it.version());
            line("driver firmware", it.firmware());
            line("driver bus", it.bus());
        }
    }

    private void channels(@Nullable Channels it) {
        if (it != null) {
            line("channels rx-max", it.rxMax());
            line("channels tx-max", it.txMax());
            line("channels other-max", it.otherMax());
            line("channels combined-max", it.combinedMax());
            line("channels rx", it.rx());
            line("channels tx", it.tx());
            line("channels other", it.other());
            line("channels combined", it.combined());
        }
    }

    private void coalesce(@Nullable Coalesce it) {
        if (it != null) {
            line("coalesce rx-usecs", it.rxUsecs());
            line("coalesce rx-max-frames", it.rxFrames());
            line("coalesce tx-usecs", it.txUsecs());
            line("coalesce tx-max-frames", it.txFrames());
            line("coalesce adaptive-rx", bit(it.adaptiveRx()));
            line("coalesce adaptive-tx", bit(it.adaptiveTx()));
            it.others().forEach((name, value) -> line("coalesce " + name, value));
        }
    }

    private void rings(@Nullable Rings it) {
        if (it == null) {
            return;
        }
        line("rings rx-max", it.rxMax());
        line("rings rx-mini-max", it.rxMiniMax());
        line("rings rx-jumbo-max", it.rxJumboMax());
        line("rings tx-max", it.txMax());
        line("rings rx", it.rx());
        line("rings rx-mini", it.rxMini());
        line("rings rx-jumbo", it.rxJumbo());
        line("rings tx", it.tx());
        line("rings rx-buf-len", it.rxBufferLength());
        line("rings tx-push", bit(it.txPush()));
    }

    private void rss(@Nullable Rss it) {
        if (it == null) {
            return;
        }
        line("rss hash", it.hashFunction());
        line("rss key", it.key());
        if (!it.table().isEmpty()) {
            line("rss table", String.join(" ", it.table().stream().map(String::valueOf).toList()));
        } else if (it.hashFunction() == null && it.key() == null) {
            line("none", "rss");
        }
    }

    private void lists(NicAnswers answers) {
        rss(answers.rss());
        each(answers.features(), "features", this::feature);
        if (answers.privateFlags() != null) {
            each(
                    List.copyOf(answers.privateFlags().entrySet()),
                    "private-flags",
                    flag -> line("private-flag " + flag.getKey(), onOff(flag.getValue())));
        }
        if (answers.counters() != null) {
            each(
                    List.copyOf(answers.counters().entrySet()),
                    "counters",
                    counter -> line("counter " + counter.getKey(), counter.getValue()));
        }
        each(
                answers.qdiscs(),
                "qdiscs",
                it -> line("qdisc " + it.kind() + " " + it.handle(), it.parent()));
        each(answers.addresses(), "addresses", address -> line("address", address));
        each(answers.napis(), "napis", this::napi);
        each(
                answers.queues(),
                "queues",
                it -> line("queue " + (it.receives() ? "rx " : "tx ") + it.queue(), it.napi()));
        link(answers.link());
        answers.gaps().forEach(this::gap);
    }

    private void feature(Feature it) {
        String wanted = it.wanted() ? " wanted" : "";
        String fixed = it.changeable() ? "" : " fixed";
        line("feature " + it.name(), onOff(it.active()) + wanted + fixed);
    }

    private void napi(Napi it) {
        line(
                "napi",
                it.id()
                        + word("irq", it.irq())
                        + word("pid", it.pid())
                        + word("defer-hard-irqs", it.deferHardIrqs())
                        + word("gro-flush-timeout", it.groFlushTimeoutNs())
                        + word("irq-suspend-timeout", it.irqSuspendTimeoutNs()));
    }

    private void link(@Nullable Link it) {
        if (it == null) {
            return;
        }
        line("link kind", it.kind());
        line("link vlan", it.vlan());
        line("link peer-namespace", it.peerNamespace());
        line("link rx-queues-max", it.rxQueuesMax());
        line("link tx-queues-max", it.txQueuesMax());
        it.limits().forEach((name, limit) -> line("limit " + name, limit));
        if (it.xdp().isEmpty()) {
            line("xdp", "off");
        }
        for (Link.Xdp program : it.xdp()) {
            String mode = program.mode().name().toLowerCase(Locale.ROOT);
            line("xdp " + mode, program.id() == null ? "-" : program.id());
        }
    }

    private void gap(Gap it) {
        String question = it.path().substring(it.path().lastIndexOf(' ') + 1);
        line(
                "gap " + question,
                it.reason()
                        + (it.capability() == null ? "" : " " + it.capability())
                        + (it.cause() == null ? "" : " " + it.cause()));
    }

    private <T> void each(@Nullable List<T> values, String plural, Consumer<T> print) {
        if (values != null && values.isEmpty()) {
            line("none", plural);
        } else if (values != null) {
            values.forEach(print);
        }
    }

    /** Nothing for what was not answered. */
    private void line(String fact, @Nullable Object value) {
        if (value != null) {
            text.append(fact).append(' ').append(value).append('\n');
        }
    }

    private static String word(String name, @Nullable Number value) {
        return value == null ? "" : " " + name + " " + value;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static @Nullable Integer bit(@Nullable Boolean on) {
        return on == null ? null : on ? 1 : 0;
    }
}
