/// Plots of numbers over time, drawn on the server.
@NullMarked
package dev.gatewright.server.pages.plot;

import org.jspecify.annotations.NullMarked;
