/// Mails that wait to be sent: written with what causes them, taken under a lease, and gone from
/// the store once they are sent or given up.
@NullMarked
package dev.gatewright.store.outbox;

import org.jspecify.annotations.NullMarked;
