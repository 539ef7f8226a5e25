/// What is asked of a person, by whatever needs an answer: an authorization request or a page of
/// the host's own now, a device or a backchannel request alike.
@NullMarked
package dev.gatewright.protocol.errand;

import org.jspecify.annotations.NullMarked;
