package dev.gatewright.store;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.protocol.seal.Unwrapped;
import dev.gatewright.protocol.seal.WrapContext;
import dev.gatewright.store.keys.KeyTable;
import dev.gatewright.store.sql.SqliteDoor;
import dev.gatewright.store.sql.StoreRefused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;

/// Whether a master key is the one that a database file was written with, before the file is used.
public final class SealedProof {
  private static final String ANY_SECRET =
      "SELECT issuer, version, sealed FROM issuer_secret ORDER BY issuer, version LIMIT 1";

  private SealedProof() {}

  /// Opens one value of the file with the key, which is asked for only where the file holds any.
  /// Throws [StoreRefused] when the key is another one.
  public static void check(Path file, Supplier<MasterKey> master) {
    try (var connection = SqliteDoor.readOnly(file);
        var statement = connection.createStatement();
        var row = statement.executeQuery(ANY_SECRET)) {
      if (!row.next()) {
        return;
      }
      var context =
          new WrapContext(new IssuerId(row.getString(1)), KeyTable.SECRET, row.getString(2));
      switch (master.get().unwrap(context, row.getBytes(3))) {
        case Unwrapped.Opened _ -> {}
        case Unwrapped.OtherMasterKey _ ->
            throw new StoreRefused(
                "the master key is not the one that the backup was written with; put back the"
                    + " original master key file first");
        case Unwrapped.Damaged _ -> throw new StoreRefused("the backup is damaged; take another");
      }
    } catch (SQLException e) {
      throw new StoreRefused("the backup is no store of this program: " + e.getMessage(), e);
    }
  }
}
