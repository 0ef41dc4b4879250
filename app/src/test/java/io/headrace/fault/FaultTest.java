package io.headrace.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void isOneLineWhateverItQuotes() {
        Fault fault =
                new Fault(
                        Fault.Kind.BAD_INPUT,
                        "a\r\nb \u001b[2Jc",
                        "tab\there, next line \u0085, parted \u2028",
                        "ünïcode stays");
        assertThat(fault.line())
                .isEqualTo("a??b ?[2Jc · tab?here, next line ?, parted ? · ünïcode stays");
        assertThat(fault).hasMessage(fault.line());
        assertThat(fault.what()).isEqualTo("a??b ?[2Jc");
    }
}
