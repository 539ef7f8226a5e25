/// Where events of an issuer go out to: webhooks, and what was delivered to each.
@NullMarked
package dev.gatewright.store.webhook;

import org.jspecify.annotations.NullMarked;
