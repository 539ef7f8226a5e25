/// Signing in at other providers: what an issuer's settings say of them, and the calls to them.
/// Pages and people know none of it but [Upstreams].
@NullMarked
package dev.gatewright.server.upstream;

import org.jspecify.annotations.NullMarked;
