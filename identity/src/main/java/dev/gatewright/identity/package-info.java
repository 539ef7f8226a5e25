/// People: users, their sessions, organizations and how they prove who they are.
///
/// Nothing here knows OAuth, HTTP or SQL. Records are valid once built; what is kept is kept
/// through the interfaces of {@code dev.gatewright.identity.store}, each of which takes the tenant
/// first.
@NullMarked
package dev.gatewright.identity;

import org.jspecify.annotations.NullMarked;
