package dev.gatewright.identity.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2 in Java. Memory blocks are kept for the next hash: without that, collecting 19 MiB of
/// garbage a hash triples its cost.
final class BouncyCastleArgon2 implements Argon2 {
  private final Argon2BytesGenerator.BlockPool blocks;

  BouncyCastleArgon2(Argon2Cost cost, int concurrency) {
    this.blocks = new Argon2BytesGenerator.FixedBlockPool(cost.memoryKib() * concurrency);
  }

  @Override
  public byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    int type =
        switch (variant) {
          case ARGON2I -> Argon2Parameters.ARGON2_i;
          case ARGON2ID -> Argon2Parameters.ARGON2_id;
        };
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(type)
            .withVersion(version.number())
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .withBlockPool(blocks)
            .build());
    var digest = new byte[length];
    generator.generateBytes(password, digest);
    return digest;
  }

  @Override
  public String name() {
    return "Bouncy Castle Argon2";
  }
}
