/** From results to text and JSON; measures nothing. */
@NullMarked
package io.headrace.report;

import org.jspecify.annotations.NullMarked;
