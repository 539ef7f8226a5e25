/// What people are mailed, as facts: to whom, why, and what leads on. How a mail reads and looks is
/// the host's.
@NullMarked
package dev.gatewright.identity.mail;

import org.jspecify.annotations.NullMarked;
