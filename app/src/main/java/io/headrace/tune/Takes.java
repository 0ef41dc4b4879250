package io.headrace.tune;

/** When a change takes effect, and what it costs at that moment. */
public enum Takes {
    /** At once, and nothing is lost. */
    HOT("hot"),
    /** At once; queues are made anew, and packets are lost for up to a second. */
    BLIP("blip"),
    /** For sockets, connections or processes that begin later. */
    NEW_SOCKETS("new-sockets");

    private final String word;

    Takes(String word) {
        this.word = word;
    }

    /** As plans have it. */
    public String word() {
        return word;
    }
}
