@NullMarked
package dev.gatewright.adminclient;

import org.jspecify.annotations.NullMarked;
