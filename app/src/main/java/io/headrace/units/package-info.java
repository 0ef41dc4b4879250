/**
 * Parses and prints durations, sizes, counts and CPU sets, each from one table. No locale is ever
 * asked.
 *
 * <p>A class belongs here when people write or read its values as text and it knows nothing of
 * machines or measurements.
 */
@NullMarked
package io.headrace.units;

import org.jspecify.annotations.NullMarked;
