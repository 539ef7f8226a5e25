package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on a disk of its own that is really full. Only root may mount one.
class FullDiskTest {
  private static final int MOST_REFRESHES = 5_000;

  @TempDir private Path folder = Path.of("");
  private Path disk = Path.of("");

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean small =
        run("mount", "-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs", disk.toString());
    Skip.where(small ? Optional.empty() : Optional.of("nobody here may mount a small disk"));
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  @DisplayName(
      "On a full disk a request is answered 503 with Retry-After, and when there is room again the"
          + " same server goes on: nothing acknowledged is lost, nothing used works twice; visitors"
          + " are told to try again, and the log, doctor and commands that the disk is full")
  void goesOn() throws Exception {
    var filler = disk.resolve("filler");
    try (var server = TwoTenants.start(disk, ServedGatewright.freePort())) {
      var party = TwoTenants.web(server, "acme");
      var tokens = party.redeem(TwoTenants.logIn(TwoTenants.visitor(), party));
      fill(filler);

      var full = refreshUntilFull(party, tokens.text("refresh_token"));
      assertThat(full.answer().status()).as(full.answer().body()).isEqualTo(503);
      assertThat(full.answer().headers().firstValue("Retry-After")).isPresent();
      assertThat(party.refresh(full.token()).status()).isEqualTo(503);
      assertThat(server.awaitLog("store unavailable")).contains("gatewright.db is full: make room");
      assertThat(server.outcome("doctor").said()).contains("FAIL  data folder: the disk is full");
      var command = server.outcome("user sign-out", TwoTenants.ADA, "--issuer", "acme");
      assertThat(command.exitCode()).isEqualTo(6);
      assertThat(command.said()).contains("gatewright.db is full: make room");

      Files.delete(filler);
      var after = party.refresh(full.token());
      assertThat(after.status()).as(after.body()).isEqualTo(200);
      assertThat(party.refresh(after.text("refresh_token")).isOk()).isTrue();
      assertThat(party.redeem(TwoTenants.logIn(TwoTenants.visitor(), party)).isOk()).isTrue();
      assertThat(server.log()).doesNotContain("\tat ");
    }
  }

  private record Full(String token, RelyingParty.Answer answer) {}

  /// The log has some pages left that it may write over, so that a few refreshes still succeed.
  private static Full refreshUntilFull(RelyingParty party, String first)
      throws IOException, InterruptedException {
    var token = first;
    for (var i = 0; i < MOST_REFRESHES; i++) {
      var answer = party.refresh(token);
      if (!answer.isOk()) {
        return new Full(token, answer);
      }
      token = answer.text("refresh_token");
    }
    throw new AssertionError("the disk did not fill up");
  }

  private static void fill(Path filler) throws IOException {
    var piece = new byte[4096];
    try (var out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException _) {
      // It is full now.
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
