/// What the protocol engine keeps: grants, revoked access tokens, consents, used values and parked
/// requests.
@NullMarked
package dev.gatewright.store.grants;

import org.jspecify.annotations.NullMarked;
