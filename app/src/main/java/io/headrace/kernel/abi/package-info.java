/** Constants and struct offsets of the kernel, one class per C header; nothing that calls. */
@NullMarked
package io.headrace.kernel.abi;

import org.jspecify.annotations.NullMarked;
