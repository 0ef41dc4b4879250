/** Latencies as press tells them next to those of a packet capture. */
@NullMarked
package io.headrace.bench.capture;

import org.jspecify.annotations.NullMarked;
