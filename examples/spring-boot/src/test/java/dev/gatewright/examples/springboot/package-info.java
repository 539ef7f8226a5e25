/// The application, run against the production server.
@NullMarked
package dev.gatewright.examples.springboot;

import org.jspecify.annotations.NullMarked;
