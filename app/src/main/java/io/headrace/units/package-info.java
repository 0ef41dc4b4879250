/** Parses and prints durations, sizes, counts and CPU sets, each from one table. */
@NullMarked
package io.headrace.units;

import org.jspecify.annotations.NullMarked;
