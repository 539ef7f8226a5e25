package dev.gatewright.bench.token;

import dev.gatewright.client.resource.AccessToken;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// `TokenVerifier.verify` and the signature check in it, on the same tokens in the same run. Each
/// call has another token, so that nothing is remembered. The compiler works in the foreground, so
/// that it is done before anything is measured, however busy the machine.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 1)
public class TokenVerifierBenchmark {
  @Param({"ES256", "RS256"})
  public String algorithm = "";

  @Param({"JDK", "ACCP"})
  public String provider = "";

  private SignedTokens tokens = SignedTokens.none();

  @Setup
  public void sign() throws GeneralSecurityException {
    tokens = SignedTokens.of(algorithm, provider);
  }

  @Benchmark
  public boolean bareSignature() throws GeneralSecurityException {
    return tokens.nextBySignatureAlone();
  }

  @Benchmark
  public AccessToken tokenVerifier() {
    return tokens.nextByVerifier();
  }
}
