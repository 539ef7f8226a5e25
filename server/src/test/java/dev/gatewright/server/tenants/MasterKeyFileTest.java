package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.tenants.MasterKeyFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The master key file")
final class MasterKeyFileTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;

  @Test
  @DisplayName("is made where there is no data, for its owner alone, and read back the same")
  void made() throws IOException {
    var file = folder.resolve("keys/master.key");

    var made = new MasterKeyFile(file).load(false, random);

    assertThat(made).isInstanceOf(Outcome.Created.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
        .isEqualTo("rwx------");
    var text = Files.readString(file);
    assertThat(new MasterKeyFile(file).load(true, random))
        .isInstanceOfSatisfying(
            Outcome.Loaded.class,
            loaded -> assertThat(loaded.key().reveal()).isEqualTo(text.strip()));
  }

  @Test
  @DisplayName("is never made where there is data, since a new key could read none of it")
  void missing() {
    var file = folder.resolve("master.key");

    assertThat(new MasterKeyFile(file).load(true, random))
        .isInstanceOfSatisfying(
            Outcome.Unusable.class,
            unusable -> assertThat(unusable.message()).contains("is missing", "Put back"));
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("is refused and left alone when it holds no key")
  void damaged() throws IOException {
    var file = Files.writeString(folder.resolve("master.key"), "not a key");

    assertThat(new MasterKeyFile(file).load(false, random)).isInstanceOf(Outcome.Unusable.class);
    assertThat(file).hasContent("not a key");
  }
}
