/**
 * Histograms, and comparisons with error bars.
 *
 * <p>Wrong arguments are bugs of the caller here and throw {@link IllegalArgumentException};
 * nothing in this package has seen what a person typed.
 */
@NullMarked
package io.headrace.stats;

import org.jspecify.annotations.NullMarked;
