package io.headrace.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;

/** Where no other library is present the JDK speaks, and says why. */
class JdkTlsTest {
    @Test
    void isUsualWhereNothingElseIs() {
        TlsChoice choice = TlsEngineWish.AUTO.choose();
        assertThat(choice.word()).isEqualTo("jdk");
        assertThat(choice.note()).startsWith("no boringssl");
        assertThat(TlsEngineWish.JDK.choose().note()).isNull();
    }

    @Test
    void whatIsWishedForMustBeThere() {
        assertThatThrownBy(TlsEngineWish.BORINGSSL::choose)
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("no boringssl", "--tls-engine jdk")
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.BAD_INPUT);
    }

    @Test
    void whatTheServiceDoesNotKnowIsAbsent() {
        assertThatThrownBy(() -> TlsLibraries.other("none"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no none");
    }
}
