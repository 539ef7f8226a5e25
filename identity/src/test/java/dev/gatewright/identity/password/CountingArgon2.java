package dev.gatewright.identity.password;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Real Argon2 that counts its digests and the memory asked for, and can be held up.
public final class CountingArgon2 implements Argon2 {
  /// The cheapest cost there is.
  public static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

  private final Argon2 real = new BouncyCastleArgon2(CHEAP, 1);
  private final AtomicInteger digests = new AtomicInteger();
  private final List<String> passwords = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate;

  public CountingArgon2() {
    this(new CountDownLatch(0));
  }

  /// Computes nothing before the gate is open.
  public CountingArgon2(CountDownLatch gate) {
    this.gate = gate;
  }

  @Override
  public byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    digests.incrementAndGet();
    passwords.add(new String(password, StandardCharsets.UTF_8));
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return real.digest(variant, version, cost, salt, password, length);
  }

  @Override
  public String name() {
    return "counting";
  }

  /// What was hashed, in the order in which it was its turn.
  List<String> passwords() {
    return List.copyOf(passwords);
  }

  public int digests() {
    return digests.get();
  }
}
