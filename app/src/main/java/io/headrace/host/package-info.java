/** Facts of one machine, read from a root that is a value. */
@NullMarked
package io.headrace.host;

import org.jspecify.annotations.NullMarked;
