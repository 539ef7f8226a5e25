/// Tests of what is kept of those who administer from outside.
@NullMarked
package dev.gatewright.store.admin;

import org.jspecify.annotations.NullMarked;
