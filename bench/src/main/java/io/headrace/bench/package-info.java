/** Programs that compare Headrace with its peers and with the kernel's limit; never shipped. */
@NullMarked
package io.headrace.bench;

import org.jspecify.annotations.NullMarked;
