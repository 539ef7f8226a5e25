/// The metadata document, fetched when due.
@NullMarked
package dev.gatewright.client.internal.discovery;

import org.jspecify.annotations.NullMarked;
