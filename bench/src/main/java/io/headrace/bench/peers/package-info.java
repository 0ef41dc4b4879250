/** Comparison with the servers and load generators people use. */
@NullMarked
package io.headrace.bench.peers;

import org.jspecify.annotations.NullMarked;
