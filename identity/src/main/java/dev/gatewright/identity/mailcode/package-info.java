/// Signing in by what was mailed: a link that any browser opens, and a code for the browser that
/// asked. Both come in one mail, and using one ends the other.
///
/// Reading one's mail is no second factor and avoids none (NIST SP 800-63B-4 §3.1.3).
@NullMarked
package dev.gatewright.identity.mailcode;

import org.jspecify.annotations.NullMarked;
