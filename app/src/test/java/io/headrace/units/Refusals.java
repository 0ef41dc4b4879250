package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks that bad input is refused in three parts: what with its value, why, what to try. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ThrowingCallable call, String what, String cause, String remedy) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> {
                            if (fault.kind() != Fault.Kind.BAD_INPUT) {
                                throw new AssertionError("kind is " + fault.kind());
                            }
                        })
                .hasMessageStartingWith(what + " \u00b7 ")
                .hasMessageContaining(" \u00b7 " + cause)
                .hasMessageContaining(remedy);
    }
}
