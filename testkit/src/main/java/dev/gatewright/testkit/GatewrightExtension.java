package dev.gatewright.testkit;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Runs a [TestGatewright] for JUnit 5.13 and later.
///
/// In a static field with `@RegisterExtension`, and with `@ExtendWith`, one server serves all tests
/// of the class, nested ones too: what a test changes stays for the next, but faults are forgotten
/// and requests counted from zero before each. In an instance field, each test has a server of its
/// own.
///
/// Tests take a parameter of type [TestGatewright], or of type [Browser] for one without cookies.
public final class GatewrightExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private final TestSetup setup;
  private final Namespace namespace = Namespace.create(GatewrightExtension.class, this);
  private final AtomicReference<@Nullable TestGatewright> running = new AtomicReference<>();

  /// A server with one issuer, named `test`, that has nothing yet.
  public GatewrightExtension() {
    this(TestSetup.of());
  }

  private GatewrightExtension(TestSetup setup) {
    this.setup = setup;
  }

  /// A server with one issuer, named `test`, that has these.
  public static GatewrightExtension with(Declaration... declarations) {
    return of(TestSetup.of(declarations));
  }

  /// A server that begins so.
  public static GatewrightExtension of(TestSetup setup) {
    return new GatewrightExtension(setup);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var _ = start(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start(context).beginTest();
  }

  /// The server of this context or of one around it; JUnit closes it with the context it is kept
  /// in.
  private TestGatewright start(ExtensionContext context) {
    var server =
        context
            .getStore(namespace)
            .computeIfAbsent(
                TestGatewright.class, _ -> TestGatewright.start(setup), TestGatewright.class);
    running.set(server);
    return server;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == TestGatewright.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var server = start(context);
    return parameter.getParameter().getType() == Browser.class ? server.browser() : server;
  }

  /// The running server.
  ///
  /// @throws IllegalStateException before JUnit has started it
  public TestGatewright server() {
    return Optional.ofNullable(running.get())
        .orElseThrow(() ->
            new IllegalStateException(
                "The server is not running yet. Annotate the field with @RegisterExtension, and use"
                    + " it in a test or a @BeforeEach or @BeforeAll method."));
  }

  /// See [TestGatewright#issuer()].
  public URI issuer() {
    return server().issuer();
  }

  /// See [TestGatewright#clock()].
  public TestClock clock() {
    return server().clock();
  }

  /// See [TestGatewright#faults()].
  public Faults faults() {
    return server().faults();
  }

  /// See [TestGatewright#requests(String)].
  public int requests(String path) {
    return server().requests(path);
  }

  /// See [TestGatewright#browser()].
  public Browser browser() {
    return server().browser();
  }

  /// See [TestGatewright#apply(Declaration...)].
  public void apply(Declaration... declarations) {
    server().apply(declarations);
  }
}
