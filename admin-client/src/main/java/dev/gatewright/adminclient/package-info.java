/// Administers a Gatewright server from a Java program. It begins with [AdminClient]; what is not
/// written by hand is made of the descriptors that the server itself is made of.
@NullMarked
package dev.gatewright.adminclient;

import org.jspecify.annotations.NullMarked;
