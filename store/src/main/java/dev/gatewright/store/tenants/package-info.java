/// What is declared: issuers, clients and the documents that were applied.
@NullMarked
package dev.gatewright.store.tenants;

import org.jspecify.annotations.NullMarked;
