package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of generated secrets")
final class SecretsFileTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is its owner's alone, also when it was there before and others could read it")
  void ownersAlone() throws IOException {
    var made = folder.resolve("made.txt");
    var open = Files.writeString(folder.resolve("open.txt"), "acme/old x\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

    for (var file : List.of(made, open)) {
      SecretsFile.append(
          file, List.of(new GeneratedSecret("client acme/web", new Secret("s3cret"))));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(made).hasContent("acme/web s3cret");
    assertThat(open).hasContent("acme/old x\nacme/web s3cret");
  }
}
