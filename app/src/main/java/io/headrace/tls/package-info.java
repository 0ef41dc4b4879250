/** TLS: certificates, keys, trust, and the engines made of them. Moves no bytes. */
@NullMarked
package io.headrace.tls;

import org.jspecify.annotations.NullMarked;
