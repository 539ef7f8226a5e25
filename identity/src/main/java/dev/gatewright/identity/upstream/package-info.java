/// Signing in by another provider that vouches for somebody (OpenID Connect Core §2).
@NullMarked
package dev.gatewright.identity.upstream;

import org.jspecify.annotations.NullMarked;
