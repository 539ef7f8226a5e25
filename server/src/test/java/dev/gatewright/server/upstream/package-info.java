@NullMarked
package dev.gatewright.server.upstream;

import org.jspecify.annotations.NullMarked;
