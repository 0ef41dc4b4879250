/** Histograms, and comparisons with error bars. */
@NullMarked
package io.headrace.stats;

import org.jspecify.annotations.NullMarked;
