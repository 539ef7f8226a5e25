/// The production server in a test: in memory, on a free port, with a clock and faults that the
/// test owns. Begin at [dev.gatewright.testkit.GatewrightExtension] with JUnit and at
/// [dev.gatewright.testkit.TestGatewright] without.
@NullMarked
package dev.gatewright.testkit;

import org.jspecify.annotations.NullMarked;
