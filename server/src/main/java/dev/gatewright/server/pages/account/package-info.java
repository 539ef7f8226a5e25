/// What the pages show on which people look after their own accounts.
@NullMarked
package dev.gatewright.server.pages.account;

import org.jspecify.annotations.NullMarked;
