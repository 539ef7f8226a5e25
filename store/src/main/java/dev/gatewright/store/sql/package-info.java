/// The ground the tables stand on: opening a database, migrating it, reading from it and the one
/// writer that commits to it. Knows SQL and threads, and nothing of tokens or people.
@NullMarked
package dev.gatewright.store.sql;

import org.jspecify.annotations.NullMarked;
