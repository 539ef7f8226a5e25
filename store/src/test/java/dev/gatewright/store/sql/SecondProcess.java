package dev.gatewright.store.sql;

import java.nio.file.Path;

/// A program that opens a database and says how that went.
final class SecondProcess {
  private SecondProcess() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    try (var _ = Database.openSqlite(Path.of(arguments[0]), 1, FatalHandler.halting())) {
      System.out.println("opened");
    } catch (StoreRefused e) {
      System.out.println(e.getMessage());
    }
  }
}
