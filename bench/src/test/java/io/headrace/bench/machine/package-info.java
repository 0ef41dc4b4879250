/** Tests on and of emulated machines. */
@NullMarked
package io.headrace.bench.machine;

import org.jspecify.annotations.NullMarked;
