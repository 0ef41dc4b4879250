package io.headrace.diagnose;

import io.headrace.observe.LinkUse;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The network link of the client's machine is full one way: more CPUs on either side are idle. */
final class LinkRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        LinkUse link = situation.link();
        if (link == null || link.busiestPct() < Thresholds.LINK_PCT) {
            return null;
        }
        boolean receives = link.rxPct() >= link.txPct();
        List<Evidence> evidence = evidence(link);
        return new Verdict(
                Bound.LINK,
                receives ? evidence : evidence.reversed(),
                Thresholds.CONFIDENT,
                "the network link is the limit: "
                        + link.text()
                        + (receives ? " receives " : " sends ")
                        + Side.round(link.busiestPct())
                        + " of what it can, so only fewer bytes per request or a faster link"
                        + " will raise this.");
    }

    /** Received, then sent. */
    static List<Evidence> evidence(LinkUse link) {
        return List.of(
                new Evidence("link rx", link.rxPct(), "%", link.text()),
                new Evidence("link tx", link.txPct(), "%", link.text()));
    }
}
