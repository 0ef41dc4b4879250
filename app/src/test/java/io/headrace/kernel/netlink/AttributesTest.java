package io.headrace.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.abi.LinuxNetlink;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class AttributesTest {
    private static Attributes read(Request request) throws Refusal {
        return Attributes.of(request.bytes(0, 0), LinuxNetlink.nlmsghdr__size);
    }

    @Test
    void whatIsWrittenIsRead() throws Refusal {
        String name = "a name that needs more than the first 256 bytes ".repeat(20);
        Attributes told =
                read(
                        Request.of(1, 0)
                                .u32(1, 0xffff_fffeL)
                                .text(2, name)
                                .nest(3, nest -> nest.u32(1, 5).nest(2, deep -> deep.text(1, "x")))
                                .u32(4, 1)
                                .u32(4, 2));
        assertThat(told.u32(1)).isEqualTo(0xffff_fffeL);
        assertThat(told.number(1)).isEqualTo(0xffff_fffeL);
        assertThat(told.u8(1)).isEqualTo(0xfe);
        assertThat(told.text(2)).isEqualTo(name);
        Attributes nested = Objects.requireNonNull(told.nested(3));
        assertThat(nested.u32(1)).isEqualTo(5);
        assertThat(Objects.requireNonNull(nested.nested(2)).text(1)).isEqualTo("x");
        assertThat(told.each(4)).hasSize(2);
        assertThat(told.words(4)).isEqualTo(List.of(1L));
    }

    @Test
    void whatIsNotThereOrTooShortIsNull() throws Refusal {
        Attributes told = read(Request.of(1, 0).text(1, "ab").nest(2, nest -> {}));
        assertThat(told.u32(1)).isNull();
        assertThat(told.u16(1)).isNotNull();
        assertThat(told.u8(2)).isNull();
        assertThat(told.has(2)).isTrue();
        assertThat(told.has(9)).isFalse();
        assertThat(told.nested(9)).isNull();
        assertThat(told.each(9)).isEmpty();
        assertThat(Attributes.of(new byte[2], 16).has(0)).isFalse();
    }

    @Test
    void anAttributeLongerThanItsMessageEndsIt() throws Refusal {
        byte[] bytes = Request.of(1, 0).u32(1, 1).u32(2, 2).bytes(0, 0);
        bytes[LinuxNetlink.nlmsghdr__size + 8] = 100; // the length of the second
        Attributes told = Attributes.of(bytes, LinuxNetlink.nlmsghdr__size);
        assertThat(told.u32(1)).isEqualTo(1);
        assertThat(told.has(2)).isFalse();
    }
}
