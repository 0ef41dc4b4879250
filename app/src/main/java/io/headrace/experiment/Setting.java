package io.headrace.experiment;

/**
 * What is varied: one point of the search.
 *
 * @param connections held open at a time
 * @param serverThreads threads of the reference server; {@link #FOREIGN} for a server that has its
 *     own idea of them
 * @param pressThreads threads of the generator
 * @param apart whether server and generator are confined to CPUs of their own, or share all
 */
public record Setting(int connections, int serverThreads, int pressThreads, boolean apart) {
    /** The server is not ours: its threads are as they are. */
    public static final int FOREIGN = 0;

    Setting withConnections(int count) {
        return new Setting(count, serverThreads, pressThreads, apart);
    }

    Setting withServerThreads(int count) {
        return new Setting(connections, count, pressThreads, apart);
    }

    Setting withPressThreads(int count) {
        return new Setting(connections, serverThreads, count, apart);
    }

    Setting withApart(boolean whether) {
        return new Setting(connections, serverThreads, pressThreads, whether);
    }

    /** CPUs needed when each thread has its own; a foreign server counts as one. */
    int cpusApart() {
        return Math.max(1, serverThreads) + pressThreads;
    }

    /** All of it in words. */
    public String text() {
        String server = serverThreads == FOREIGN ? "" : "serve " + threads(serverThreads) + ", ";
        return server
                + "press "
                + threads(pressThreads)
                + ", "
                + connections
                + " connections, "
                + (apart ? "CPUs apart" : "CPUs shared");
    }

    /** Threads and connections, for a narrow column. */
    String inShort() {
        String sides = serverThreads == FOREIGN ? "press " : "";
        String each = serverThreads == FOREIGN ? "" : " a side";
        return sides + threads(pressThreads) + each + ", " + connections + " connections";
    }

    /** What is different from another setting, in words. */
    String changeFrom(Setting other) {
        StringBuilder text = new StringBuilder();
        add(text, serverThreads != other.serverThreads, "serve --threads " + serverThreads);
        add(text, pressThreads != other.pressThreads, "press --threads " + pressThreads);
        add(text, connections != other.connections, connections + " connections");
        add(text, apart != other.apart, apart ? "CPUs apart" : "CPUs shared");
        return text.toString();
    }

    private static void add(StringBuilder text, boolean differs, String words) {
        if (differs) {
            text.append(text.isEmpty() ? "" : ", ").append(words);
        }
    }

    private static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }
}
