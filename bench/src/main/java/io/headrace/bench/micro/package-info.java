/** Single methods of the hot path, measured by JMH. */
@NullMarked
package io.headrace.bench.micro;

import org.jspecify.annotations.NullMarked;
