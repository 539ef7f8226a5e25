package dev.gatewright.identity.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Argon2 by the library in C")
final class NativeArgon2Test {
  private static final byte[] SALT = "sixteen bytes ok".getBytes(UTF_8);
  private static final byte[] PASSWORD = "correct horse battery".getBytes(UTF_8);
  private static final Argon2Cost SMALL = new Argon2Cost(64, 2, 1);

  private NativeArgon2 argon2;

  @BeforeEach
  void load() {
    var loaded = NativeArgon2.load();
    assumeThat(loaded).as("the library loads on this machine").isPresent();
    argon2 = loaded.orElseThrow();
  }

  static Stream<Arguments> inputs() {
    return Stream.of(Argon2.Variant.values())
        .flatMap(variant ->
            Stream.of(Argon2.Version.values())
                .flatMap(version ->
                    Stream.of(
                            SMALL,
                            new Argon2Cost(8, 1, 1),
                            new Argon2Cost(133, 3, 4),
                            Argon2Cost.DEFAULT)
                        .flatMap(cost ->
                            Stream.of("", "correct horse battery", "Käsebrot & 12 Löffel")
                                .map(password -> Arguments.of(variant, version, cost, password)))));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  @DisplayName("It computes what the code in Java computes (RFC 9106)")
  void agreesWithJava(
      Argon2.Variant variant, Argon2.Version version, Argon2Cost cost, String password) {
    var java = new BouncyCastleArgon2(cost, 1);
    var typed = password.getBytes(UTF_8);

    assertThat(argon2.digest(variant, version, cost, SALT, typed, 32))
        .isEqualTo(java.digest(variant, version, cost, SALT, typed, 32));
  }

  @Test
  @DisplayName("A hash leaves its memory to the next, until it is given back")
  void memoryIsKept() {
    digest(SMALL);
    digest(SMALL);
    digest(new Argon2Cost(16, 1, 1));
    assertThat(argon2.kept()).isEqualTo(1);

    argon2.trim();
    assertThat(argon2.kept()).isZero();
    digest(SMALL);
    assertThat(argon2.kept()).isEqualTo(1);
  }

  @Test
  @DisplayName("The memory of an imported hash that wants more than usual is not kept")
  void largeMemoryGoesBack() {
    digest(SMALL);
    digest(new Argon2Cost(2 * Argon2Cost.DEFAULT.memoryKib(), 1, 1));
    assertThat(argon2.kept()).isZero();
  }

  @Test
  @DisplayName("Hashes at the same time have memory of their own")
  void concurrentHashesDoNotMeet() throws Exception {
    var expected = digest(SMALL);
    var together = new CyclicBarrier(4);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers = new ArrayList<Future<byte[]>>();
      for (int i = 0; i < 200; i++) {
        answers.add(
            threads.submit(() -> {
              together.await();
              return digest(SMALL);
            }));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
    assertThat(argon2.kept()).isBetween(1, 4);
  }

  private byte[] digest(Argon2Cost cost) {
    return argon2.digest(Argon2.Variant.ARGON2ID, Argon2.Version.V13, cost, SALT, PASSWORD, 32);
  }
}
