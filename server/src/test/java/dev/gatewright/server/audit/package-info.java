@NullMarked
package dev.gatewright.server.audit;

import org.jspecify.annotations.NullMarked;
