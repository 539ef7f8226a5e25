package dev.gatewright.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The control socket")
final class ControlSocketTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("carries a request and its answer, line ends and all, and is its owner's alone")
  void carries() throws IOException {
    var address = address();
    try (var server =
        ControlServer.listen(address, request -> new Answer(2, request.get("text") + "\nö"))) {
      var answer = ControlClient.ask(address, Request.of("echo").with("text", "a\nb"));

      assertThat(answer).contains(new Answer(2, "a\nb\nö"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address.socket())))
          .isEqualTo("rw-------");
      assertThat(ControlClient.isRunning(address)).isTrue();
      assertThat(server).isNotNull();
    }
    assertThat(address.socket()).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @DisplayName("is no server when nobody listens, nor when a dead process left its file")
  void nobodyListens() throws IOException {
    assertThat(ControlClient.ask(address(), Request.of("x"))).isEmpty();

    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(address().socket()));
    }
    assertThat(address().socket()).exists();
    assertThat(ControlClient.ask(address(), Request.of("x"))).isEmpty();
    try (var server = ControlServer.listen(address(), _ -> Answer.done("new"))) {
      assertThat(ControlClient.ask(address(), Request.of("x"))).contains(Answer.done("new"));
      assertThat(server).isNotNull();
    }
  }

  @Test
  @DisplayName(
      "tells a store that cannot be used by its exit code, with why, as JSON for a program")
  void storeUnavailable() throws IOException {
    var full = new StoreUnavailable("the store could not write", new IOException("disk is full"));
    try (var server =
        ControlServer.listen(
            address(),
            request -> {
              throw full;
            })) {
      var answer = ControlClient.ask(address(), Request.of("x")).orElseThrow();
      assertThat(answer.exitCode()).isEqualTo(Answer.UNAVAILABLE);
      assertThat(answer.text()).isEqualTo("the store could not write: disk is full");

      var json = ControlClient.ask(address(), Request.of("x").with(Request.JSON, "true"));
      assertThat(json.orElseThrow().text()).startsWith("{").contains("\"error\"", "disk is full");
      assertThat(server).isNotNull();
    }
  }

  @Test
  @DisplayName("says where to look when a server ends in the middle of an apply")
  void cut() throws IOException, InterruptedException {
    try (var dying = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dying.bind(UnixDomainSocketAddress.of(address().socket()));
      var taking = Thread.ofVirtual().start(() -> closeFirst(dying));
      assertThatThrownBy(() -> ControlClient.ask(address(), Request.of("apply")))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("did not answer", "gatewright plan", "client rotate-secret");
      taking.join();
    }
  }

  private static void closeFirst(ServerSocketChannel server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("answers with a failure when carrying out a request throws, and serves on")
  void failureIsAnswered() throws IOException {
    try (var server =
        ControlServer.listen(
            address(),
            request -> {
              throw new IllegalStateException("disk gone");
            })) {
      for (var round = 0; round < 20; round++) {
        var answer = ControlClient.ask(address(), Request.of("x")).orElseThrow();
        assertThat(answer.exitCode()).isEqualTo(Answer.BUG);
        assertThat(answer.text()).contains("disk gone");
      }
      assertThat(server).isNotNull();
    }
  }

  @Test
  @DisplayName("says so when its path is longer than a socket's can be")
  void tooLong() {
    var far = ControlAddress.of(folder.resolve("x".repeat(100)));

    assertThatThrownBy(() -> ControlServer.listen(far, _ -> Answer.done("")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  @DisplayName("never prints what a request or an answer holds")
  void printsNoSecrets() {
    assertThat(Request.of("user add").with("password", "hunter22").toString())
        .doesNotContain("hunter22");
    assertThat(Answer.done("hunter22").toString()).doesNotContain("hunter22");
  }

  private ControlAddress address() {
    return ControlAddress.of(folder.resolve("g.db"));
  }
}
