/**
 * Reads nginx's configuration files as far as a server of prepared answers and files can be what
 * they say: what is understood becomes an {@link io.headrace.nginx.NginxConf}, what has no
 * counterpart is noted, everything else is refused with its file and line.
 *
 * <p>The language and each directive are those of nginx 1.22 (nginx.org/en/docs); nothing is
 * accepted that nginx refuses, but a `server` written behind `http`, which is noted.
 */
@NullMarked
package io.headrace.nginx;

import org.jspecify.annotations.NullMarked;
