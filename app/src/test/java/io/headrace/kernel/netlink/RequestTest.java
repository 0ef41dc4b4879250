package io.headrace.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.headrace.kernel.abi.LinuxNetlink;

import org.junit.jupiter.api.Test;

/** Messages as they are sent, read back as the kernel reads them. */
class RequestTest {
    private static final int LENGTH_MAX = 65_535;

    private static Attributes sent(Request request) throws Refusal {
        return Attributes.of(request.bytes(0, 1), LinuxNetlink.nlmsghdr__size);
    }

    @Test
    void attributesAreReadAsTheyWereWritten() throws Refusal {
        Request request =
                Request.of(0, 0)
                        .u8(1, 200)
                        .u32(2, 0xffff_ffffL)
                        .number(3, 5)
                        .number(4, 1L << 40)
                        .flag(5)
                        .nest(6, inside -> inside.text(1, "name").flag(2))
                        .number(7, -1);
        Attributes told = sent(request);
        assertThat(told.u8(1)).isEqualTo(200);
        assertThat(told.u32(2)).isEqualTo(0xffff_ffffL);
        assertThat(told.bytes(3)).hasSize(4);
        assertThat(told.number(3)).isEqualTo(5);
        assertThat(told.number(4)).isEqualTo(1L << 40);
        assertThat(told.bytes(5)).isEmpty();
        Attributes nested = requireNonNull(told.nested(6));
        assertThat(nested.text(1)).isEqualTo("name");
        assertThat(nested.has(2)).isTrue();
        assertThat(told.number(7)).isEqualTo(-1);
    }

    @Test
    void theLongestAttributeStillGoes() throws Refusal {
        String longest = "x".repeat(LENGTH_MAX - LinuxNetlink.nlattr__size - 1);
        Attributes told = sent(Request.of(0, 0).text(1, longest).u32(2, 7));
        assertThat(told.text(1)).isEqualTo(longest);
        assertThat(told.u32(2)).isEqualTo(7);
    }

    @Test
    void anAttributeThatItsLengthCannotTellIsRefused() {
        String text = "x".repeat(LENGTH_MAX - LinuxNetlink.nlattr__size);
        assertThatThrownBy(() -> sent(Request.of(0, 0).text(1, text).u32(2, 7)))
                .isInstanceOf(Refusal.class)
                .hasMessage("EMSGSIZE: an attribute of 65536 bytes; at most 65535 fit");
    }

    @Test
    void soIsOneWhoseAttributesAreTogetherTooLong() {
        Request request =
                Request.of(0, 0)
                        .nest(
                                1,
                                inside -> {
                                    for (int i = 0; i < 8192; i++) {
                                        inside.u32(2, i);
                                    }
                                });
        assertThatThrownBy(() -> sent(request))
                .hasMessage("EMSGSIZE: an attribute of 65540 bytes; at most 65535 fit");
    }
}
