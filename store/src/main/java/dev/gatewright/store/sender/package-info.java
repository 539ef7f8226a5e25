/// What the programs are known by that issuers have codes sent to telephones with.
@NullMarked
package dev.gatewright.store.sender;

import org.jspecify.annotations.NullMarked;
