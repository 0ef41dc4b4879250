package io.headrace.units;

import java.math.BigDecimal;
import java.util.List;

/** Sizes in bytes: a KiB is 1024 bytes, a KB is 1000. */
public final class Sizes {
    private static final Scale SCALE =
            new Scale(
                    "size",
                    "0 512 64KiB 1.5MiB 2GiB 1KB 1MB",
                    List.of(
                            Scale.Unit.of(1, "B", ""),
                            Scale.Unit.readOnly(1_000, "KB", "kB"),
                            Scale.Unit.of(1L << 10, "KiB"),
                            Scale.Unit.readOnly(1_000_000, "MB"),
                            Scale.Unit.of(1L << 20, "MiB"),
                            Scale.Unit.readOnly(1_000_000_000, "GB"),
                            Scale.Unit.of(1L << 30, "GiB"),
                            Scale.Unit.readOnly(1_000_000_000_000L, "TB"),
                            Scale.Unit.of(1L << 40, "TiB")));

    private Sizes() {}

    /**
     * Reads {@code 512}, {@code 64KiB} or {@code 1KB}. A bare k is refused: some tools mean 1000 by
     * it and some 1024.
     *
     * @return bytes, at least 0
     * @throws io.headrace.fault.Fault BAD_INPUT when it is anything else, or not whole
     */
    public static long parse(String text) {
        return SCALE.parse(text);
    }

    /** Prints three digits in powers of 1024: {@code 512 B}, {@code 64 KiB}, {@code 1.21 MiB}. */
    public static String print(long bytes) {
        return SCALE.print(BigDecimal.valueOf(bytes), 2);
    }
}
