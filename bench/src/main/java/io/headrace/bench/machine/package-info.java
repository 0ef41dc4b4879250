/**
 * Emulated machines: a real kernel with as many CPUs, nodes and network devices as a test wants.
 */
@NullMarked
package io.headrace.bench.machine;

import org.jspecify.annotations.NullMarked;
