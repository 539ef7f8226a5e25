package dev.gatewright.testkit;

/// One thing that an issuer has, as a test declares it: before the start or, with
/// [TestGatewright#apply], at any time after it. Declaring it again replaces what was declared
/// before. Immutable.
public sealed interface Declaration
    permits TestClient, TestOrganization, TestResource, TestScope, TestUser {}
