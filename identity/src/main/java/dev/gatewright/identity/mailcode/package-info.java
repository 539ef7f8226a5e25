/// Signing in by what was sent: a mailed link that any browser opens, and a code, by mail or to a
/// telephone, for the browser that asked. Link and code come in one mail, and using one ends the
/// other.
///
/// Reading one's mail is no second factor and avoids none (NIST SP 800-63B-4 §3.1.3).
@NullMarked
package dev.gatewright.identity.mailcode;

import org.jspecify.annotations.NullMarked;
