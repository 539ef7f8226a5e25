/// What goes wrong between an application and its provider, and what to do next.
@NullMarked
package dev.gatewright.client.error;

import org.jspecify.annotations.NullMarked;
