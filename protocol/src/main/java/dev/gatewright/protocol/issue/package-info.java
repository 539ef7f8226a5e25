/// What is issued: access tokens (RFC 9068, or opaque), ID tokens (OpenID Connect Core §2) and the
/// claims in them.
@NullMarked
package dev.gatewright.protocol.issue;

import org.jspecify.annotations.NullMarked;
