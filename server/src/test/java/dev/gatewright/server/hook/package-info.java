@NullMarked
package dev.gatewright.server.hook;

import org.jspecify.annotations.NullMarked;
