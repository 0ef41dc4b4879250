/** Interleaved trials, and the climb to the maximum. */
@NullMarked
package io.headrace.experiment;

import org.jspecify.annotations.NullMarked;
