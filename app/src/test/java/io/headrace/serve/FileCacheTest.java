package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.headrace.http.RequestScanner;
import io.headrace.kernel.FileStatus;
import io.headrace.kernel.Folder;
import io.headrace.kernel.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The cache against a map, over puts and drops of colliding names. */
class FileCacheTest {
    @TempDir Path folder;

    private final Request request = new Request();
    private final long memory = Memory.map(4096);

    private void ask(String path) {
        byte[] bytes = ("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII);
        Memory.put(memory, bytes);
        RequestScanner.scan(Memory.ALL, memory, memory + bytes.length, request.head);
        request.path.read(request.head);
    }

    @Test
    void holdsWhatAMapHolds() throws Exception {
        Files.writeString(folder.resolve("f"), "text");
        Answers answers = new Answers(Map.of());
        FileCache cache = new FileCache();
        Map<String, FileEntry> expected = new HashMap<>();
        Random random = new Random(1);
        long name = Memory.map("f\0".getBytes(US_ASCII));
        try (Folder from = Folder.open(folder);
                FileStatus status = new FileStatus()) {
            for (int i = 0; i < 3000; i++) {
                // "Aa" and "BB" have the same hash, and so have all strings of them.
                String path = "/" + (random.nextBoolean() ? "Aa" : "BB");
                path += (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(20);
                ask(path);
                assertThat(cache.find(request.path)).isSameAs(expected.get(path));
                if (random.nextBoolean()) {
                    int fd = from.open(name);
                    status.read(fd);
                    FileEntry entry = new FileEntry(fd, status, "f", answers);
                    cache.put(request.path, entry, i / 100);
                    expected.put(path, entry);
                } else {
                    cache.drop(request.path, i / 100);
                    expected.remove(path);
                }
            }
        }
        cache.close();
    }
}
