/// Tests of who is served, and since when.
@NullMarked
package dev.gatewright.server.directory;

import org.jspecify.annotations.NullMarked;
