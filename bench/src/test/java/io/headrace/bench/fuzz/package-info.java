/** Fuzz targets: each reads any bytes and compares what was made of them with a slow reading. */
@NullMarked
package io.headrace.bench.fuzz;

import org.jspecify.annotations.NullMarked;
