package io.headrace.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A file that grows while a run goes on; every line is there as soon as it is written. */
final class OutputFile implements AutoCloseable {
    private final String name;
    private final PrintStream stream;

    private OutputFile(String name, PrintStream stream) {
        this.name = name;
        this.stream = stream;
    }

    /** Opens it anew. */
    static OutputFile open(String name) {
        try {
            return new OutputFile(
                    name,
                    new PrintStream(new FileOutputStream(name), true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Session.notWritable(name, e);
        }
    }

    PrintStream stream() {
        return stream;
    }

    /** A disk that is full does not end the run, but is told at its end. */
    @Override
    public void close() {
        stream.close();
        if (stream.checkError()) {
            throw Session.notWritable(name, null);
        }
    }
}
