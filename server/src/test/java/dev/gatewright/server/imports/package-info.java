@NullMarked
package dev.gatewright.server.imports;

import org.jspecify.annotations.NullMarked;
