/// Every port in memory, for prototypes and for the tests of embedders.
///
/// They keep what the ports promise, except to outlive the process. Rows that may be forgotten go
/// away by themselves, a few at each call, by the time that the call brings.
@NullMarked
package dev.gatewright.protocol.memory;

import org.jspecify.annotations.NullMarked;
