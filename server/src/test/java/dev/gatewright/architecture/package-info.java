/// What the build holds about the whole code: which module may use which, and how code must read.
@NullMarked
package dev.gatewright.architecture;

import org.jspecify.annotations.NullMarked;
