/// The console: the pages of those who administer, each acting by the administration's commands as
/// the person.
@NullMarked
package dev.gatewright.server.console;

import org.jspecify.annotations.NullMarked;
