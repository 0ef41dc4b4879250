package io.headrace.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.cert.X509Certificate;
import java.util.List;

class SelfSignedTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "10.1.2.3, 10.1.2.3", "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1"})
    void holdsForLoopbackAndTheAddress(String address, String shown) throws Exception {
        Identity identity = SelfSigned.make(address);
        X509Certificate certificate = identity.chain().getFirst();
        List<String> names =
                certificate.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString())
                        .toList();
        assertThat(names).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", shown);
        certificate.verify(certificate.getPublicKey());
        assertThat(identity.key().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void twoServersHaveDifferentFingerprints() {
        String one = ServerTls.selfSigned("127.0.0.1", null).fingerprint();
        String other = ServerTls.selfSigned("127.0.0.1", null).fingerprint();
        assertThat(one).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}").isNotEqualTo(other);
    }
}
