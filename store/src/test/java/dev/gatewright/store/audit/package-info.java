@NullMarked
package dev.gatewright.store.audit;

import org.jspecify.annotations.NullMarked;
