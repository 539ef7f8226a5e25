/// The SDK at the production server, apart from the SDK's own module: the server uses the SDK, so
/// the SDK's module cannot use the server.
@NullMarked
package dev.gatewright.client.tests;

import org.jspecify.annotations.NullMarked;
