/// The settings of clients: each declared once, merged from the places that say them, and set in
/// the engine.
@NullMarked
package dev.gatewright.server.config.client;

import org.jspecify.annotations.NullMarked;
