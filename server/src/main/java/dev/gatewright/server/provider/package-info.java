/// The identity provider over HTTP: the address table, the endpoints, the hosted pages, and how the
/// engine's ports are made of identity and the store.
@NullMarked
package dev.gatewright.server.provider;

import org.jspecify.annotations.NullMarked;
