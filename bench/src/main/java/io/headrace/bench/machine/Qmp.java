package io.headrace.bench.machine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The monitor of a QEMU: one question at a time. Source: QEMU's docs/interop/qmp-spec. */
final class Qmp implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();

    private final SocketChannel socket;
    private final BufferedReader in;

    Qmp(SocketChannel socket) throws IOException {
        this.socket = socket;
        in = new BufferedReader(Channels.newReader(socket, StandardCharsets.UTF_8));
        in.readLine();
        ask("qmp_capabilities", Map.of());
    }

    /** The answer to a command. */
    JsonNode ask(String command, Map<String, String> arguments) throws IOException {
        ObjectNode question = JSON.createObjectNode().put("execute", command);
        ObjectNode values = question.putObject("arguments");
        arguments.forEach((name, value) -> put(values, name, value));
        socket.write(StandardCharsets.UTF_8.encode(question + "\n"));
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the emulator ended at " + command);
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new IOException(
                        command
                                + " "
                                + arguments
                                + ": "
                                + answer.path("error").path("desc").asString());
            }
            if (answer.has("return")) {
                return answer.path("return");
            }
        }
    }

    /** The monitor wants numbers as numbers. */
    private static void put(ObjectNode values, String name, String value) {
        if (value.chars().allMatch(Character::isDigit)) {
            values.put(name, Integer.parseInt(value));
        } else {
            values.put(name, value);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
