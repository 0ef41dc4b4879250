package io.headrace.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The person's terminal, joined to a shell inside an emulated machine. */
final class Terminal {
    /** Ctrl-], as telnet(1) has it. */
    private static final int LEAVE = 0x1d;

    private Terminal() {}

    /** Until the person leaves, or the machine ends. */
    static int attach(EmulatedMachine machine) throws IOException, InterruptedException {
        System.err.println("A shell of the machine; Ctrl-] leaves, and ends it.");
        stty("raw", "-echo");
        try (SocketChannel socket = machine.shell()) {
            OutputStream to = Channels.newOutputStream(socket);
            Thread typed = Thread.ofVirtual().start(() -> type(to, socket));
            copy(Channels.newInputStream(socket));
            typed.interrupt();
        } finally {
            stty("sane");
        }
        return 0;
    }

    private static void type(OutputStream to, SocketChannel socket) {
        try (socket) {
            to.write('\n');
            int key = System.in.read();
            while (key >= 0 && key != LEAVE) {
                to.write(key);
                key = System.in.read();
            }
        } catch (IOException e) {
            // the machine has ended: so does the copying, which tells
        }
    }

    private static void copy(InputStream from) throws IOException {
        byte[] chunk = new byte[4096];
        try {
            int count = from.read(chunk);
            while (count >= 0) {
                System.out.write(chunk, 0, count);
                System.out.flush();
                count = from.read(chunk);
            }
        } catch (ClosedChannelException e) {
            System.out.println();
        }
    }

    /** Without effect where the input is no terminal. */
    private static void stty(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
