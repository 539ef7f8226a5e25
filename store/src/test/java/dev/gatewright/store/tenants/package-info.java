@NullMarked
package dev.gatewright.store.tenants;

import org.jspecify.annotations.NullMarked;
