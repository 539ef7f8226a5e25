/// Tests of plots.
@NullMarked
package dev.gatewright.server.pages.plot;

import org.jspecify.annotations.NullMarked;
