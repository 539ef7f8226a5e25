/// Tests of what is counted and of why requests were refused.
@NullMarked
package dev.gatewright.store.statistics;

import org.jspecify.annotations.NullMarked;
