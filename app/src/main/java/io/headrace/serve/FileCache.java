package io.headrace.serve;

import io.headrace.http.TargetPath;
import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/** The files of one loop that were asked for, by path; a look-up allocates nothing. */
final class FileCache {
    /** With heads and small bodies, some 30 MiB at most. */
    private static final int ENTRIES_MAX = 512;

    private static final int BUCKETS = 1024;

    /** How long the transport may still read what was taken out, in seconds. */
    private static final int GRACE = 2;

    private static final class Node {
        private final byte[] path;
        private @Nullable Node next;
        private FileEntry entry;

        Node(byte[] path, FileEntry entry, @Nullable Node next) {
            this.path = path;
            this.entry = entry;
            this.next = next;
        }
    }

    private record Retired(FileEntry entry, long second) {}

    private final @Nullable Node[] buckets = new @Nullable Node[BUCKETS];
    private final ArrayDeque<Retired> retired = new ArrayDeque<>();
    private int count;

    @Nullable FileEntry find(TargetPath path) {
        Node node = node(path);
        return node == null ? null : node.entry;
    }

    private @Nullable Node node(TargetPath path) {
        Node node = buckets[bucket(path)];
        while (node != null && !isAt(path, node.path)) {
            node = node.next;
        }
        return node;
    }

    private static int bucket(TargetPath path) {
        int hash = 0;
        for (int i = 0; i < path.length(); i++) {
            hash = 31 * hash + Memory.getByte(path.address() + i);
        }
        return (hash ^ hash >>> 15) & (BUCKETS - 1);
    }

    private static boolean isAt(TargetPath path, byte[] other) {
        if (path.length() != other.length) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            if (Memory.getByte(path.address() + i) != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Puts a file in place of the one that was there. */
    void put(TargetPath path, FileEntry entry, long second) {
        freeRetired(second);
        Node node = node(path);
        if (node != null) {
            retired.add(new Retired(node.entry, second));
            node.entry = entry;
            return;
        }
        if (count == ENTRIES_MAX) {
            retireAll(second);
        }
        int bucket = bucket(path);
        byte[] copy = Memory.bytes(path.address(), path.length());
        buckets[bucket] = new Node(copy, entry, buckets[bucket]);
        count++;
    }

    /** Takes out the file of a path, if there is one. */
    void drop(TargetPath path, long second) {
        Node gone = node(path);
        if (gone == null) {
            return;
        }
        int bucket = bucket(path);
        Node before = buckets[bucket];
        if (before == gone) {
            buckets[bucket] = gone.next;
        }
        while (before != null && before.next != gone) {
            before = before.next;
        }
        if (before != null) {
            before.next = gone.next;
        }
        retired.add(new Retired(gone.entry, second));
        count--;
    }

    /** Makes room: what is still asked for comes back at once. */
    private void retireAll(long second) {
        for (int i = 0; i < BUCKETS; i++) {
            for (Node node = buckets[i]; node != null; node = node.next) {
                retired.add(new Retired(node.entry, second));
            }
            buckets[i] = null;
        }
        count = 0;
    }

    private void freeRetired(long second) {
        while (!retired.isEmpty() && second - retired.getFirst().second >= GRACE) {
            retired.removeFirst().entry.close();
        }
    }

    void close() {
        retireAll(0);
        retired.forEach(one -> one.entry.close());
    }
}
