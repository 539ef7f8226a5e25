/// The authorization server in a Jakarta REST application.
///
/// An [dev.gatewright.embed.jaxrs.EndpointsResource] mounts it, as a subresource of one that the
/// application writes. Jakarta REST gives resources no request as such, so a `UserApproval` gets a
/// [dev.gatewright.embed.jaxrs.RestRequest]: address, header fields and principal.
///
/// - Request filters of the application come first. They should not read the body, nor refuse a
///   client for want of a user.
/// - Redirects to a place in the application become absolute, with the host that the implementation
///   knows: behind a proxy, tell it the outer one.
/// - Methods that Jakarta REST has no annotation for, such as TRACE, are refused by itself.
@NullMarked
package dev.gatewright.embed.jaxrs;

import org.jspecify.annotations.NullMarked;
