/// Tests of the database ground: what a crash, a full disk or a second process may not do.
@NullMarked
package dev.gatewright.store.sql;

import org.jspecify.annotations.NullMarked;
