/// How fast the packaged program is: starts it as a process of its own, loads it over loopback and
/// reads the CPU time and the memory that the operating system charges it with.
@NullMarked
package dev.gatewright.bench;

import org.jspecify.annotations.NullMarked;
