/// Carries commands out on a store, once the actor may.
@NullMarked
package dev.gatewright.admin.act;

import org.jspecify.annotations.NullMarked;
