/// Passwords: which ones are taken, how they are hashed and how hashes of other systems are read.
@NullMarked
package dev.gatewright.identity.password;

import org.jspecify.annotations.NullMarked;
