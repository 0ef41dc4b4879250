package io.headrace.http;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Messages with a byte or two changed.
 *
 * <p>The seed is new each time and is printed first, because a read of a forbidden page ends the
 * process; `-Dheadrace.seed=N` runs one again.
 */
final class Mutations {
    private static final String INTERESTING = "\r\n\t\0 :,;\"#/*\u007f\u0080\u00ff0159aHTc\u000b";

    final long seed = Long.getLong("headrace.seed", System.nanoTime());
    final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

    private final List<byte[]> originals;

    Mutations(String test, List<byte[]> originals) {
        this.originals = originals;
        System.out.println(test + ": seed " + seed);
    }

    byte[] next() {
        byte[] message = originals.get(random.nextInt(originals.size())).clone();
        for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
            message[random.nextInt(message.length)] = value();
        }
        return message;
    }

    private byte value() {
        return random.nextBoolean()
                ? (byte) INTERESTING.charAt(random.nextInt(INTERESTING.length()))
                : (byte) random.nextInt(256);
    }
}
