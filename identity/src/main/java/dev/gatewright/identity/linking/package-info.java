/// What becomes of somebody for whom another provider vouches: a sign-in, a new account, or a link
/// to one that is there.
@NullMarked
package dev.gatewright.identity.linking;

import org.jspecify.annotations.NullMarked;
