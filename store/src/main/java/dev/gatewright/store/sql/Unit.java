package dev.gatewright.store.sql;

import java.sql.SQLException;

/// One change of state: the statements that make it and the audit entries it causes, committed
/// together or not at all.
///
/// A unit runs inside a transaction that other units share. It must not commit, roll back, block or
/// call out, and it may run on another caller's thread.
@FunctionalInterface
public interface Unit<T> {
  T run(SqlConnection connection) throws SQLException;
}
