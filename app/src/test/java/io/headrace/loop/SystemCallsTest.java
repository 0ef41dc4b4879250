package io.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** How many system calls a request takes when all connections are ready at a time. */
@BothEngines
class SystemCallsTest {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 500;
    private static final int LENGTH = 100;

    @Parameter EngineWish engine = EngineWish.AUTO;

    private final long message = Memory.map(LENGTH);
    private int opened;
    private int answers;

    /** Sends back what comes. */
    private static final class Echo extends Connection {
        private final Transport transport;

        Echo(Transport transport) {
            this.transport = transport;
        }

        @Override
        protected void opened() {}

        @Override
        protected int received(long address, int length) {
            transport.sendCopy(this, address, length, false);
            return length;
        }

        @Override
        protected void closed(int errno) {}
    }

    /** Counts what comes back. */
    private final class Counting extends Connection {
        @Override
        protected void opened() {
            opened++;
        }

        @Override
        protected int received(long address, int length) {
            answers += length / LENGTH;
            return length;
        }

        @Override
        protected void closed(int errno) {
            throw new AssertionError("closed with errno " + errno);
        }
    }

    @Test
    void fewForEachRequest() {
        Endpoint any = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int listener = Socket.listen(any, 1)[0];
        try (Transport server = engine.choose().engine().open();
                Transport client = engine.choose().engine().open();
                Dialer dialer = new Dialer(List.of(Socket.localEndpoint(listener)), List.of(), 0)) {
            server.listen(listener, () -> new Echo(server));
            Counting[] connections = new Counting[CONNECTIONS];
            for (int i = 0; i < CONNECTIONS; i++) {
                connections[i] = new Counting();
                client.connect(connections[i], dialer);
            }
            while (opened < CONNECTIONS) {
                server.poll(0);
                client.poll(0);
            }
            long before = client.systemCalls() + server.systemCalls();
            for (int round = 1; round <= ROUNDS; round++) {
                for (Counting connection : connections) {
                    client.sendStable(connection, message, LENGTH);
                }
                exchange(server, client, round * CONNECTIONS);
            }
            double perSide = client.systemCalls() + server.systemCalls() - before;
            assertThat(perSide / 2 / ROUNDS / CONNECTIONS)
                    .isLessThan(client.engine() == Engine.URING ? 0.2 : 2.1);
        }
    }

    private void exchange(Transport server, Transport client, int expected) {
        while (answers < expected) {
            client.poll(0);
            server.poll(0);
        }
    }
}
