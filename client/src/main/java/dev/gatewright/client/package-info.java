/// The other side of OpenID Connect: a relying party that logs people in at any provider, keeps
/// them logged in and decides what they may do.
@NullMarked
package dev.gatewright.client;

import org.jspecify.annotations.NullMarked;
