@NullMarked
package dev.gatewright.server.tenants;

import org.jspecify.annotations.NullMarked;
