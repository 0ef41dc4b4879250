package io.headrace.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Files that are wrong in ways nobody thought of are refused, or read, but never break the reader.
 *
 * <p>The seed is new each time and is printed; `-Dheadrace.seed=N` runs one again.
 */
class NginxConfMutationTest {
    private static final int ROUNDS = 20_000;
    private static final String ORIGINAL =
            """
            worker_processes 2; worker_cpu_affinity 01 10; # threads
            events { worker_connections 4096; accept_mutex off; use epoll; }
            http {
                default_type "text/plain"; types { text/html html 'htm'; } keepalive_timeout 1m30s;
                server {
                    listen [::1]:8089 backlog=511; listen unix:a.sock; server_name a *.b "";
                    location = /a { return 301 http://a/; }
                    location ^~ /b { root html; index a b; }
                    location / { return 200 "text\\n\\""; }
                }
            }
            """;
    private static final String INTERESTING = "{};\"'\\#$ \n\r\t0azé\0\u0001~=@*:[]%";

    @TempDir Path folder;

    @Test
    void neverBreaks() {
        long seed = Long.getLong("headrace.seed", System.nanoTime());
        System.out.println("NginxConfMutationTest: seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            accepted += isAccepted(mutation(random)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(1, ROUNDS - 1);
    }

    private boolean isAccepted(byte[] text) {
        try {
            return !NginxConf.read(Confs.write(folder, text)).servers().isEmpty();
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            assertThat(fault.line()).doesNotContain("\n").contains("nginx.conf");
            return false;
        }
    }

    private static byte[] mutation(RandomGenerator random) {
        StringBuilder text = new StringBuilder(ORIGINAL);
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(1, 20));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, character(random));
                case 1 -> text.insert(at, character(random));
                case 2 -> text.delete(at, end);
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(50) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static char character(RandomGenerator random) {
        return INTERESTING.charAt(random.nextInt(INTERESTING.length()));
    }
}
