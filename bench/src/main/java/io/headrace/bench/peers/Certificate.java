package io.headrace.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A self-signed certificate on P-256, which all servers of a table share.
 *
 * @param file the certificate, PEM
 * @param key its private key, PEM
 */
record Certificate(Path file, Path key) {
    static Certificate in(Path folder) throws IOException, InterruptedException {
        Certificate made =
                new Certificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        Process openssl =
                new ProcessBuilder(
                                List.of(
                                        "openssl",
                                        "req",
                                        "-x509",
                                        "-newkey",
                                        "ec",
                                        "-pkeyopt",
                                        "ec_paramgen_curve:P-256",
                                        "-nodes",
                                        "-subj",
                                        "/CN=localhost",
                                        "-keyout",
                                        made.key.toString(),
                                        "-out",
                                        made.file.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (openssl.waitFor() != 0) {
            throw new IOException("openssl req -x509 failed");
        }
        return made;
    }
}
