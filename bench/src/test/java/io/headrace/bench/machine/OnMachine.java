package io.headrace.bench.machine;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests that run on an emulated machine, which they get as a parameter. All classes of a shape
 * share one, so a test leaves it as it was. Where there can be none, they are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MachineExtension.class)
@interface OnMachine {
    /** A name that {@link Shape#named} knows. */
    String shape();
}
