/// The pages for becoming a user and getting back in.
@NullMarked
package dev.gatewright.server.pages.join;

import org.jspecify.annotations.NullMarked;
