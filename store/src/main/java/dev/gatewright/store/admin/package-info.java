/// Who administers from outside: the keys of programs.
@NullMarked
package dev.gatewright.store.admin;

import org.jspecify.annotations.NullMarked;
