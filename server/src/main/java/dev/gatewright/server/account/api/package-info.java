/// One's own account for programs: the same as the pages, by access tokens (RFC 6750, RFC 9470).
@NullMarked
package dev.gatewright.server.account.api;

import org.jspecify.annotations.NullMarked;
