package dev.gatewright.store.sql;

import java.sql.SQLException;

/// One change of state: the statements that make it and the audit entries it causes, committed
/// together or not at all.
///
/// A unit runs inside a transaction that other units share. It must not commit, roll back, block or
/// call out. It may run on another caller's thread, and once more where another unit failed: it
/// changes nothing but the database.
@FunctionalInterface
public interface Unit<T> {
  T run(SqlConnection connection) throws SQLException;
}
