/// Hands codes for telephones to the programs of issuers that send them: what such a message is,
/// and when it goes.
@NullMarked
package dev.gatewright.server.sender;

import org.jspecify.annotations.NullMarked;
