/** TLS by BoringSSL, by way of netty's binding; the one place that reaches native code by JNI. */
@NullMarked
package io.headrace.tls.boring;

import org.jspecify.annotations.NullMarked;
