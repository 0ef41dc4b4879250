package io.headrace.kernel.abi;

/**
 * The processor architecture whose numbers are in force.
 *
 * <p>Chosen once from `os.arch`, so that the constants of this package are `static final` and fold.
 */
public final class Arch {
    public static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");

    private Arch() {}

    /** The value for the architecture in force. */
    static int pick(int x86_64, int aarch64) {
        return AARCH64 ? aarch64 : x86_64;
    }
}
