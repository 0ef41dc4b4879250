package io.headrace.tune;

import java.util.Locale;
import java.util.Set;

/** How CPUs are given to receive queues. */
public enum Policy {
    /** By cores, nodes and queues of this machine. */
    SPREAD,
    /** In groups of eight by number alone, as the article of 2015 did by hand. */
    ARTICLE;

    Dealer dealer() {
        return switch (this) {
            case SPREAD -> new SpreadDealer();
            case ARTICLE -> new ArticleDealer();
        };
    }

    /** The names of the levers it uses when none are asked for. */
    public Set<String> levers() {
        return switch (this) {
            case SPREAD ->
                    Set.of(
                            "channels",
                            "irq",
                            "rps",
                            "xps",
                            "coalesce",
                            "backlog",
                            "accept-queue",
                            "clock",
                            "governor",
                            "told");
            case ARTICLE -> Set.of("irq", "rps");
        };
    }

    /** As options have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
