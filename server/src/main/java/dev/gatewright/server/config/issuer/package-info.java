/// `tenants.yaml` outside of clients: issuers, people, organizations, and how all of it is stored.
@NullMarked
package dev.gatewright.server.config.issuer;

import org.jspecify.annotations.NullMarked;
