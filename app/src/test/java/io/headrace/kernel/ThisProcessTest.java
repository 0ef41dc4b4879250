package io.headrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;

class ThisProcessTest {
    /** Above every fs.nr_open, which binds root, too. */
    private static final long NOBODY_MAY = 1L << 40;

    @Test
    void aLimitThatMayNotBeRaisedIsToldWithItsRemedy() {
        assertThatThrownBy(() -> ThisProcess.needDescriptors(NOBODY_MAY, "-c many"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("-c many: needs " + NOBODY_MAY + " file descriptors")
                .hasMessageContaining("ulimit -n")
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.NOT_PERMITTED);
    }

    @Test
    void theLimitIsRaisedAsFarAsIsAllowed() {
        long limit = ThisProcess.raiseDescriptors(NOBODY_MAY);
        assertThat(limit).isPositive().isLessThan(NOBODY_MAY);
        ThisProcess.needDescriptors(limit, "what is there");
        assertThat(ThisProcess.raiseDescriptors(limit)).isEqualTo(limit);
    }
}
