package io.headrace.bench.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The latencies in a capture of loopback traffic, pcap-savefile(5) with nanoseconds: from the
 * packet that carries a request to the packet that carries its answer, for each client port.
 */
final class CaptureFile {
    private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;

    private final int serverPort;
    private final Map<Integer, Long> asked = new HashMap<>();
    private long[] latencies = new long[1 << 16];
    private int count;

    private CaptureFile(int serverPort) {
        this.serverPort = serverPort;
    }

    /** All latencies in nanoseconds, ascending. */
    static long[] latencies(Path file, int serverPort) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt() != MAGIC_NANOSECONDS) {
            throw new IOException(file + " is no capture with nanoseconds");
        }
        CaptureFile read = new CaptureFile(serverPort);
        bytes.position(FILE_HEADER);
        while (bytes.remaining() > RECORD_HEADER) {
            long timeNs = bytes.getInt() * 1_000_000_000L + bytes.getInt();
            int captured = bytes.getInt();
            bytes.getInt();
            read.packet(timeNs, bytes.slice(bytes.position(), captured));
            bytes.position(bytes.position() + captured);
        }
        long[] all = Arrays.copyOf(read.latencies, read.count);
        Arrays.sort(all);
        return all;
    }

    private void packet(long timeNs, ByteBuffer frame) {
        int ip = ETHERNET_HEADER;
        int ipHeader = (frame.get(ip) & 0xf) * 4;
        int tcp = ip + ipHeader;
        int payload = frame.getShort(ip + 2) - ipHeader - (frame.get(tcp + 12) >> 4 & 0xf) * 4;
        int from = frame.getShort(tcp) & 0xffff;
        int to = frame.getShort(tcp + 2) & 0xffff;
        if (payload <= 0) {
            return;
        }
        if (to == serverPort) {
            asked.put(from, timeNs);
            return;
        }
        Long sent = asked.remove(to);
        if (sent != null) {
            add(timeNs - sent);
        }
    }

    private void add(long latency) {
        if (count == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * count);
        }
        latencies[count++] = latency;
    }
}
