/// The pages on which people look after their own accounts: each asks the administration, as the
/// person, and shows what came of it. How a person got here and what keeps others out is the
/// provider's.
@NullMarked
package dev.gatewright.server.account;

import org.jspecify.annotations.NullMarked;
