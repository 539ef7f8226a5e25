/// Hooks: programs of the operator's that are asked before an account is made, somebody is signed
/// in, or tokens are given.
@NullMarked
package dev.gatewright.server.hook;

import org.jspecify.annotations.NullMarked;
