/** From evidence to a verdict: what limits the rate. Pure functions. */
@NullMarked
package io.headrace.diagnose;

import org.jspecify.annotations.NullMarked;
